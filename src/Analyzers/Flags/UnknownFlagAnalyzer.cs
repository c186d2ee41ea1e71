using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds calls and gates that ask for a flag, and asks whether there is such a flag.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownFlagAnalyzer() : RegistryAnalyzer(UnknownFlag.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagRegistry registry)
    {
        if (FlagApis.Find(context.Compilation, context.Options.AnalyzerConfigOptionsProvider) is not { } apis)
            return;

        var gates = new FlagGates();
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterNodeAction(
            NodeKinds.Call | NodeKinds.Attribute,
            node =>
            {
                var options = node.Options.AnalyzerConfigOptionsProvider.GetOptions(node.Node.SyntaxTree);
                if (!isTestProject || FlagOptions.IncludeTests.Read(options))
                    Check(node, apis, gates, registry, options);
            });
    }

    private static void Check(NodeContext node, FlagApis apis, FlagGates gates, FlagRegistry registry, AnalyzerConfigOptions options)
    {
        var gate = node.Node switch
        {
            AttributeSyntax attribute => gates.TryMatch(attribute, node.SemanticModel, options, node.CancellationToken),
            InvocationExpressionSyntax call => FlagGates.TryMatch(call, node.SemanticModel, node.CancellationToken),
            _ => null,
        };
        if (gate is not null)
        {
            foreach (var key in gate.Keys)
                UnknownFlag.Check(key.Syntax, key.Text, key.Symbol, registry, node, options);
        }
        else if (node.Node is InvocationExpressionSyntax call
            && apis.FindCall(call, node.SemanticModel, options, node.CancellationToken)?.KeySyntax is { } syntax
            && FlagKey.Find(syntax, node.SemanticModel, node.CancellationToken) is { } key)
        {
            UnknownFlag.Check(syntax, key.Text, key.Symbol, registry, node, options);
        }
    }
}
