using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>What one kind of failure leads to: before each further attempt, and at the end.</summary>
/// <param name="Handler">The handler; null for a bad result.</param>
/// <param name="Retries">What follows each failure but the last.</param>
/// <param name="Last">What follows the last one; null when no failure is the last.</param>
internal sealed record FailurePath(FailureHandler? Handler, ImmutableArray<Failure> Retries, Failure? Last, EndingKind Ending, StatementSyntax? Statement, LoopValues Values);

/// <summary>How many attempts there are: a constant, or an expression plus a constant, or no end.</summary>
internal sealed record AttemptCount(int? Constant, ExpressionSyntax? Bound, int Offset)
{
    public bool IsEndless => Constant is null && Bound is null;
}

/// <summary>All that the rehearsals of a loop have shown. Every kind of failure makes as many attempts, and every retry does the same.</summary>
internal sealed record RehearsedLoop(RetryLoop Loop, LoopSite Site, LoopVariables Variables, AttemptCount Count, ImmutableArray<FailurePath> Paths, Course Failing, Course Success, bool HasFinalAttempt)
{
    public const int Bound = 6;

    public static RehearsedLoop? Rehearse(RetryLoop loop, LoopSite site, CancellationToken cancellationToken)
    {
        var variables = new LoopVariables(loop, site, cancellationToken);
        loop = WithParameterAsBound(loop, site, variables);
        variables = new LoopVariables(loop, site, cancellationToken);
        if (!LoopSoundness.Holds(loop, site, variables))
            return null;

        var outcomes = loop.Handlers.Select(Outcome.Failure).ToList();
        if (loop.ResultCheck is not null)
            outcomes.Add(Outcome.BadResult);

        var courses = new List<Course>();
        foreach (var outcome in outcomes)
        {
            if (LoopRehearsal.Run(loop, site, variables, _ => outcome, cancellationToken, Bound) is not { } course)
                return null;

            courses.Add(course);
        }

        if (courses.Count is 0 || CountAttempts(loop, courses, bound => LoopRehearsal.Run(loop, site, variables, _ => outcomes[0], cancellationToken, bound)) is not { } count)
            return null;

        // A last attempt behind the loop is one more, and its failure is nobody's to handle.
        var hasFinalAttempt = FinalAttempt.Follows(loop, site, courses);
        if (hasFinalAttempt)
            count = count with { Constant = count.Constant + 1, Offset = count.Offset + 1 };

        var paths = courses.Select((course, index) => Path(outcomes[index].Handler, course, count.IsEndless, hasFinalAttempt)).ToList();
        var last = Math.Min(courses[0].Attempts - 1, 3);
        var successes = new[] { 0, Math.Min(1, last), last }.Distinct()
            .Select(failures => LoopRehearsal.Run(loop, site, variables, attempt => attempt < failures ? outcomes[0] : Outcome.Success, cancellationToken, Bound))
            .ToList();

        return paths.TrueForAll(IsUniform) && successes.TrueForAll(success => success is not null && IsSame(success, successes[0]!))
            && HasUniformPreludes(courses) && HasSameCounters(courses)
            ? new RehearsedLoop(loop, site, variables, count, paths.ToImmutableArray(), courses[0], successes[0]!, hasFinalAttempt)
            : null;
    }

    /// <summary>A method that calls itself counts with a parameter, and a caller may pass another value than the default.</summary>
    private static RetryLoop WithParameterAsBound(RetryLoop loop, LoopSite site, LoopVariables variables)
    {
        if (loop.Shape is not RetryShape.Recursion || loop.Limit.Bound is not null || variables.Changing.OfType<IParameterSymbol>().ToList() is not { Count: 1 } parameters)
            return loop;

        var use = site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>().FirstOrDefault(name => SymbolEqualityComparer.Default.Equals(variables.Find(name), parameters[0]));
        return use is null ? loop : loop with { Limit = loop.Limit with { Bound = use, Attempts = null } };
    }

    private static AttemptCount? CountAttempts(RetryLoop loop, List<Course> courses, Func<long, Course?> run)
    {
        var attempts = courses[0].Attempts;
        var isEndless = courses[0].Ending is EndingKind.None;
        if (courses.Exists(course => course.Attempts != attempts || course.Ending is EndingKind.None != isEndless))
            return null;

        if (isEndless)
            return loop.Limit.Kind is LimitKind.None ? new AttemptCount(null, null, 0) : null;

        if (loop.Limit.Kind is not LimitKind.Counted)
            return null;

        if (loop.Limit.Bound is null || run(Bound + 3)?.Attempts == attempts)
            return attempts >= 2 && (loop.Limit.Attempts is null || loop.Limit.Attempts == attempts || loop.Exhaustion.Kind is ExhaustionKind.FinalAttempt) ? new AttemptCount(attempts, null, 0) : null;

        var offset = attempts - Bound;
        return Math.Abs(offset) <= 2 && Enumerable.Range(3, 8).All(bound => run(bound)?.Attempts == bound + offset)
            ? new AttemptCount(null, loop.Limit.Bound, offset)
            : null;
    }

    private static FailurePath Path(FailureHandler? handler, Course course, bool isEndless, bool hasFinalAttempt)
    {
        var failures = course.Failures.ToImmutableArray();
        return isEndless || hasFinalAttempt
            ? new FailurePath(handler, failures, null, EndingKind.Propagates, null, course.Values)
            : new FailurePath(handler, failures.RemoveAt(failures.Length - 1), failures[failures.Length - 1], course.Ending, course.Statement, course.Values);
    }

    /// <summary>Whether every retry runs the same statements, the wait last, and lets the same exceptions go.</summary>
    private static bool IsUniform(FailurePath path)
    {
        var first = path.Retries[0];
        return first.Waits.Count() <= 1
            && path.Retries.All(retry =>
                retry.Steps.Select(step => step.Statement).SequenceEqual(first.Steps.Select(step => step.Statement))
                && HasSameGates(retry, first))
            && (first.Waits.FirstOrDefault() is not { } wait || first.Steps.IndexOf(wait) == first.Steps.Count - 1)
            && (path.Last is null || HasSameGates(path.Last, first) || (path.Ending is EndingKind.Propagates && !path.Last.Effects.Any()));
    }

    private static bool HasSameGates(Failure one, Failure other) =>
        one.Gates.Select(gate => gate.Condition).SequenceEqual(other.Gates.Select(gate => gate.Condition));

    private static bool IsSame(Course one, Course other) =>
        one.Ending == other.Ending
        && one.Statement == other.Statement
        && one.Ending is EndingKind.Leaves or EndingKind.Returns
        && one.Tail.Select(step => step.Statement).SequenceEqual(other.Tail.Select(step => step.Statement));

    private static bool HasUniformPreludes(List<Course> courses)
    {
        var first = courses[0].Preludes[0].ConvertAll(step => step.Statement);
        return courses.TrueForAll(course => course.Preludes.TrueForAll(prelude => prelude.Select(step => step.Statement).SequenceEqual(first)));
    }

    /// <summary>Whether it makes no difference for the counters which kind of failure there was.</summary>
    private static bool HasSameCounters(List<Course> courses) => courses.TrueForAll(course =>
        course.AtAttempts.Zip(courses[0].AtAttempts, (one, other) => one.HasSameNumbers(other)).All(same => same));
}
