using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Catalog;

/// <summary>What every suppressor says about itself.</summary>
public sealed class SuppressorTests
{
    public static IEnumerable<string> Pages => Suppressions.Select(suppression => suppression.Id + ".md").Distinct();

    private static IEnumerable<SuppressionDescriptor> Suppressions => RuleCatalog.Suppressors.SelectMany(suppressor => suppressor.SupportedSuppressions);

    [Fact]
    public void Suppression_is_numbered_and_justified() => Assert.All(Suppressions, suppression =>
    {
        Assert.Matches("^SEASPR[0-9]{4}$", suppression.Id);
        Assert.Matches(@"^[A-Z].{40,}\.$", suppression.Justification.ToString(CultureInfo.InvariantCulture));
    });

    [Fact]
    public void Suppression_has_a_page_that_names_what_it_suppresses() => Assert.All(Suppressions, suppression =>
    {
        var page = Repository.Read("docs", "rules", suppression.Id + ".md");

        Assert.StartsWith($"# {suppression.Id}: ", page, StringComparison.Ordinal);
        Assert.Contains(suppression.SuppressedDiagnosticId, page, StringComparison.Ordinal);
        Assert.Contains(suppression.Justification.ToString(CultureInfo.InvariantCulture), page.ReplaceLineEndings(" "), StringComparison.Ordinal);
    });
}
