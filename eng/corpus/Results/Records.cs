namespace Seaworthy.Corpus.Results;

/// <summary>A repository of the corpus, as <c>eng/corpus.json</c> lists it.</summary>
/// <param name="Repository">Owner and name.</param>
/// <param name="Families">What it was chosen for.</param>
/// <param name="Options">Options of the package for all of its files, such as flags that are to count as retired.</param>
internal sealed record CorpusEntry(string Repository, string Commit, IReadOnlyList<string> Families, SortedDictionary<string, string>? Options = null);

/// <summary>What has to be known of a rule to tell of it.</summary>
internal sealed record RuleFacts(string Id, string Title, string Severity, bool HasFix);

/// <summary>What a run counted in one repository. Times are elsewhere: two runs of the same tree over the same commit count the same.</summary>
internal sealed record RepositoryCounts
{
    public required string Repository { get; init; }

    /// <summary>The commit that was run.</summary>
    public required string Commit { get; init; }

    /// <summary>Why there are no other counts; null if the run came to its end.</summary>
    public string? Failure { get; init; }

    public int Projects { get; init; }

    public int Files { get; init; }

    public int Lines { get; init; }

    /// <summary>Files in which the compiler finds errors before anything was changed: how well the repository binds.</summary>
    public int FilesWithErrors { get; init; }

    public int Errors { get; init; }

    public SortedDictionary<string, SeverityCounts> Findings { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Exceptions by analyzer.</summary>
    public SortedDictionary<string, int> Exceptions { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What Fix All did, by rule; null if it was not run.</summary>
    public SortedDictionary<string, FixCounts>? Fixes { get; init; }
}

/// <summary>How loud the findings of a rule are: some are less sure than others.</summary>
internal sealed record SeverityCounts(int Warning = 0, int Info = 0, int Hidden = 0)
{
    public int All => Warning + Info + Hidden;
}

/// <summary>What Fix All of a rule did to the untouched repository.</summary>
internal sealed record FixCounts
{
    public int Found { get; init; }

    public int Fixed { get; init; }

    public int ChangedFiles { get; init; }

    /// <summary>Compiler errors of the files that may be affected: the changed ones, or where more than bodies changed all of their projects and of those that depend on them.</summary>
    public int ErrorsBefore { get; init; }

    public int ErrorsAfter { get; init; }

    /// <summary>Those after that were not there before.</summary>
    public int NewErrors { get; init; }

    /// <summary>Warnings of the compiler that were not there before.</summary>
    public int NewWarnings { get; init; }

    /// <summary>Files that a second Fix All would change.</summary>
    public int ChangedAgain { get; init; }

    /// <summary>Exceptions of the fix.</summary>
    public int Exceptions { get; init; }

    public bool TimedOut { get; init; }

    public int NotFixed => Found - Fixed;
}

/// <summary>What a run took in one repository, in seconds, and of these in each analyzer.</summary>
internal sealed record RepositoryTimes
{
    public required string Repository { get; init; }

    public double Load { get; init; }

    public double Analysis { get; init; }

    public double Fixes { get; init; }

    public SortedDictionary<string, double> Analyzers { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>The verdict of somebody who read a finding.</summary>
/// <param name="Verdict"><c>true</c> or <c>false</c>.</param>
/// <param name="Repaired">Whether it was false, and the rule has been repaired since: it is no warning any more, and must not become one again.</param>
internal sealed record Label(string Repository, string Commit, string Path, int Line, string Id, string Verdict, string Reason, bool Repaired = false)
{
    public bool IsTrue => Verdict is "true";

    /// <summary>Whether it says how right the rule is today.</summary>
    public bool Counts => !Repaired;
}
