using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Walks over code that runs as part of an attempt: what stands in a nested function runs when that is called.</summary>
internal static class AttemptSyntax
{
    public static IEnumerable<SyntaxNode> Nodes(ImmutableArray<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            foreach (var node in Nodes(statement))
                yield return node;
        }
    }

    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode root) => root.DescendantNodesAndSelf(RunsInPlace);

    /// <summary>The called method's name as it is written, without what it is called on.</summary>
    public static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>What the method is called on, also behind <c>?.</c>; null when nothing is written there.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression.Unwrap(),
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression.Unwrap(),
        _ => null,
    };

    /// <summary>Whether a part of the code mentions the name, in any meaning.</summary>
    public static bool Mentions(SyntaxNode root, string name)
    {
        foreach (var node in root.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return true;
        }

        return false;
    }

    private static bool RunsInPlace(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
