using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Retry.Nesting;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Retry;

/// <summary>Recognises retry loops and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RetryLoopAnalyzer() : FamilyAnalyzer<RetrySymbols>(
    NoPause.Rule,
    FixedPause.Rule,
    Unbounded.Rule,
    HandlesEverything.Rule,
    RetriesCancellation.Rule,
    SwallowsLastFailure.Rule,
    BlockingWait.Rule,
    PauseIgnoresToken.Rule,
    NonIdempotentRequest.Rule,
    NestedRetries.Rule,
    ReusedRequest.Rule,
    WaitsAfterLastAttempt.Rule,
    BrokenCounter.Rule)
{
    protected override RetrySymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => RetrySymbols.Find(compilation);

    protected override void Register(CompilationStartAnalysisContext context, RetrySymbols symbols)
    {
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var nested = new NestedRetry(context.Compilation, symbols, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterNodeAction(
            NodeKinds.Loop | NodeKinds.ForEach | NodeKinds.Label | NodeKinds.Catch,
            node =>
            {
                var settings = Settings(node);
                if ((!isTestProject || settings.IncludeTests)
                    && RetryLoopSyntax.FindCandidate(node.Node, settings, node.CancellationToken) is { } candidate
                    && new RetryLoopRecogniser(symbols, settings, node.CancellationToken).TryMatch(candidate, node.SemanticModel) is { Limit.Attempts: null or > 1 } loop)
                {
                    Check(loop, symbols, settings, nested, node);
                }
            });

        if (symbols is { HasPolly: true, HttpRequestMessage: not null })
        {
            context.RegisterNodeAction(
                NodeKinds.Call,
                node =>
                {
                    if (RequestReuse.MayBeIn((InvocationExpressionSyntax)node.Node) && (!isTestProject || Settings(node).IncludeTests))
                        ReusedRequest.Check((InvocationExpressionSyntax)node.Node, symbols, node);
                });
        }
    }

    private static RetrySettings Settings(NodeContext context) => new(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));

    private static void Check(RetryLoop loop, RetrySymbols symbols, RetrySettings settings, NestedRetry nested, NodeContext context)
    {
        if (FindGravest(loop, symbols, nested, context) is { } finding)
            context.ReportDiagnostic(finding);

        FixedPause.Check(loop, settings, context);
        HandlesEverything.Check(loop, context);
        PauseIgnoresToken.Check(loop, context);
        NonIdempotentRequest.Check(loop, context);
        WaitsAfterLastAttempt.Check(loop, context);
    }

    /// <summary>One warning is enough to look at a loop, so only the gravest is given; a suggestion gives way to any warning.</summary>
    private static Diagnostic? FindGravest(RetryLoop loop, RetrySymbols symbols, NestedRetry nested, NodeContext context)
    {
        var token = context.CancellationToken;
        Diagnostic? suggestion = null;
        for (var rank = 0; rank < 8; rank++)
        {
            var finding = rank switch
            {
                0 => BrokenCounter.Find(loop),
                1 => ReusedRequest.Find(loop, symbols, token),
                2 => Unbounded.Find(loop, token),
                3 => NestedRetries.Find(loop, nested, token),
                4 => NoPause.Find(loop, symbols),
                5 => RetriesCancellation.Find(loop, symbols, token),
                6 => BlockingWait.Find(loop),
                _ => SwallowsLastFailure.Find(loop, token),
            };

            // A rule that is turned off would hide those behind it.
            if (finding is null || RuleDescriptor.IsOff(finding.Id, loop.Syntax.SyntaxTree, context.Compilation, token))
                continue;

            if (finding.Severity is DiagnosticSeverity.Warning)
                return finding;

            suggestion ??= finding;
        }

        return suggestion;
    }
}
