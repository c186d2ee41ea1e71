using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls whose template is built at run time and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogCallAnalyzer() : FamilyAnalyzer<LoggingSymbols>(RuntimeTemplate.Rule, RuntimeTemplateWithValues.Rule)
{
    protected override LoggingSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => LoggingSymbols.Find(compilation, options);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols)
    {
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (!LogCallSyntax.MayBuildTemplate((InvocationExpressionSyntax)node.Node))
                    return;

                var settings = new LoggingSettings(node.Options.AnalyzerConfigOptionsProvider.GetOptions(node.Node.SyntaxTree));
                if (isTestProject && !settings.IncludeTests)
                    return;

                // An operation tree is made of the whole body at once, so it is only asked for where a log call is.
                if (node.SemanticModel.GetSymbolInfo(node.Node, node.CancellationToken).Symbol is not IMethodSymbol method
                    || symbols.FindTemplate(method, settings, forwardingDepth: 0, node.CancellationToken) is null
                    || node.SemanticModel.GetOperation(node.Node, node.CancellationToken) is not IInvocationOperation invocation
                    || LogCall.TryMatch(invocation, symbols, settings, node.CancellationToken) is not { } call
                    || !settings.Covers(call, node.ContainingSymbol)
                    || RuntimeMessage.TryMatch(call, settings, node.CancellationToken) is not { } message)
                {
                    return;
                }

                RuntimeTemplate.Check(message, node);
                RuntimeTemplateWithValues.Check(message, node);
            },
            SyntaxKind.InvocationExpression);
    }
}
