using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds what else depends on a retired flag: endpoints, tests, and symbols of <c>#if</c>. The fix of SEA4001 cleans it up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FlagUseAnalyzer() : FlagRules(TestOfRetiredFlag.Rule, UnreachableEndpoint.Rule, RetiredFlagSymbol.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagSymbols symbols)
    {
        var registry = FlagRegistry.Read(context.Options, context.CancellationToken);
        if (!symbols.Apis.MayDecide(registry) && !symbols.Apis.HasMethods)
            return;

        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (symbols.IsTestProject)
                    TestOfRetiredFlag.Check(call, symbols, registry, node);

                if (FlagGates.IsNamed(call) && TryRead(node.Options, call.SyntaxTree, symbols, out var options) && FlagGates.TryMatch(call, node.SemanticModel, node.CancellationToken) is { } gate)
                    UnreachableEndpoint.Check(gate, registry, options, node);
            });
        context.RegisterNodeAction(
            NodeKinds.Attribute,
            node =>
            {
                if (TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options)
                    && symbols.Gates.TryMatch((AttributeSyntax)node.Node, node.SemanticModel, options, node.CancellationToken) is { } gate)
                {
                    UnreachableEndpoint.Check(gate, registry, options, node);
                }
            });
        context.RegisterSyntaxTreeAction(tree =>
        {
            if (TryRead(tree.Options, tree.Tree, symbols, out var options))
                RetiredFlagSymbol.Check(registry, options, tree);
        });
    }
}
