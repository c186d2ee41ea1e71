using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;

namespace Seaworthy.Logging.Exceptions;

/// <summary>Tells whether the message of an exception is enough: its catch clause is for failures that are known, or keeps the exception by other means.</summary>
internal static class KnownFailure
{
    public static bool Is(LogCall call, ExceptionMention mention, LoggingSettings settings, CancellationToken cancellationToken) => mention switch
    {
        { Kind: not MentionKind.Message } or { Source.SemanticModel: null } => false,
        { Source: ILocalReferenceOperation { Local.Name: var name } } => FindClause(call.Syntax, name) is { } clause && IsKnown(clause, call, mention.Source.SemanticModel, settings, cancellationToken),
        _ => call.Severity < LogSeverity.Error && IsOfRetry(call.Syntax, mention.Source.SemanticModel, cancellationToken),
    };

    private static bool IsKnown(CatchClauseSyntax clause, LogCall call, SemanticModel model, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (Keeps(clause, call.Syntax) || SaysNotFound(call))
            return true;

        var type = model.GetTypeInfo(clause.Declaration!.Type, cancellationToken).Type;
        var filter = CatchFilter.Read(clause, model, settings, cancellationToken);
        return filter is CatchFilterKind.Looks || (filter is CatchFilterKind.Narrows && call.Severity < LogSeverity.Error) || IsToldApart(clause, type, model, cancellationToken);
    }

    /// <summary>The clause that declares the exception; null for what runs later.</summary>
    private static CatchClauseSyntax? FindClause(SyntaxNode node, string exception)
    {
        for (var parent = node.Parent; parent is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); parent = parent.Parent)
        {
            if (parent is CatchClauseSyntax { Declaration.Identifier.ValueText: var declared } clause && declared == exception)
                return clause;
        }

        return null;
    }

    /// <summary>Whether the clause throws the exception on, or hands it to somebody as it is.</summary>
    /// <param name="besides">A call that doesn't count.</param>
    private static bool Keeps(CatchClauseSyntax clause, InvocationExpressionSyntax? besides)
    {
        var name = clause.Declaration?.Identifier.ValueText;
        foreach (var node in clause.Block.DescendantNodes(node => node != besides))
        {
            if (node is ThrowStatementSyntax { Expression: null } && node.FirstAncestorOrSelf<CatchClauseSyntax>() == clause)
                return true;

            if (node is IdentifierNameSyntax identifier && !string.IsNullOrEmpty(name) && identifier.Identifier.ValueText == name && IsHandedOn(identifier))
                return true;
        }

        return false;
    }

    /// <summary><c>errors.Add(e)</c>, <c>log.Error(e, "...")</c>, <c>new Failure(e)</c>, <c>return e</c>; but not <c>if (IsTransient(e))</c>.</summary>
    private static bool IsHandedOn(IdentifierNameSyntax exception)
    {
        if (exception.Parent is ReturnStatementSyntax or ThrowStatementSyntax || exception.Parent is AssignmentExpressionSyntax assignment && assignment.Right == exception)
            return true;

        switch (exception.Parent)
        {
            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax }:
                return true;

            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                SyntaxNode? user = call.Parent;
                while (user is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
                    user = user.Parent;

                return user is ExpressionStatementSyntax or ReturnStatementSyntax;

            default:
                return false;
        }
    }

    /// <summary>Whether a later clause, for what nobody expected, keeps its exception: the one that doesn't is for what somebody did expect.</summary>
    private static bool IsToldApart(CatchClauseSyntax clause, ITypeSymbol? type, SemanticModel model, CancellationToken cancellationToken)
    {
        if (clause.Parent is not TryStatementSyntax { Catches: var catches })
            return false;

        for (var index = catches.IndexOf(clause) + 1; index < catches.Count; index++)
        {
            if (Keeps(catches[index], besides: null) && (catches[index].Declaration is not { Type: var caught } || IsBase(model.GetTypeInfo(caught, cancellationToken).Type, type)))
                return true;
        }

        return false;
    }

    private static bool IsBase(ITypeSymbol? type, ITypeSymbol? derived)
    {
        for (derived = derived?.BaseType; derived is not null; derived = derived.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, derived))
                return true;
        }

        return false;
    }

    /// <summary>What was looked for isn't there, which is all there is to say.</summary>
    private static bool SaysNotFound(LogCall call)
    {
        var text = call.TemplateSyntax.ToString();
        return text.IndexOf("not found", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("not find", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>
    /// Whether the call tells of an attempt that Polly follows by another, and throws the last failure: <c>WaitAndRetry(3, wait, (e, delay) => ...)</c>,
    /// <c>OnRetry = attempt => ...</c>
    /// </summary>
    private static bool IsOfRetry(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var callback = node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when LogCallSyntax.Name(call.Expression)?.IndexOf("Retry", StringComparison.Ordinal) >= 0 => call,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "OnRetry" } name } => name,
            _ => (ExpressionSyntax?)null,
        };
        if (callback is null)
            return false;

        var root = model.GetSymbolInfo(callback, cancellationToken).Symbol?.ContainingNamespace;
        while (root?.ContainingNamespace is { IsGlobalNamespace: false } outer)
            root = outer;

        return root?.Name is "Polly";
    }
}
