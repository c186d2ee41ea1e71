namespace Seaworthy.Tests.Harness;

/// <summary>The rows of <see cref="RuleCase"/> that are about log calls, in the order of their ids.</summary>
internal static partial class LoggingCases
{
    private static readonly IReadOnlyList<RuleCase>[] Groups = [Templates, Exceptions, Placeholders, Outputs];

    public static IReadOnlyList<RuleCase> All => [.. Groups.SelectMany(group => group).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
