namespace Seaworthy.Tests.Harness;

/// <summary>The rows of <see cref="RuleCase"/> that are about shutdown, in the order of their ids.</summary>
internal static partial class ShutdownCases
{
    private static readonly IReadOnlyList<RuleCase>[] Groups = [Tokens, Threading, Loops, Starts, Hosted, Lifetime];

    public static IReadOnlyList<RuleCase> All => [.. Groups.SelectMany(group => group).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
