using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>What runs the attempt again.</summary>
internal enum RetryShape
{
    For,
    While,
    Do,
    ForEach,

    /// <summary>A <c>goto</c> back to a label in front of the attempt.</summary>
    Goto,

    /// <summary>A method that calls itself when its attempt has failed.</summary>
    Recursion,
}

/// <summary>How sure the recogniser is that the loop repeats one operation until it succeeds.</summary>
internal enum Confidence
{
    Medium,
    High,
}

/// <summary>
/// Code that repeats one attempt until it succeeds: success leaves it, failure runs it again, and nothing that the attempt
/// reads has changed in between. A loop, a backward <c>goto</c>, or a method that calls itself.
/// </summary>
internal sealed record RetryLoop
{
    /// <summary>The loop statement, the labeled statement, or the method or local function that calls itself.</summary>
    public required SyntaxNode Syntax { get; init; }

    public required RetryShape Shape { get; init; }

    /// <summary>Where the loop is reported: <c>for</c>, <c>while</c>, <c>do</c>, <c>foreach</c>, the label, or the name of the method.</summary>
    public required SyntaxToken Keyword { get; init; }

    /// <summary>The statements that are run for every attempt: the body of the loop, what follows the label, or the body of the method.</summary>
    public required ImmutableArray<StatementSyntax> Body { get; init; }

    /// <summary>The method, local function, lambda, accessor or compilation unit that the loop stands in.</summary>
    public required SyntaxNode Function { get; init; }

    public required bool IsAsync { get; init; }

    /// <summary>The attempt, when a failure is an exception; null when only a result says so.</summary>
    public required TryStatementSyntax? Try { get; init; }

    /// <summary>The catch clauses from which another attempt follows.</summary>
    public required ImmutableArray<FailureHandler> Handlers { get; init; }

    /// <summary>The catch clauses of the same try that only leave the loop.</summary>
    public required ImmutableArray<CatchClauseSyntax> OtherCatches { get; init; }

    /// <summary>The test of a result that decides between another attempt and success, if there is one.</summary>
    public required ResultCheck? ResultCheck { get; init; }

    public required SuccessExit Success { get; init; }

    public required AttemptLimit Limit { get; init; }

    /// <summary>Every variable that counts attempts and is compared with a bound; the one that ends the loop stands first.</summary>
    public required ImmutableArray<AttemptCounter> Counters { get; init; }

    public required RetryPause Pause { get; init; }

    public required Exhaustion Exhaustion { get; init; }

    public required TokenUse Token { get; init; }

    /// <summary>The delegate that is the attempt, when the method is a retry helper for any operation.</summary>
    public required IParameterSymbol? Operation { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>Whether the attempt does something that can fail and succeed later: it awaits, or calls into I/O.</summary>
    public required bool DoesInputOutput { get; init; }

    /// <summary>Whether a handler awaits or calls something besides pauses, logging and counting, which may be what makes the next attempt different.</summary>
    public required bool HandlersRepair { get; init; }

    public required SemanticModel Model { get; init; }

    /// <summary>The statements of the attempt: the block of the try, or the statements in front of the test of the result.</summary>
    public ImmutableArray<StatementSyntax> AttemptStatements => Try is null ? ResultCheck!.Attempt : ImmutableArray.CreateRange(Try.Block.Statements);
}

/// <summary>A catch clause from which another attempt follows.</summary>
/// <param name="Exception">The type that it catches; <c>System.Exception</c> when it names none; null when that does not bind.</param>
/// <param name="Variable">The local that holds the exception.</param>
/// <param name="Filter">The whole condition behind <c>when</c>.</param>
/// <param name="FilterBesidesCounter">What is left of the filter without the comparison of the counter: the conjuncts, from left to right.</param>
/// <param name="FilterIsSeparable">Whether the filter is a conjunction of which the counter is one part, or doesn't read the counter at all.</param>
internal sealed record FailureHandler(
    CatchClauseSyntax Syntax,
    INamedTypeSymbol? Exception,
    ILocalSymbol? Variable,
    ExpressionSyntax? Filter,
    ImmutableArray<ExpressionSyntax> FilterBesidesCounter,
    bool FilterIsSeparable)
{
    public bool CatchesEverything => Exception is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}

/// <summary>The test of a result that decides between another attempt and success.</summary>
/// <param name="Condition">The condition of the <c>if</c> or of the loop, or the part of it that is about the result.</param>
/// <param name="SucceedsWhen">What the condition has to be for the attempt to have succeeded.</param>
/// <param name="Statement">The <c>if</c>, or null when the loop's own condition is the test.</param>
/// <param name="Result">The local that holds the result, if it is one.</param>
/// <param name="Attempt">The statements from the beginning of the attempt to the test.</param>
internal sealed record ResultCheck(ExpressionSyntax Condition, bool SucceedsWhen, IfStatementSyntax? Statement, ILocalSymbol? Result, ImmutableArray<StatementSyntax> Attempt);

/// <summary>How success leaves the loop.</summary>
internal enum SuccessExitKind
{
    /// <summary>The attempt ends in <c>return</c>.</summary>
    Return,

    /// <summary>The attempt ends in <c>break</c>, or in a jump behind the loop.</summary>
    Break,

    /// <summary>A statement behind the try is only reached by success, and leaves the loop.</summary>
    AfterTry,

    /// <summary>The attempt sets a variable that the condition of the loop, or an <c>if</c> behind the try, tests.</summary>
    Flag,

    /// <summary>The method or the statements behind the label simply go on: recursion and <c>goto</c>.</summary>
    FallsThrough,
}

/// <param name="IsDefinite">Whether every successful attempt leaves the loop; otherwise it depends on <see cref="RetryLoop.ResultCheck"/> or on another condition.</param>
/// <param name="Flag">The local that is set or tested.</param>
internal sealed record SuccessExit(SuccessExitKind Kind, bool IsDefinite, ILocalSymbol? Flag);

internal enum LimitKind
{
    /// <summary>A counter ends the loop.</summary>
    Counted,

    /// <summary>A clock or a deadline ends the loop.</summary>
    Timed,

    /// <summary>Something that can't be seen through may end it, such as <c>policy.ShouldRetry(attempt)</c>.</summary>
    Unknown,

    /// <summary>No failure ends the loop, however many there have been.</summary>
    None,
}

/// <summary>How many attempts are made when all of them fail.</summary>
/// <param name="Attempts">All attempts together with the first, when that is a constant.</param>
/// <param name="Bound">The expression that the number depends on, when it isn't constant: the attempts are the bound plus <paramref name="Offset"/>.</param>
/// <param name="Unenforced">The comparison with a bound whose branch does not leave the loop, if there is one.</param>
internal sealed record AttemptLimit(LimitKind Kind, int? Attempts, ExpressionSyntax? Bound, int Offset, ExpressionSyntax? Unenforced);

/// <summary>A variable that counts attempts.</summary>
/// <param name="First">Its value while the first attempt runs, when that is known.</param>
/// <param name="Step">What an attempt adds to it.</param>
/// <param name="Declaration">Its declarator, when it is a local that is declared in front of the loop or in its head.</param>
/// <param name="Fault">What keeps it from counting.</param>
/// <param name="Advance">The <c>++</c>, <c>--</c> or assignment that advances it, if there is one.</param>
internal sealed record AttemptCounter(ISymbol Symbol, long? First, long Step, VariableDeclaratorSyntax? Declaration, CounterFault Fault, ExpressionSyntax? Advance);

internal enum CounterFault
{
    None,

    /// <summary>It is declared or set back inside the loop, so every attempt is the first.</summary>
    Restarts,

    /// <summary>Only a successful attempt advances it.</summary>
    AdvancesOnSuccessOnly,

    /// <summary>Nothing advances it.</summary>
    NeverAdvances,
}

internal enum PauseKind
{
    /// <summary>The next attempt follows at once.</summary>
    None,

    /// <summary>Every pause is as long as the first.</summary>
    Constant,

    /// <summary>The n-th pause is n times the first.</summary>
    Linear,

    /// <summary>Every pause is twice as long as the one before, up to a cap if there is one.</summary>
    Exponential,

    /// <summary>Known values that grow in another way, or fall, or differ from handler to handler.</summary>
    Other,

    /// <summary>There is a wait, or a call that may wait, but its length can't be seen.</summary>
    Unknown,
}

/// <summary>What happens between a failure and the next attempt.</summary>
/// <param name="Milliseconds">The lengths of the pauses before the second, third, … attempt, as far as they are constants; at most 16.</param>
/// <param name="CapMilliseconds">The length that <see cref="PauseKind.Exponential"/> pauses stop growing at.</param>
/// <param name="HasJitter">Whether a random number takes part.</param>
/// <param name="IsAfterLastFailure">Whether the loop also pauses when no attempt follows any more.</param>
/// <param name="ReadsCounter">Whether the length depends on the number of the attempt, or on a variable that changes from attempt to attempt.</param>
internal sealed record RetryPause(
    PauseKind Kind,
    ImmutableArray<WaitCall> Waits,
    ImmutableArray<double> Milliseconds,
    double? CapMilliseconds,
    bool HasJitter,
    bool IsAfterLastFailure,
    bool ReadsCounter);

/// <summary>A call that waits, in a handler or behind the try.</summary>
/// <param name="Duration">How long, when it says so: an integer of milliseconds or a <c>TimeSpan</c>.</param>
/// <param name="Blocks">Whether a thread waits: <c>Thread.Sleep</c>, <c>Task.Delay(…).Wait()</c>, <c>WaitOne</c>.</param>
/// <param name="Token">The token that ends it early, if one is passed.</param>
/// <param name="IsHelper">Whether it is a method of the user's own that waits.</param>
/// <param name="Statement">The statement that is nothing but this wait, if there is one.</param>
internal sealed record WaitCall(InvocationExpressionSyntax Syntax, IMethodSymbol Method, ExpressionSyntax? Duration, bool Blocks, ExpressionSyntax? Token, bool IsHelper, ExpressionStatementSyntax? Statement);

internal enum ExhaustionKind
{
    /// <summary><c>throw;</c> in the handler.</summary>
    Rethrows,

    /// <summary>The filter does not match any more.</summary>
    FilterStops,

    /// <summary>The handler throws another exception.</summary>
    ThrowsNew,

    /// <summary>A statement behind the loop throws.</summary>
    ThrowsAfterLoop,

    /// <summary>The handler returns, or breaks out of the loop.</summary>
    LeavesFromHandler,

    /// <summary>The loop ends, and what stands behind it goes on as after success.</summary>
    FallsThrough,

    /// <summary>The last result is returned or used, although it is a bad one.</summary>
    LastResult,

    /// <summary>One more attempt stands behind the loop.</summary>
    FinalAttempt,

    /// <summary>There is no last attempt.</summary>
    Never,

    Unknown,
}

/// <summary>What follows the last failure.</summary>
/// <param name="Statement">The throw, return or break that does it, if there is one.</param>
/// <param name="Swallows">Whether the failure is lost: neither thrown nor wrapped nor stored nor returned.</param>
/// <param name="Logs">The log call that the last failure reaches, if there is one.</param>
internal sealed record Exhaustion(ExhaustionKind Kind, StatementSyntax? Statement, bool Swallows, InvocationExpressionSyntax? Logs);

/// <summary>The cancellation tokens around the loop.</summary>
/// <param name="findInReach">Looks for <see cref="InReach"/>; few loops ask for it.</param>
/// <param name="passed">The token that the attempt passes on.</param>
/// <param name="isObserved">Whether the loop's condition, a handler or the pause tests or awaits a token, so that cancellation ends the loop.</param>
internal sealed class TokenUse(Func<string?> findInReach, ExpressionSyntax? passed, bool isObserved)
{
    private readonly Lazy<string?> _inReach = new(findInReach);

    /// <summary>An expression for the token that code in the loop could use, such as <c>cancellationToken</c> or <c>context.RequestAborted</c>; null when there is none.</summary>
    public string? InReach => _inReach.Value;

    public ExpressionSyntax? Passed => passed;

    public bool IsObserved => isObserved;
}
