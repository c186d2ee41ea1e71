using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>The tokens that a function declares for itself before a place, such as that of a source linked to its own with a time-out.</summary>
internal sealed class LocalTokens(SyntaxNode at, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly List<(VariableDeclaratorSyntax Declarator, ReachableToken Token)> _found = new();

    public void Clear() => _found.Clear();

    /// <summary>Adds what is declared in <paramref name="block"/> before the child that the place is in.</summary>
    public void AddBefore(SyntaxNode child, SyntaxNode block)
    {
        if (block is UsingStatementSyntax { Declaration: { } resource } statement)
        {
            if (child == statement.Statement)
                Add(resource, block);

            return;
        }

        foreach (var node in block.ChildNodes())
        {
            if (node.SpanStart >= child.SpanStart)
                break;

            if ((node is GlobalStatementSyntax top ? top.Statement : node) is LocalDeclarationStatementSyntax { IsConst: false } local)
                Add(local.Declaration, block);
        }
    }

    /// <summary>The token that all others of the function lead to.</summary>
    public ReachableToken? Best(ImmutableArray<IParameterSymbol> parameters, bool isInnermost)
    {
        ReachableToken? best = null;
        foreach (var parameter in parameters)
            best = best is null ? new ReachableToken(TokenNames.Escape(parameter.Name) + (parameter.Type.IsToken() ? "" : ReachableToken.OrNone), isInnermost ? TokenRank.Parameter : TokenRank.Captured, parameter, IsAmbiguous: false) : best with { IsAmbiguous = true };

        // Inner blocks come first on the way out, but what they declare comes last in the text.
        _found.Sort((left, right) => left.Declarator.SpanStart.CompareTo(right.Declarator.SpanStart));
        foreach (var (declarator, token) in _found)
        {
            var derived = token with { Rank = isInnermost ? TokenRank.Derived : TokenRank.Captured };
            best = best is null || Mentions(declarator, best.Source.Name) ? derived : best with { IsAmbiguous = true };
        }

        return best;
    }

    private void Add(VariableDeclarationSyntax declaration, SyntaxNode block)
    {
        foreach (var declarator in declaration.Variables)
        {
            if (declarator.Initializer?.Value is { } value
                && MayHoldToken(declaration.Type)
                && model.GetDeclaredSymbol(declarator, cancellationToken) is ILocalSymbol local
                && FindExpression(local, value) is { } expression
                && !IsSpoilt(local.Name, declarator, block))
            {
                _found.Add((declarator, new ReachableToken(expression, TokenRank.Derived, local, IsAmbiguous: false)));
            }
        }
    }

    private static bool MayHoldToken(TypeSyntax type) =>
        type is IdentifierNameSyntax { Identifier.ValueText: "var" or "CancellationToken" or "CancellationTokenSource" } or QualifiedNameSyntax;

    private string? FindExpression(ILocalSymbol local, ExpressionSyntax value)
    {
        if (local.Type.IsTokenSource())
            return IsLinking(value) ? TokenNames.Escape(local.Name) + ".Token" : null;

        if (!local.Type.IsToken() || value is LiteralExpressionSyntax or DefaultExpressionSyntax or BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" or "ApplicationStarted" or "ApplicationStopped" })
            return null;

        // The token of a source that is linked to nothing says nothing of a shutdown.
        return value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token", Expression: IdentifierNameSyntax source }
            && model.GetSymbolInfo(source, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            && references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } origin }
            && !IsLinking(origin)
                ? null
                : TokenNames.Escape(local.Name);
    }

    private static bool IsLinking(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateLinkedTokenSource" } or IdentifierNameSyntax { Identifier.ValueText: "CreateLinkedTokenSource" };

    /// <summary>Whether the local is assigned again, disposed or cancelled before the place.</summary>
    private bool IsSpoilt(string name, VariableDeclaratorSyntax declarator, SyntaxNode block)
    {
        foreach (var node in block.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } when target.Identifier.ValueText == name:
                    return true;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: "Dispose" or "Cancel" or "CancelAsync" } access }
                    when receiver.Identifier.ValueText == name && IsBefore(node, access.Name.Identifier.ValueText is "Dispose", declarator):
                    return true;
            }
        }

        return false;
    }

    private bool IsBefore(SyntaxNode end, bool isDisposal, VariableDeclaratorSyntax declarator)
    {
        // Nobody knows when a lambda runs; a source that is cancelled then does what it is there for.
        if (end.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && !lambda.Contains(at) && lambda.SpanStart > declarator.SpanStart)
            return isDisposal;

        return end.SpanStart > declarator.SpanStart && end.Span.End <= at.SpanStart;
    }

    private static bool Mentions(VariableDeclaratorSyntax declarator, string name)
    {
        foreach (var node in declarator.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return true;
        }

        return false;
    }
}
