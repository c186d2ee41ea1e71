namespace Seaworthy.Tests.Harness;

/// <summary>The rows of <see cref="RuleCase"/> that are about retry loops: each loop is fine but for one thing.</summary>
internal static class RetryCases
{
    public static IReadOnlyList<RuleCase> All { get; } = [];
}
