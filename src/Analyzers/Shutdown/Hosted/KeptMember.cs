using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>A member that keeps the task of started work.</summary>
internal static class KeptMember
{
    /// <summary>Whether the method waits for the task in the member; who only asks whether it is over does not.</summary>
    public static bool IsAwaited(ISymbol member, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in method.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name
                && name.Identifier.ValueText == member.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, member)
                && IsRead(name, member.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRead(IdentifierNameSyntax name, string member)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;
        var target = whole.Parent is ElementAccessExpressionSyntax element && element.Expression == whole ? element : whole;
        if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target)
            return false;

        if (whole.Parent is IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression })
            return false;

        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCompleted" or "IsFaulted" or "IsCanceled" or "Add" or "Count" or "Status" })
            return false;

        for (SyntaxNode? node = whole; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            var condition = node switch
            {
                ConditionalExpressionSyntax choice => choice.Condition,
                IfStatementSyntax branch => branch.Condition,
                _ => null,
            };
            if (condition is not null && !condition.Span.Contains(whole.Span) && condition.ToString().Contains(member + ".IsCompleted"))
                return false;
        }

        return true;
    }
}
