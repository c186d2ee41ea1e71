using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>A program that a fix has broken, or could do nothing for.</summary>
/// <param name="Why">What is wrong with the result.</param>
internal sealed record BrokenProgram(string Name, MachineFlags Flags, string Why, string Before, string After)
{
    public const string KeptFlag = "a flag that is retired is read";

    public bool IsKept => Why is KeptFlag;

    /// <summary>Whether it does something else, rather than being code that the compiler minds.</summary>
    public bool Differs => Why.StartsWith(nameof(MachineInput), StringComparison.Ordinal);
}

/// <summary>What came out of many programs.</summary>
/// <param name="Compared">How many could be compared: those that compile as they were written.</param>
/// <param name="Kept">Those that still read a flag that is retired.</param>
/// <param name="Broken">Those that do something else than before, or that the compiler has more to say of.</param>
internal sealed record ProgramResults(int Compared, IReadOnlyList<BrokenProgram> Kept, IReadOnlyList<BrokenProgram> Broken)
{
    public ProgramResults And(ProgramResults other) => new(Compared + other.Compared, [.. Kept, .. other.Kept], [.. Broken, .. other.Broken]);
}

/// <summary>Compiles programs, lets a fix change them, compiles and runs what came out, and compares.</summary>
internal static class ProgramExperiment
{
    public static async Task<ProgramResults> RunAsync(
        IReadOnlyList<(string Name, string Text)> programs, MachineFlags flags, Func<Project, CancellationToken, Task<Project>> fix, CancellationToken cancellationToken)
    {
        var before = ProgramProject.Create(programs, flags);
        using var old = await LoadedPrograms.CompileAsync(before, cancellationToken).ConfigureAwait(false);
        var unfit = programs.Where(program => !old.Has(program.Name)).Select(program => program.Name + ".cs").ToHashSet();
        before = before.RemoveDocuments([.. before.Documents.Where(document => unfit.Contains(document.Name)).Select(document => document.Id)]);

        var after = await fix(before, cancellationToken).ConfigureAwait(false);
        using var now = await LoadedPrograms.CompileAsync(after, cancellationToken).ConfigureAwait(false);
        var (broken, kept) = (new List<BrokenProgram>(), new List<BrokenProgram>());
        foreach (var document in before.Documents)
        {
            var name = Path.GetFileNameWithoutExtension(document.Name);
            var was = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            var found = after.GetDocument(document.Id) is { } left ? (await left.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString() : "";

            // The flag that still varies, and keys in other texts, are none of those that are retired.
            var isKept = new[] { "\"X\"", "\"Y\"", "\"V\"", "\"I\"" }.Any(key => found.Contains(key, StringComparison.Ordinal));
            if (isKept)
                kept.Add(new(name, flags, BrokenProgram.KeptFlag, was, found));

            if (Compare(name, flags, isKept, old, now) is { } why)
                broken.Add(new(name, flags, why, was, found));
        }

        return new(before.DocumentIds.Count, kept, broken);
    }

    /// <returns>What is wrong; null when nothing is.</returns>
    private static string? Compare(string name, MachineFlags flags, bool isKept, LoadedPrograms old, LoadedPrograms now)
    {
        if (!now.Has(name))
            return string.Join('\n', now.Diagnostics[name].Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));

        foreach (var input in MachineInput.All)
        {
            var expected = old.Run(name, input, flags);
            var found = now.Run(name, input, flags);
            var other = isKept ? found : now.Run(name, input, flags.Opposite());
            if (found != expected || other != expected)
                return $"{input}, {flags}:\n  before: {expected}\n  after:  {found}\n  after, with the flags the other way: {other}";
        }

        var counts = old.Diagnostics[name].CountBy(diagnostic => diagnostic.Id).ToDictionary();
        var more = now.Diagnostics[name].Where(diagnostic => now.Diagnostics[name].Count(other => other.Id == diagnostic.Id) > counts.GetValueOrDefault(diagnostic.Id)).ToList();
        return more.Count > 0 ? string.Join('\n', more) : null;
    }
}
