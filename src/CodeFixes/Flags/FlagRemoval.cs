namespace Seaworthy.CodeFixes.Flags;

/// <summary>Removes retired flags from a solution.</summary>
internal static class FlagRemoval
{
    public static Task<Solution?> RunAsync(Solution solution, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken) => Task.FromResult<Solution?>(null);
}
