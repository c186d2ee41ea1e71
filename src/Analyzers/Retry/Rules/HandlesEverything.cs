namespace Seaworthy.Retry.Rules;

/// <summary>SEA1004: every exception leads to another attempt.</summary>
internal static class HandlesEverything
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1004",
        Family.Retry,
        Level.Suggestion,
        title: "Every exception is retried",
        message: "'{0}' is tried again after every exception, also after one that can only happen again; catch what may pass",
        description: "A wrong argument, a missing permission or a bug fails every time. Retrying it multiplies the load, delays the answer by all pauses, and hides the cause behind attempts that had no chance.");

    public static void Check(RetryLoop loop, NodeContext context)
    {
        // A clause that gives up is a decision about what is worth another attempt.
        if (!loop.OtherCatches.IsEmpty || TakesPredicate(loop))
            return;

        foreach (var handler in loop.Handlers)
        {
            if (handler.CatchesEverything && !HandlerJudgement.IsSelective(handler, loop))
            {
                context.ReportDiagnostic(Rule.On(loop, RetriedName.Of(loop)));
                return;
            }
        }
    }

    /// <summary>Whether the callers of a helper say what is worth another attempt.</summary>
    private static bool TakesPredicate(RetryLoop loop)
    {
        if (loop.Operation?.ContainingSymbol is not IMethodSymbol helper)
            return false;

        foreach (var parameter in helper.Parameters)
        {
            if (parameter.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && !invoke.Parameters.IsEmpty && invoke.Parameters[0].Type.IsException())
                return true;
        }

        return false;
    }
}
