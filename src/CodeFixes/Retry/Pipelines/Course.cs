using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>How an attempt of a rehearsal ends: a handler's exception, a bad result, or, without a handler, success.</summary>
internal readonly record struct Outcome(bool Succeeds, FailureHandler? Handler)
{
    public static Outcome Success => new(true, null);

    public static Outcome BadResult => new(false, null);

    public static Outcome Failure(FailureHandler handler) => new(false, handler);
}

/// <summary>A statement that a rehearsal has come through, and what the variables held there.</summary>
/// <param name="Wait">The wait that it is, if it is one.</param>
/// <param name="Duration">How long it waits, when that is known.</param>
internal sealed record Step(StatementSyntax Statement, LoopValues Values, WaitCall? Wait = null, object? Duration = null);

/// <summary>A condition on the exception that has to hold for another attempt.</summary>
internal sealed record Gate(ExpressionSyntax Condition, bool IsNegated);

/// <summary>What a rehearsed loop did after one failure, up to the next attempt or the end.</summary>
internal sealed record Failure(List<Step> Steps, List<Gate> Gates)
{
    public IEnumerable<Step> Waits => Steps.Where(step => step.Wait is not null);

    public IEnumerable<Step> Effects => Steps.Where(step => step.Wait is null);
}

internal enum EndingKind
{
    /// <summary>The statements behind the loop follow.</summary>
    Leaves,

    /// <summary>The exception goes on its way, because no filter matches or because of <c>throw;</c>.</summary>
    Propagates,

    Returns,

    Throws,

    /// <summary>So many attempts that there seems to be no end.</summary>
    None,
}

/// <summary>One rehearsal of a loop from the first attempt to the end.</summary>
/// <param name="Preludes">What is run before each attempt, outside of the try.</param>
/// <param name="Failures">What follows each failure.</param>
/// <param name="Statement">The return or throw that ends it.</param>
/// <param name="Tail">What follows the successful attempt within the loop.</param>
/// <param name="AtFailures">What the variables hold when the next attempt begins.</param>
internal sealed record Course(
    List<List<Step>> Preludes,
    List<Failure> Failures,
    List<Step> Tail,
    EndingKind Ending,
    StatementSyntax? Statement,
    LoopValues Values,
    List<LoopValues> AtAttempts,
    bool TestsToken)
{
    public int Attempts => Preludes.Count;
}
