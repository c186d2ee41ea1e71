using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Shutdown.Loops;

/// <summary>The pauses between the attempts of a retry loop, which the rules about retries report and repair.</summary>
internal static class RetryPause
{
    /// <summary>Whether the call is the pause of a retry loop, reported or not.</summary>
    /// <param name="call">A call that waits.</param>
    /// <param name="options">The options of the call's file.</param>
    public static bool Is(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken) =>
        Find(call, model, options, cancellationToken) is not null;

    /// <summary>Whether a rule about retries reports the pause, so that it is to repair it.</summary>
    public static bool IsReported(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (Find(call, model, options, cancellationToken) is not var (loop, wait))
            return false;

        return wait.Blocks
            ? !wait.IsHelper && BlockingWait.Find(loop) is not null && !IsOff(BlockingWait.Rule)
            : PauseIgnoresToken.IsReported(wait, loop, model.Compilation, cancellationToken) && !IsOff(PauseIgnoresToken.Rule);

        bool IsOff(DiagnosticDescriptor rule) => RuleDescriptor.IsOff(rule.Id, call.SyntaxTree, model.Compilation, cancellationToken);
    }

    private static (RetryLoop Loop, WaitCall Wait)? Find(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        var settings = new RetrySettings(options);
        RetryLoopRecogniser? recogniser = null;
        for (var node = call.Parent; node is not null and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is not (ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax or CatchClauseSyntax)
                || RetryLoopSyntax.FindCandidate(node, settings, cancellationToken) is not { } candidate)
            {
                continue;
            }

            if (recogniser is null)
            {
                if (RetrySymbols.Find(model.Compilation) is not { } symbols)
                    return null;

                recogniser = new RetryLoopRecogniser(symbols, settings, cancellationToken);
            }

            if (recogniser.TryMatch(candidate, model) is not { Limit.Attempts: null or > 1 } loop)
                continue;

            foreach (var wait in loop.Pause.Waits)
            {
                if (wait.Syntax == call)
                    return (loop, wait);
            }
        }

        return null;
    }
}
