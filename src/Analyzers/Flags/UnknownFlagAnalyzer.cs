using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds calls that read a flag, and asks whether there is such a flag.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownFlagAnalyzer() : RegistryAnalyzer(UnknownFlag.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagRegistry registry)
    {
        if (FlagApis.Find(context.Compilation, context.Options.AnalyzerConfigOptionsProvider) is not { } apis)
            return;

        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var options = node.Options.AnalyzerConfigOptionsProvider.GetOptions(node.Node.SyntaxTree);
                if ((!isTestProject || FlagOptions.IncludeTests.Read(options))
                    && apis.FindCall((InvocationExpressionSyntax)node.Node, node.SemanticModel, options, node.CancellationToken) is { } call)
                {
                    UnknownFlag.Check(call, registry, node);
                }
            },
            SyntaxKind.InvocationExpression);
    }
}
