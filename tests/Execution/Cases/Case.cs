namespace Seaworthy.Tests.Execution.Cases;

/// <summary>Code to be fixed, and what is expected of the fixed code.</summary>
internal sealed record Case(string Id, string Library, string Body)
{
    /// <summary>Members of the class around the code.</summary>
    public string Members { get; init; } = "";

    /// <summary>The templates of the events that the fixed code logs, in order.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>The templates of the scopes around the first event, from the outermost.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The texts of the events that the fixed code logs under the invariant culture, where the comparison can't tell that they are right.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The ids of the differences that must happen under one of the cultures; no other may.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>What the dependency does: see <see cref="Running.Outcome.Parse"/>.</summary>
    public string Script { get; init; } = "";

    /// <summary>The id of another package's rule by whose report the fix is asked for; our own when null.</summary>
    public string? ReportedAs { get; init; }

    /// <summary>Part of the title of the action to apply, when it is not the first.</summary>
    public string? Action { get; init; }

    /// <summary>Whether no fix may be offered for the code, whichever rule reports it, and Fix All must leave it as it is.</summary>
    public bool OffersNothing { get; init; }

    public string Namespace => "Cases.Case_" + string.Concat(Id.Select(character => char.IsLetterOrDigit(character) ? character : '_'));
}
