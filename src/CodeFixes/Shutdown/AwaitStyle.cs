using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Whether code awaits with <c>.ConfigureAwait(false)</c>, as new awaits in it then have to.</summary>
internal static class AwaitStyle
{
    /// <summary>What stands behind an awaited call in the method, or, where it awaits nothing yet, in its type.</summary>
    public static string Suffix(MethodDeclarationSyntax method)
    {
        var own = method.DescendantNodes(node => node == method || LoopExits.IsOfFunction(node)).OfType<AwaitExpressionSyntax>().ToList();
        if (own.Count is 0 && method.Parent is TypeDeclarationSyntax type)
            own = type.DescendantNodes().OfType<AwaitExpressionSyntax>().ToList();

        return own.Count > 0 && own.All(IsConfigured) ? ".ConfigureAwait(false)" : "";
    }

    private static bool IsConfigured(AwaitExpressionSyntax awaited) =>
        awaited.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList.Arguments: { Count: 1 } arguments }
        && arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression);
}
