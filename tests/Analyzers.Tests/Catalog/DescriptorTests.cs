using System.Globalization;
using Microsoft.CodeAnalysis;
using Seaworthy.Common;

namespace Seaworthy.Tests.Catalog;

/// <summary>What every rule says about itself.</summary>
public sealed class DescriptorTests
{
    public static TheoryData<string> Ids => RuleCatalog.Ids;

    [Fact]
    public void Ids_are_unique() => Assert.Equal(RuleCatalog.Rules.Count, RuleCatalog.Rules.DistinctBy(rule => rule.Id).Count());

    [Fact]
    public void Titles_are_unique() =>
        Assert.Equal(RuleCatalog.Rules.Count, RuleCatalog.Rules.DistinctBy(RuleCatalog.Name, StringComparer.OrdinalIgnoreCase).Count());

    [Theory, MemberData(nameof(Ids))]
    public void Id_belongs_to_the_category(string id)
    {
        var category = RuleCatalog.Rule(id).Category;

        Assert.StartsWith("Seaworthy", category, StringComparison.Ordinal);
        Assert.Matches($"^SEA{(int)RuleCatalog.Rule(id).Family()}[0-9]{{3}}$", id);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Title_says_what_is_wrong(string id)
    {
        var title = RuleCatalog.Rule(id).Name();

        Assert.Matches("^[A-Z].*[^.!?]$", title);
        Assert.DoesNotContain("should", title, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(title.Length, 10, 80);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Message_is_one_sentence_that_names_the_symbol(string id)
    {
        var message = RuleCatalog.Rule(id).MessageFormat.ToString(CultureInfo.InvariantCulture);

        Assert.Contains("'{0}'", message, StringComparison.Ordinal);
        Assert.Matches("^['A-Z].*[^.]$", message);
        Assert.DoesNotContain(". ", message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Description_is_whole_sentences(string id)
    {
        var description = RuleCatalog.Rule(id).Description.ToString(CultureInfo.InvariantCulture);

        Assert.Matches(@"^[A-Z].{40,}\.$", description);
        Assert.NotEqual(RuleCatalog.Rule(id).Name(), description.TrimEnd('.'));
    }

    /// <summary>Nothing is off, so that bulk configuration reaches every rule; nothing is an error, so that a suppressor does.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Rule_is_on_and_has_one_of_three_severities(string id)
    {
        Assert.True(RuleCatalog.Rule(id).IsEnabledByDefault);
        Assert.Contains(RuleCatalog.Rule(id).DefaultSeverity, (DiagnosticSeverity[])[DiagnosticSeverity.Warning, DiagnosticSeverity.Info, DiagnosticSeverity.Hidden]);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Help_link_leads_to_the_page(string id)
    {
        Assert.Equal($"{Product.RepositoryUrl}/blob/main/{string.Join('/', RulePage.Path(id))}", RuleCatalog.Rule(id).HelpLinkUri);
        Assert.True(File.Exists(Path.Combine([Repository.Root, .. RulePage.Path(id)])));
    }
}
