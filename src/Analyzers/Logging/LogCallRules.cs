using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;

namespace Seaworthy.Logging;

/// <summary>Rules about log calls: the syntax of a call is looked at first, and only what may concern the rules is bound.</summary>
internal abstract class LogCallRules(params DiagnosticDescriptor[] rules) : FamilyAnalyzer<LoggingSymbols>(rules)
{
    protected sealed override LoggingSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => LoggingSymbols.Find(compilation, options);

    /// <summary>Whether the syntax of a call leaves it possible that a rule has something to say; this runs for every call and allocates nothing.</summary>
    protected abstract bool MayConcern(InvocationExpressionSyntax call);

    protected abstract void Check(LogCall call, LoggingSymbols symbols, LoggingSettings settings, NodeContext context);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols)
    {
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                if (!MayConcern((InvocationExpressionSyntax)node.Node))
                    return;

                var settings = new LoggingSettings(node.Options.AnalyzerConfigOptionsProvider.GetOptions(node.Node.SyntaxTree));
                if (isTestProject && !settings.IncludeTests)
                    return;

                // An operation tree is made of the whole body at once, so it is only asked for where a log call is.
                if (node.SemanticModel.GetSymbolInfo(node.Node, node.CancellationToken).Symbol is IMethodSymbol method
                    && symbols.FindTemplate(method, settings, forwardingDepth: 0, node.CancellationToken) is not null
                    && node.SemanticModel.GetOperation(node.Node, node.CancellationToken) is IInvocationOperation invocation
                    && LogCall.TryMatch(invocation, symbols, settings, node.CancellationToken) is { } call
                    && settings.Covers(call, node.FindOwner()))
                {
                    Check(call, symbols, settings, node);
                }
            });
    }
}
