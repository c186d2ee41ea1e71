using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Seaworthy.Tests.Packaging;

/// <summary>What lies in the package, and what it says about itself.</summary>
public sealed partial class ContentTests(PackedPackage package)
{
    private readonly XElement _metadata = XDocument.Parse(Text(package, "Seaworthy.Analyzers.nuspec").TrimStart('\uFEFF')).Root!.Elements().Single();

    [Fact]
    public void Holds_these_entries_and_no_others() => Assert.Equal(
        [
            "README.md",
            "Seaworthy.Analyzers.nuspec",
            "[Content_Types].xml",
            "_rels/.rels",
            "analyzers/dotnet/cs/Seaworthy.Analyzers.dll",
            "analyzers/dotnet/cs/Seaworthy.CodeFixes.dll",
            "build/Seaworthy.Analyzers.props",
            "build/Seaworthy.Analyzers.targets",
            "buildMultiTargeting/Seaworthy.Analyzers.props",
            "buildMultiTargeting/Seaworthy.Analyzers.targets",
            "buildTransitive/Seaworthy.Analyzers.props",
            "buildTransitive/Seaworthy.Analyzers.targets",
            "buildTransitive/config/SeaworthyAnalysisMode.All.globalconfig",
            "buildTransitive/config/SeaworthyAnalysisMode.None.globalconfig",
            "buildTransitive/config/SeaworthyAnalysisMode.Recommended.globalconfig",
            "icon.png",
            "schema/featureflags.v1.schema.json",
        ],
        PackedPackage.Entries(package.File).Where(entry => !entry.StartsWith("package/services/metadata/", StringComparison.Ordinal)));

    [Theory]
    [InlineData("id", "Seaworthy.Analyzers")]
    [InlineData("developmentDependency", "true")]
    [InlineData("license", "MIT")]
    [InlineData("icon", "icon.png")]
    [InlineData("readme", "README.md")]
    public void Says_about_itself(string name, string value) => Assert.Equal(value, Metadata(name)?.Value);

    [Fact]
    public void License_is_an_expression() => Assert.Equal("expression", Metadata("license")!.Attribute("type")!.Value);

    [Fact]
    public void Depends_on_nothing() => Assert.Null(Metadata("dependencies"));

    [Fact]
    public void Is_described_and_tagged()
    {
        Assert.NotEmpty(Metadata("description")!.Value);
        Assert.NotEmpty(Metadata("tags")!.Value);
        Assert.Equal(Product.RepositoryUrl, Metadata("projectUrl")!.Value);
    }

    [Fact]
    public async Task Names_repository_and_commit()
    {
        var repository = Metadata("repository")!;
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal(Product.RepositoryUrl, repository.Attribute("url")!.Value);
        Assert.Equal(await Checkout.Commit(), repository.Attribute("commit")!.Value);
        Assert.Null(repository.Attribute("branch"));
    }

    [Fact]
    public void Icon_is_a_png_of_128_pixels()
    {
        var icon = PackedPackage.Read(package.File, "icon.png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], icon[16..24]);
    }

    [Fact]
    public void Readme_is_that_of_the_repository_with_absolute_links()
    {
        var readme = Text(package, "README.md");
        var links = Link().Matches(readme).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith('#')).ToList();

        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.Contains($"{Product.RepositoryUrl}/blob/main/docs/rules/SEA2001.md", links);
        Assert.Equal(Repository.Read("README.md"), readme.Replace($"]({Product.RepositoryUrl}/blob/main/", "](", StringComparison.Ordinal).TrimEnd() + "\n");
    }

    private XElement? Metadata(string name) => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static string Text(PackedPackage package, string entry) =>
        Encoding.UTF8.GetString(PackedPackage.Read(package.File, entry)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
