namespace Seaworthy.Retry;

/// <summary>How the rules report a retry loop: a fix finds the loop by the first additional location.</summary>
internal static class RetryFinding
{
    /// <summary>A finding at the keyword of the loop.</summary>
    public static Diagnostic On(this DiagnosticDescriptor rule, RetryLoop loop, params object?[] arguments) =>
        rule.On(loop, loop.Keyword.GetLocation(), rule.DefaultSeverity, arguments);

    /// <summary>The same, but only a suggestion when the loop stands in a helper: whoever wrote that may leave the choice to its callers.</summary>
    public static Diagnostic OnLoopOrHelper(this DiagnosticDescriptor rule, RetryLoop loop, params object?[] arguments) =>
        rule.On(loop, loop.Keyword.GetLocation(), loop.Operation is null ? rule.DefaultSeverity : DiagnosticSeverity.Info, arguments);

    public static Diagnostic On(this DiagnosticDescriptor rule, RetryLoop loop, Location location, DiagnosticSeverity severity, params object?[] arguments) =>
        rule.At(location, severity, Related(loop), arguments);

    private static ImmutableArray<Location> Related(RetryLoop loop)
    {
        var related = ImmutableArray.CreateBuilder<Location>();
        related.Add(loop.Keyword.GetLocation());
        if (!loop.Handlers.IsEmpty)
            related.Add(loop.Handlers[0].Syntax.CatchKeyword.GetLocation());

        if (!loop.Pause.Waits.IsEmpty)
            related.Add(loop.Pause.Waits[0].Syntax.GetLocation());

        return related.ToImmutable();
    }
}
