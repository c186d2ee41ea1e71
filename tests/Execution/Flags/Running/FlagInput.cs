namespace Seaworthy.Tests.Execution.Flags.Running;

/// <summary>What code finds when it is run.</summary>
internal sealed record FlagInput(bool A, bool B, int N, string? Text)
{
    public static IReadOnlyList<FlagInput> All { get; } =
    [
        .. from a in new[] { true, false }
           from b in new[] { true, false }
           from n in new[] { 0, 1, 2 }
           from text in new[] { "5", "zz", null }
           select new FlagInput(a, b, n, text),
    ];
}
