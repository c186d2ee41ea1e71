using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Execution.Flags.Cases;
using Seaworthy.Tests.Execution.Flags.Fixing;
using Seaworthy.Tests.Execution.Flags.Running;

namespace Seaworthy.Tests.Execution.Flags;

/// <summary>A case whose flag has been retired.</summary>
/// <param name="Code">What the fix made of the file.</param>
/// <param name="Again">What the fix made of its own result.</param>
/// <param name="Problems">What the compiler has to say of the result.</param>
/// <param name="Differences">Inputs that the result answers in another way than the code before.</param>
internal sealed record FlagCaseResult(FlagCase Case, bool On, string Code, string Again, IReadOnlyList<string> Problems, IReadOnlyList<string> Differences)
{
    public string Name => FlagCaseExperiment.Name(Case, On);
}

/// <summary>Retires the flag of each case, compiles and runs the code before and after, and compares.</summary>
internal static class FlagCaseExperiment
{
    /// <summary>Endpoints and tests, whose run would be one of their frameworks, and a client that has one answer.</summary>
    private static readonly string[] NotRun = ["D02", "D03", "D05", "D12", "D13", "D15", "D16"];

    public static IReadOnlyList<FlagCase> Cases { get; } = FlagCaseFile.ReadAll();

    public static string Name(FlagCase source, bool on) => source.Id + (on ? " on" : " off");

    /// <summary>What the fix makes of the cases.</summary>
    public static Task<IReadOnlyDictionary<string, FlagCaseResult>> FixAndRunAsync(CancellationToken cancellationToken) => RunAllAsync(
        (source, on) => FixAsync(source, on, cancellationToken), cancellationToken);

    /// <summary>The same with the expected code in place of the fix.</summary>
    public static Task<IReadOnlyDictionary<string, FlagCaseResult>> RunExpectedAsync(CancellationToken cancellationToken) => RunAllAsync(
        (source, on) =>
        {
            var after = FlagCaseProject.Create(source, source.After(on), on);
            return Task.FromResult((FlagCaseProject.Create(source, source.Before, on), after, after));
        },
        cancellationToken);

    private static async Task<(Project Before, Project After, Project Again)> FixAsync(FlagCase source, bool on, CancellationToken cancellationToken)
    {
        var before = FlagCaseProject.Create(source, source.Before, on);
        var after = await FlagCaseProject.RemoveFlagsAsync(before, cancellationToken).ConfigureAwait(false);
        var again = await FlagCaseProject.RemoveFlagsAsync(await FlagCaseProject.WithRegistryOfAsync(after, before, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return (before, after, again);
    }

    private static async Task<IReadOnlyDictionary<string, FlagCaseResult>> RunAllAsync(
        Func<FlagCase, bool, Task<(Project Before, Project After, Project Again)>> fix, CancellationToken cancellationToken)
    {
        var results = new System.Collections.Concurrent.ConcurrentDictionary<string, FlagCaseResult>();
        var all = from source in Cases from isOn in new[] { true, false } select (Source: source, IsOn: isOn);
        await Parallel.ForEachAsync(all, cancellationToken, async (one, token) =>
        {
            results[Name(one.Source, one.IsOn)] = await TryAsync(one.Source, one.IsOn, fix, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return results;
    }

    /// <summary>A case that fails must not take the others with it.</summary>
    private static async Task<FlagCaseResult> TryAsync(FlagCase source, bool on, Func<FlagCase, bool, Task<(Project Before, Project After, Project Again)>> fix, CancellationToken cancellationToken)
    {
        try
        {
            var (before, after, again) = await fix(source, on).ConfigureAwait(false);
            return await RunAsync(source, on, before, after, again, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever went wrong is what the test reports.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(source, on, "", "", [exception.ToString()], []);
        }
    }

    private static async Task<FlagCaseResult> RunAsync(FlagCase source, bool on, Project before, Project after, Project again, CancellationToken cancellationToken)
    {
        var (oldCode, complaints) = await LoadedFlagCase.CompileAsync(before, ["CS1998", "CS0162", "CS0164"], cancellationToken).ConfigureAwait(false);
        var (newCode, problems) = await LoadedFlagCase.CompileAsync(after, ["CS1998", .. source.AllowedWarnings], cancellationToken).ConfigureAwait(false);
        using var _ = oldCode;
        using var __ = newCode;
        return new(
            source,
            on,
            await FlagCaseProject.TextAsync(after, FlagCaseProject.FileName, cancellationToken).ConfigureAwait(false),
            await FlagCaseProject.TextAsync(again, FlagCaseProject.FileName, cancellationToken).ConfigureAwait(false),
            [.. complaints.Select(problem => "before: " + problem), .. problems],
            oldCode is null || newCode is null || !source.IsRun || NotRun.Contains(source.Id) ? [] : Compare(source, on, oldCode, newCode));
    }

    /// <summary>The code after the fix answers as the code before it with the flag as it is now, whatever the flag would say.</summary>
    private static List<string> Compare(FlagCase source, bool on, LoadedFlagCase before, LoadedFlagCase after)
    {
        var differences = new List<string>();
        foreach (var input in FlagInput.All)
        {
            var expected = Run(before, on);
            differences.AddRange(from flag in new[] { true, false }
                                 let found = Run(after, flag)
                                 where found != expected
                                 select $"{input}, flag {(flag ? "on" : "off")}:\n  before: {expected}\n  after:  {found}");

            string Run(LoadedFlagCase code, bool flag) =>
                source.Kind is FlagCaseKind.File ? FlagFileRun.Run(code.Assembly, input, flag) : code.Run(input, flag);
        }

        return differences;
    }
}
