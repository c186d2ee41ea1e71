using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises direct output in projects whose output is not their product, and asks the rule about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DirectOutputAnalyzer() : FamilyAnalyzer<LoggingSymbols>(DirectOutput.Rule)
{
    protected override LoggingSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => LoggingSymbols.Find(compilation, options);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols)
    {
        if (OutputProject.Find(context.Compilation) is not { } project)
            return;

        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (!OutputCall.MayBe(call))
                    return;

                var settings = new LoggingSettings(node.Options.AnalyzerConfigOptionsProvider.GetOptions(call.SyntaxTree));
                if ((!isTestProject || settings.IncludeTests)
                    && OutputCall.TryMatch(call, node.SemanticModel, node.CancellationToken) is { } output
                    && OutputPlace.Find(output, project, node.SemanticModel, node.CancellationToken) is { } place
                    && settings.Covers(place.Logger?.Library ?? LogLibrary.Other, output.Level, node.FindOwner())
                    && !EntryPoint.AsksUser(node.Compilation, node.CancellationToken))
                {
                    DirectOutput.Check(output, place, node);
                }
            });
    }
}
