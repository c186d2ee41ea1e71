using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Callers of a function that has not come back so far: they may have been written for that.</summary>
internal static class PrivateCallers
{
    private const int MaximumDepth = 3;

    /// <summary>Whether nothing more happens in those that call the private or local function around a place.</summary>
    public static bool End(SyntaxNode place) => End(place, MaximumDepth);

    private static bool End(SyntaxNode place, int depth)
    {
        var function = place.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        var (name, scope) = function switch
        {
            LocalFunctionStatementSyntax local => (local.Identifier.ValueText, local.Parent is GlobalStatementSyntax global ? global.Parent : local.Parent),
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method when IsPrivate(method) => (method.Identifier.ValueText, method.Parent),
            _ => (null, null),
        };
        if (name is null || scope is null)
            return true;

        if (depth is 0 || scope is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return false;

        return scope.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(mention => mention.Identifier.ValueText == name && !function!.Span.Contains(mention.Span))
            .All(mention => CallOf(mention) is not { } call || Ends(call, depth));
    }

    private static bool IsPrivate(MethodDeclarationSyntax method) =>
        !method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.OverrideKeyword);

    /// <summary>The call by that name; null where the function is handed to somebody.</summary>
    private static InvocationExpressionSyntax? CallOf(IdentifierNameSyntax mention)
    {
        ExpressionSyntax called = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }

    private static bool Ends(InvocationExpressionSyntax call, int depth)
    {
        SyntaxNode node = call;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } or InvocationExpressionSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            ExpressionStatementSyntax statement => ReturnPath.Ends(statement) && End(statement, depth - 1),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => End(node, depth - 1),
            _ => false,
        };
    }
}
