using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Says which code means the same in a lambda as in the loop.</summary>
internal static class MovedCode
{
    private static readonly HashSet<string> AmbientMembers = ["CurrentCulture", "CurrentUICulture", "CurrentPrincipal"];

    public static bool CanMove(SyntaxNode code, RetryLoop loop) =>
        !code.ContainsDirectives
        && !code.ContainsDiagnostics
        && code.DescendantNodesAndSelf().All(node => CanMoveNode(node, code, loop.Model));

    private static bool CanMoveNode(SyntaxNode node, SyntaxNode code, SemanticModel model) => node switch
    {
        YieldStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax => false,
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or RefExpressionSyntax or RefTypeSyntax or PointerTypeSyntax or FixedStatementSyntax or UnsafeStatementSyntax => false,
        AssignmentExpressionSyntax assignment => !IsAmbient(assignment.Left, model),
        ThisExpressionSyntax => model.GetTypeInfo(node).Type is not { IsValueType: true },
        IdentifierNameSyntax name => CanCapture(name, code, model),
        _ => true,
    };

    private static bool CanCapture(IdentifierNameSyntax name, SyntaxNode code, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(name).Symbol;
        if (symbol is not null && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.SyntaxTree && code.Span.Contains(reference.Span)))
            return true;

        return symbol switch
        {
            IParameterSymbol parameter => parameter.RefKind is RefKind.None && CanCapture(parameter.Type) && !(ReachFinder.IsOfPrimaryConstructor(parameter) && parameter.ContainingType.IsValueType),
            ILocalSymbol local => local.RefKind is RefKind.None && CanCapture(local.Type),
            IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol => symbol.IsStatic || symbol.ContainingType is not { IsValueType: true } || ReachFinder.Of(name, name, model) is not Reach.Instance,
            _ => true,
        };
    }

    private static bool CanCapture(ITypeSymbol type) => type is { IsRefLikeType: false } and not IPointerTypeSymbol;

    /// <summary>Values that flow with the execution context are lost when the lambda returns.</summary>
    private static bool IsAmbient(ExpressionSyntax target, SemanticModel model) =>
        target is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && (AmbientMembers.Contains(name)
            || (name is "Current" && model.GetSymbolInfo(target).Symbol is { ContainingType.Name: "Activity" })
            || (name is "Value" && model.GetSymbolInfo(target).Symbol is { ContainingType.Name: "AsyncLocal" }));
}
