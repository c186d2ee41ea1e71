using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Seaworthy.Common;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Tests.Catalog;

/// <summary>What the repository says of public code: the list, the counts of the last run, the labels, and the page made of them.</summary>
public sealed partial class CorpusTests
{
    private const double LeastPrecision = 0.95;

    private static readonly CorpusFiles Files = new(Repository.Root);

    private static readonly IReadOnlyList<RuleFacts> Rules = [.. RuleCatalog.Rules.Select(rule => new RuleFacts(rule.Id, rule.Name(), rule.DefaultSeverity.ToString(), RuleCatalog.HasFix(rule.Id)))];

    [Fact]
    public void List_names_repositories_at_commits()
    {
        var list = Files.ReadList();

        Assert.True(list.Count >= 15);
        Assert.Equal(list.Select(entry => entry.Repository).Distinct().Order(StringComparer.Ordinal), list.Select(entry => entry.Repository));
        Assert.All(list, entry =>
        {
            Assert.Matches(OwnerAndName(), entry.Repository);
            Assert.Matches(Commit(), entry.Commit);
            Assert.All(entry.Families, family => Assert.True(Enum.TryParse<Family>(family, out _), family));
        });
    }

    [Fact]
    public void Every_family_has_repositories_of_its_own() => Assert.All(
        RuleCatalog.Rules.Select(rule => rule.Family()).Distinct().Where(family => family is not Family.Configuration),
        family => Assert.Contains(Files.ReadList(), entry => entry.Families.Contains(family.ToString())));

    [Fact]
    public void Counts_are_those_of_listed_repositories_and_known_rules() => Assert.All(Files.ReadCounts(), counted =>
    {
        Assert.Contains(Files.ReadList(), entry => entry.Repository == counted.Repository);
        Assert.Subset(RuleCatalog.Rules.Select(rule => rule.Id).ToHashSet(), counted.Findings.Keys.Concat(counted.Fixes?.Keys ?? Enumerable.Empty<string>()).ToHashSet());
    });

    [Fact]
    public void Page_shows_what_was_counted_and_labelled() =>
        Generated.Check(Files.WritePage(Repository.Read("docs", "corpus.md"), Rules), "docs", "corpus.md");

    [Fact]
    public void Labels_of_a_rule_stand_in_its_file() => Assert.All(Directory.Exists(Files.Labels) ? Directory.GetFiles(Files.Labels) : [], file =>
    {
        Assert.Contains(RuleCatalog.Rules, rule => rule.Id == Path.GetFileNameWithoutExtension(file));
        Assert.All(CorpusFiles.Read<Label>(file), label => Assert.Equal(Path.GetFileNameWithoutExtension(file), label.Id));
    });

    [Fact]
    public void Labels_say_where_what_and_why() => Assert.All(Files.ReadLabels(), label =>
    {
        Assert.Contains(Files.ReadList(), entry => entry.Repository == label.Repository);
        Assert.Matches(Commit(), label.Commit);
        Assert.Matches(RelativePath(), label.Path);
        Assert.True(label.Line > 0);
        Assert.Contains(label.Verdict, new[] { "true", "false" });
        Assert.False(string.IsNullOrWhiteSpace(label.Reason), $"{label.Path}:{label.Line} has no reason.");
        Assert.DoesNotContain('\n', label.Reason);
        Assert.False(label.Repaired && label.IsTrue, $"{label.Path}:{label.Line} was right, so there was nothing to repair.");
    });

    /// <summary>A warning that is wrong more often than that is repaired, or becomes a suggestion.</summary>
    [Fact]
    public void Warnings_are_right()
    {
        var tables = new CorpusTables(Files.ReadList(), Files.ReadCounts(), Files.ReadTimes(), Files.ReadLabels(), Rules);

        Assert.Empty(
            RuleCatalog.Rules.Where(rule => rule.DefaultSeverity is DiagnosticSeverity.Warning && tables.Precision(rule.Id) < LeastPrecision).Select(rule => rule.Id));
    }

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Commit();

    [GeneratedRegex(@"^[\w.-]+/[\w.-]+$")]
    private static partial Regex OwnerAndName();

    [GeneratedRegex(@"^(?!/)(?!.*\\)(?!.*\.\./).+\.(cs|cshtml|razor|json)$")]
    private static partial Regex RelativePath();
}
