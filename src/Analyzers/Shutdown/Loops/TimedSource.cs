using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Tells whether a token is one that runs out by itself, so that its end is planned.</summary>
internal static class TimedSource
{
    private const int DepthLimit = 3;

    /// <param name="name">The local or member that the token is read from.</param>
    /// <param name="at">A place that sees it.</param>
    public static bool Is(string name, SyntaxNode at) => Is(name, at, DepthLimit);

    private static bool Is(string name, SyntaxNode at, int depth)
    {
        SyntaxNode? scope = at.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (scope is null or GlobalStatementSyntax || !Declares(scope, name))
            scope = at.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? at.SyntaxTree.GetRoot();

        foreach (var node in scope.DescendantNodes())
        {
            var value = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var initial } declarator when declarator.Identifier.ValueText == name => initial,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var assigned } when target.Identifier.ValueText == name => assigned,
                _ => null,
            };
            if (value is not null && IsTimed(value, at, depth))
                return true;

            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CancelAfter", Expression: IdentifierNameSyntax source } } && source.Identifier.ValueText == name)
                return true;

            if (value is not null && IsLinked(value) && IsCancelledByCallback(name, scope))
                return true;
        }

        return false;
    }

    /// <summary>Whether a timer or the like ends a source that ends with the service anyway: that is another reason to stop, and a planned one.</summary>
    private static bool IsCancelledByCallback(string name, SyntaxNode scope)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync", Expression: IdentifierNameSyntax source } } call
                && source.Identifier.ValueText == name
                && call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLinked(ExpressionSyntax value) => value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateLinkedTokenSource" } };

    private static bool Declares(SyntaxNode scope, string name)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax declarator && declarator.Identifier.ValueText == name)
                return true;
        }

        return false;
    }

    private static bool IsTimed(ExpressionSyntax value, SyntaxNode at, int depth)
    {
        switch (value)
        {
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }:
                return true;

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateLinkedTokenSource" } } linked when depth > 0:
                foreach (var argument in linked.ArgumentList.Arguments)
                {
                    if (IsTimed(argument.Expression, at, depth))
                        return true;
                }

                return false;

            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token", Expression: IdentifierNameSyntax source } when depth > 0:
                return Is(source.Identifier.ValueText, at, depth - 1);

            case IdentifierNameSyntax token when depth > 0:
                return Is(token.Identifier.ValueText, at, depth - 1);

            default:
                return false;
        }
    }
}
