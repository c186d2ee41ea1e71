using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>The copy of a compilation that is run: it is the same but for the clock, which is that of the run.</summary>
internal static class TestCopy
{
    private static readonly ExpressionSyntax Delay = Member(nameof(VirtualTime.Delay));
    private static readonly ExpressionSyntax Sleep = Member(nameof(VirtualTime.Sleep));
    private static readonly AssignmentExpressionSyntax Clock =
        SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(nameof(TimeProvider)), Member(nameof(VirtualTime.Clock)));

    public static Compilation Of(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            var root = tree.GetRoot();
            var replacements = root.DescendantNodes().Where(node => Replace(node, node, model) is not null).ToHashSet();
            var copy = root.ReplaceNodes(replacements, (original, current) => Replace(original, current, model)!);
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(copy, tree.Options));
        }

        return compilation;
    }

    private static SyntaxNode? Replace(SyntaxNode original, SyntaxNode current, SemanticModel model) => (original, current) switch
    {
        (InvocationExpressionSyntax call, InvocationExpressionSyntax now) => model.GetSymbolInfo(call).Symbol switch
        {
            IMethodSymbol { Name: "Delay", ContainingType.Name: "Task", Parameters.Length: <= 2 } => now.WithExpression(Delay),
            IMethodSymbol { Name: "Sleep", ContainingType.Name: "Thread" } => now.WithExpression(Sleep),
            _ => null,
        },
        (ObjectCreationExpressionSyntax creation, ObjectCreationExpressionSyntax now) when IsBuilder(creation, model) =>
            now.WithArgumentList(now.ArgumentList ?? SyntaxFactory.ArgumentList()).WithInitializer(WithClock(now.Initializer)),
        (ImplicitObjectCreationExpressionSyntax creation, ImplicitObjectCreationExpressionSyntax now) when IsBuilder(creation, model) => now.WithInitializer(WithClock(now.Initializer)),
        _ => null,
    };

    private static bool IsBuilder(ExpressionSyntax creation, SemanticModel model) => model.GetTypeInfo(creation).Type is { Name: "ResiliencePipelineBuilder", ContainingNamespace.Name: "Polly" };

    private static InitializerExpressionSyntax WithClock(InitializerExpressionSyntax? initializer) =>
        (initializer ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression)).AddExpressions(Clock);

    private static ExpressionSyntax Member(string name) => SyntaxFactory.ParseExpression($"global::{typeof(VirtualTime).FullName}.{name}");
}
