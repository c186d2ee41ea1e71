namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Writes down what a rehearsal comes through, sorted by what it belongs to: an attempt, a failure, or success.</summary>
internal sealed class CourseRecord(Func<int, Outcome> outcome, LoopArithmetic arithmetic)
{
    private readonly List<List<Step>> _preludes = [];
    private readonly List<Failure> _failures = [];
    private readonly List<Step> _tail = [];
    private readonly List<LoopValues> _atAttempts = [];

    public int Attempts => _preludes.Count;

    /// <summary>The steps since the last attempt, or since the loop has begun anew.</summary>
    public List<Step> Steps { get; private set; } = [];

    /// <summary>The failure that is being handled.</summary>
    public Failure? Failure { get; private set; }

    public Outcome Current { get; private set; }

    /// <summary>The statement that has ended the loop.</summary>
    public StatementSyntax? Last { get; set; }

    public bool TestsToken { get; set; }

    public void Add(StatementSyntax statement) => Steps.Add(new Step(statement, arithmetic.Values.Copy()));

    public void BeginRound() => Steps = [];

    public void BeginAttempt()
    {
        Current = outcome(_preludes.Count);
        _preludes.Add(Steps);
        _atAttempts.Add(arithmetic.Values.Copy());
        Failure = null;
    }

    public void EndAttempt()
    {
        Steps = _tail;
        if (Current.Succeeds)
            return;

        Steps = [];
        Failure = new Failure(Steps, []);
        _failures.Add(Failure);
    }

    public Course ToCourse(EndingKind ending) => new(_preludes, _failures, _tail, ending, Last, arithmetic.Values, _atAttempts, TestsToken);
}
