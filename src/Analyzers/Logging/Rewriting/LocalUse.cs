using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>What becomes of a local that held the message.</summary>
internal enum LocalFate
{
    /// <summary>Its values move into the log call, and its declaration goes.</summary>
    Inlined,

    /// <summary>It stays for its other readers, and the log call reads the values again.</summary>
    ReadAgain,

    /// <summary>Its values may have changed by the time of the log call, which therefore logs its text.</summary>
    Logged,
}

/// <summary>Decides whether the values of a local can be read at the log call as well as at its declaration.</summary>
internal static class LocalUse
{
    public static LocalFate Decide(RuntimeMessage message, VariableDeclaratorSyntax declarator, SyntaxNode scope, IReadOnlyList<MessagePart> parts)
    {
        var call = message.Call;
        if (declarator.Parent?.Parent is not LocalDeclarationStatementSyntax declaration || IsCaptured(call.Syntax, scope))
            return LocalFate.Logged;

        if (!MeansTheSame(parts, call))
            return LocalFate.Logged;

        var follows = Follows(call.Syntax, declaration);

        // The condition that chooses the text is evaluated where it stands, and once.
        if (message.Arms.Length > 1)
            return follows && IsRemovable(declaration) && HasStableOperands(call) && CountMentions(message.Local!.Local, scope, declarator) is 1 ? LocalFate.Inlined : LocalFate.Logged;

        if (CountMentions(message.Local!.Local, scope, declarator) is 1 && IsRemovable(declaration))
            return (follows && KeepsOrder(call, parts)) || AreFixed(parts, declarator, scope) ? LocalFate.Inlined : LocalFate.Logged;

        // The text would stand there twice.
        if (!IsOneLine(message.Content.Syntax))
            return LocalFate.Logged;

        return (follows && AreStable(parts)) || AreFixed(parts, declarator, scope) ? LocalFate.ReadAgain : LocalFate.Logged;
    }

    /// <summary>Whether every name in the values means the same at the log call: a variable there may hide a member.</summary>
    private static bool MeansTheSame(IReadOnlyList<MessagePart> parts, LogCall call)
    {
        if (call.Invocation.SemanticModel is not { } model)
            return false;

        foreach (var part in parts)
        {
            if (part is not ValuePart value)
                continue;

            foreach (var node in value.Operation.Syntax.DescendantNodesAndSelf())
            {
                if (node is not IdentifierNameSyntax name || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax)
                    continue;

                var there = model.GetSymbolInfo(name).Symbol;
                if (there is ILocalSymbol or IParameterSymbol || there is null)
                    continue;

                var here = model.GetSpeculativeSymbolInfo(call.Syntax.SpanStart, name, SpeculativeBindingOption.BindAsExpression);
                if (here.Symbol is ILocalSymbol or IParameterSymbol)
                    return false;
            }
        }

        return true;
    }

    private static bool IsOneLine(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.StartLinePosition.Line == span.EndLinePosition.Line;
    }

    private static int CountMentions(ILocalSymbol local, SyntaxNode scope, VariableDeclaratorSyntax declarator)
    {
        var count = 0;
        foreach (var mention in LocalText.Mentions(local.Name, scope))
        {
            if (!declarator.Span.Contains(mention.Span))
                count++;
        }

        return count;
    }

    /// <summary>Whether the declaration holds nothing but this local, and no comment that would be lost.</summary>
    private static bool IsRemovable(LocalDeclarationStatementSyntax declaration) =>
        declaration.Declaration.Variables.Count is 1 && !declaration.ContainsDirectives && !HasComment(declaration.GetTrailingTrivia());

    private static bool HasComment(SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            if (!string.IsNullOrWhiteSpace(piece.ToString()))
                return true;
        }

        return false;
    }

    private static bool IsCaptured(SyntaxNode call, SyntaxNode scope)
    {
        for (var node = call.Parent; node is not null && node != scope; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return true;
        }

        return false;
    }

    /// <summary>Whether the call is the statement right behind the declaration.</summary>
    private static bool Follows(InvocationExpressionSyntax call, LocalDeclarationStatementSyntax declaration)
    {
        SyntaxNode expression = call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? access : call;
        return expression.Parent is ExpressionStatementSyntax statement
            && declaration.GetLastToken().GetNextToken() == statement.GetFirstToken();
    }

    /// <summary>The log call's other operands used to be evaluated after the values, and now come before them.</summary>
    private static bool KeepsOrder(LogCall call, IReadOnlyList<MessagePart> parts)
    {
        return AreStable(parts) || HasStableOperands(call);
    }

    private static bool HasStableOperands(LogCall call)
    {
        if (!StableValue.Is(call.Invocation.Instance))
            return false;

        foreach (var argument in call.Invocation.Arguments)
        {
            if (argument != call.Template && argument.ArgumentKind is ArgumentKind.Explicit && !StableValue.Is(argument.Value))
                return false;
        }

        return true;
    }

    private static bool AreStable(IReadOnlyList<MessagePart> parts)
    {
        foreach (var part in parts)
        {
            if (part is ValuePart value && !StableValue.Is(value.Operation))
                return false;
        }

        return true;
    }

    /// <summary>Whether no value can change after the declaration.</summary>
    private static bool AreFixed(IReadOnlyList<MessagePart> parts, VariableDeclaratorSyntax declarator, SyntaxNode scope)
    {
        foreach (var part in parts)
        {
            if (part is ValuePart value && !IsFixed(value.Operation, declarator, scope))
                return false;
        }

        return true;
    }

    private static bool IsFixed(IOperation? operation, VariableDeclaratorSyntax declarator, SyntaxNode scope)
    {
        while (true)
        {
            switch (operation)
            {
                case null or IInstanceReferenceOperation or ITypeOfOperation or IConditionalAccessInstanceOperation or { ConstantValue.HasValue: true }:
                    return true;

                case ILocalReferenceOperation { Local: var local }:
                    return !IsWrittenAfter(local, declarator, scope);

                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                    return !IsWrittenAfter(parameter, declarator, scope);

                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;

                case IFieldReferenceOperation { Field.IsReadOnly: true } field:
                    operation = field.Instance;
                    break;

                case IPropertyReferenceOperation { Arguments.IsEmpty: true, Property.SetMethod: null or { IsInitOnly: true } } property:
                    operation = property.Instance;
                    break;

                case IConditionalAccessOperation access when IsFixed(access.WhenNotNull, declarator, scope):
                    operation = access.Operation;
                    break;

                default:
                    return false;
            }
        }
    }

    private static bool IsWrittenAfter(ISymbol variable, VariableDeclaratorSyntax declarator, SyntaxNode scope)
    {
        // A loop around the declaration may write to it after the log call and before the next declaration, which does no harm.
        foreach (var mention in LocalText.Mentions(variable.Name, scope))
        {
            if (mention.SpanStart > declarator.Span.End && LocalText.IsWritten(mention))
                return true;
        }

        return false;
    }
}
