using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Comparing;

namespace Seaworthy.Tests.Execution;

/// <summary>What has to be true of a case that was fixed and run: it says and does what it did, but for the differences that it names.</summary>
internal static class ResultAssert
{
    public static void Holds(Result result)
    {
        Assert.True(result.Problems.Count is 0, Report("can't be fixed and run", result.Problems, result));
        if (result.Case.OffersNothing)
            return;

        AssertTemplates(result);
        AssertDifferences(result);
    }

    private static void AssertTemplates(Result result)
    {
        var source = result.Case;
        foreach (var run in result.After)
        {
            var templates = run.Records.Select(record => record.Message.Template ?? record.Message.Text).ToList();
            Assert.True(source.Templates.SequenceEqual(templates), Report($"logs {string.Join(" | ", templates)}", [], result));

            var scopes = run.Records.SelectMany(record => record.Scopes.Take(source.Scopes.Count)).Select(scope => scope.Template ?? scope.Text);
            Assert.Equal(source.Scopes, scopes);
            if (source.Texts.Count > 0 && run.Culture.Length is 0)
                Assert.Equal(source.Texts, run.Records.Select(record => record.Message.Text));
        }
    }

    private static void AssertDifferences(Result result)
    {
        var unexplained = result.Differences.Where(difference => AllowedDifferences.Explain(difference) is null).Select(difference => difference.ToString()).ToList();
        Assert.True(unexplained.Count is 0, Report("behaves otherwise than before", unexplained, result));

        var happened = result.Differences.SelectMany(difference => AllowedDifferences.Explain(difference)!).Distinct().Order().ToList();
        var expected = result.Case.Differences.Order().ToList();
        Assert.True(
            expected.SequenceEqual(happened),
            Report($"differs by [{string.Join(", ", happened)}], not by [{string.Join(", ", expected)}]", [.. result.Differences.Select(difference => difference.ToString())], result));
    }

    private static string Report(string what, IReadOnlyList<string> details, Result result) =>
        $"Row {result.Case.Id} {what}\n{string.Join('\n', details)}\n\nbefore:\n{result.Case.Body}\n\nafter:\n{result.Code[result.Code.IndexOf("public override", StringComparison.Ordinal)..]}";
}
