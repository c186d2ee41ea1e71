namespace Seaworthy.Tests.Execution.Flags.Cases;

internal enum FlagCaseKind
{
    /// <summary>The body of a method <c>Run</c>.</summary>
    Statements,

    /// <summary>The members of a class, <c>Run</c> among them.</summary>
    Members,

    /// <summary>A file of its own, without the types that the others share.</summary>
    File,
}

/// <summary>Code that reads flags, and what is to become of it when the flag "X" is retired.</summary>
/// <param name="Before">The code with the reads.</param>
/// <param name="On">What is left of it when the flag is on for good.</param>
/// <param name="Off">What is left of it when the flag is off for good.</param>
internal sealed record FlagCase(string Id, string Title, FlagCaseKind Kind, string Before, string On, string Off)
{
    /// <summary>More that the code needs and that is not compared: members, or a second file.</summary>
    public string Context { get; init; } = "";

    /// <summary>Whether <c>return null;</c> follows the statements.</summary>
    public bool HasTail { get; init; } = true;

    public bool IsProgram { get; init; }

    public bool IsRun { get; init; } = true;

    /// <summary>The warnings of the compiler that may be there.</summary>
    public IReadOnlyList<string> AllowedWarnings { get; init; } = [];

    public string After(bool on) => on ? On : Off;

    public override string ToString() => $"{Id} {Title}";
}
