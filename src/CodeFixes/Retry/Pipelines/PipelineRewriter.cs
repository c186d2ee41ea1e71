using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Rewrites a retry loop to a Polly pipeline that behaves the same, or, if asked to, pauses better.</summary>
internal static class PipelineRewriter
{
    /// <summary>The rewritten document; null when the pipeline could not be exact.</summary>
    public static LoopRewrite? TryRewrite(RetryLoop loop, CompilationUnitSyntax root, RetrySymbols symbols, RetrySettings settings, PipelineTiming timing, CancellationToken cancellationToken)
    {
        if (!symbols.HasPolly
            || symbols.PipelineBuilderOfResult is null
            || loop.Try?.Finally is not null
            || loop.Limit.Kind is LimitKind.Timed or LimitKind.Unknown
            || LoopSite.Find(loop) is not { } site
            || site.Region.Any(statement => statement.ContainsDirectives || statement.ContainsDiagnostics)
            || RehearsedLoop.Rehearse(loop, site, cancellationToken) is not { } rehearsed)
        {
            return null;
        }

        var style = new CodeStyle(loop, root);
        if (PipelineToken.Find(rehearsed, timing) is not { } token
            || PausePlan.Create(rehearsed, settings, timing, style, cancellationToken) is not { } pause
            || FailurePredicates.Create(rehearsed, style) is not { } predicates
            || RetryCallback.Create(rehearsed, style, token) is not { } callback
            || AttemptCode.Create(rehearsed, token) is not { } attempt
            || Aftermath.Create(rehearsed) is not { } aftermath
            || OuterCatches.Create(rehearsed, style, token, predicates, aftermath, cancellationToken) is not { } catches
            || NeedsContext(rehearsed, attempt)
            || (rehearsed.Failing.TestsToken && !rehearsed.Count.IsEndless))
        {
            return null;
        }

        var resultType = loop.ResultCheck is null ? null : attempt.ResultType;
        if (loop.ResultCheck is not null && !CanBeHandled(resultType))
            return null;

        var name = settings.PipelineName ? PipelineName(loop) : null;
        var options = new PipelineOptions(rehearsed, style, predicates, pause, callback, resultType, name);
        var newRoot = new LoopReplacement(rehearsed, style, token, attempt, aftermath, catches, options).Apply(root);
        return newRoot is null ? null : new LoopRewrite(Title(rehearsed, pause), newRoot);
    }

    /// <summary>Polly disposes of results that are followed by another attempt; those of HTTP are made for that.</summary>
    private static bool CanBeHandled(ITypeSymbol? type) =>
        type is { IsAnonymousType: false, TypeKind: not TypeKind.Error, IsRefLikeType: false }
        && (type.Name is "HttpResponseMessage" || !type.AllInterfaces.Any(@interface => @interface.Name is "IDisposable" or "IAsyncDisposable"));

    /// <summary>A pipeline runs the attempts after the first off the context of the caller, which user interfaces can't do without.</summary>
    private static bool NeedsContext(RehearsedLoop rehearsed, AttemptCode attempt) =>
        (attempt.HasAwait || rehearsed.Loop.IsAsync)
        && UserInterface.IsAround(rehearsed.Loop)
        && rehearsed.Site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<AwaitExpressionSyntax>()
            .Any(node => !(node.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }));

    private static string PipelineName(RetryLoop loop) => loop.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        ? type.Identifier.ValueText + "." + PipelineHome.Stem(loop, type)
        : "Program";

    private static string Title(RehearsedLoop rehearsed, PausePlan pause)
    {
        var count = rehearsed.Count;
        var attempts = count switch
        {
            { IsEndless: true } => "unlimited attempts",
            { Constant: { } constant } => CounterText.Text(constant) + " attempts",
            { Offset: 0 } => "up to " + count.Bound!.WithoutTrivia() + " attempts",
            { Offset: > 0 } => "up to " + count.Bound!.WithoutTrivia() + " + " + CounterText.Text(count.Offset) + " attempts",
            _ => "up to " + count.Bound!.WithoutTrivia() + " - " + CounterText.Text(-count.Offset) + " attempts",
        };
        var wasted = rehearsed.Paths.Any(path => path.Last?.Waits.Any() is true) ? " and no wait after the last failure" : "";
        return "Rewrite as a Polly pipeline (" + attempts + ", " + pause.Title + wasted + ")";
    }
}
