using System.Text.RegularExpressions;
using Seaworthy.Common.Options;
using Seaworthy.Tests.Configuration;
using Seaworthy.Tests.Flags.Registry;

namespace Seaworthy.Tests.Catalog;

/// <summary>The samples on the pages are tests: what they show is what happens.</summary>
[Collection(nameof(RulePage))]
public sealed partial class DocsSampleTests
{
    private static readonly string[] Severities = ["error", "warning", "suggestion", "silent", "none", "default"];

    public static TheoryData<string, int> CSharp => new(RuleCatalog.Rules.SelectMany(rule => Sample.Of(rule.Id)).Select(sample => (sample.Id, sample.Number)));

    public static TheoryData<string> Ids => RuleCatalog.Ids;

    [Theory, MemberData(nameof(CSharp))]
    public async Task Sample_does_what_the_page_says(string id, int number)
    {
        var sample = Sample.Of(id, number);
        Assert.Equal(sample.Kind is not "silent", sample.Plain != sample.Code);
        switch (sample.Kind)
        {
            case "violation":
                Assert.Equal(RuleCatalog.HasFix(id), sample.Fixed is not null);
                await sample.Run(sample.Fixed);
                break;

            case "unfixed":
                Assert.True(RuleCatalog.HasFix(id), "A rule without a fix has only violations.");
                await sample.Run(sample.Code);
                break;

            case "silent":
                await sample.Run(null);
                break;

            default:
                Assert.Fail($"A sample is a violation, fixed, unfixed or silent, and not '{sample.Kind}'.");
                break;
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Settings_on_a_page_are_understood(string id) =>
        Assert.All(RulePage.Read(id).Samples.Where(sample => sample is { Language: "ini", Kind: "" }), sample => CheckSettings(sample.Code));

    [Fact]
    public void Settings_of_the_guides_are_understood() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md")),
        guide => Assert.All(new RulePage("", File.ReadAllText(guide).ReplaceLineEndings("\n")).Samples.Where(sample => sample is { Language: "ini" }), sample => CheckSettings(sample.Code)));

    /// <summary>The rule about settings has no code to show: every option in such a block is reported.</summary>
    [Theory, MemberData(nameof(Ids))]
    public async Task Bad_settings_on_a_page_are_reported(string id)
    {
        foreach (var (_, _, settings) in RulePage.Read(id).Samples.Where(sample => sample is { Language: "ini", Kind: "violation" }))
            Assert.Equal(settings.Split(OptionCatalog.Prefix).Length - 1, (await ConfiguredProject.Messages(["class Shop;"], [("/.editorconfig", settings)])).Count());
    }

    /// <summary>Flag files have marks like code.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Bad_flag_files_on_a_page_are_reported(string id)
    {
        foreach (var (_, _, marked) in RulePage.Read(id).Samples.Where(sample => sample is { Language: "json", Kind: "violation" }))
            Registries.CheckPlaces(marked);
    }

    private static void CheckSettings(string settings) => Assert.All(Setting().Matches(settings), match =>
    {
        var (key, value) = (match.Groups[1].Value, match.Groups[2].Value);
        if (key.StartsWith(OptionCatalog.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            Assert.True(OptionCatalog.Find(key) is { } option && option.Accepts(value), match.Value);
        }
        else if (key is not ("root" or "is_global" or "global_level"))
        {
            Assert.Contains(value, Severities);
            Assert.Matches(string.Join('|', RuleCatalog.Rules.SelectMany(RuleSwitches)) + "|^dotnet_analyzer_diagnostic.severity$|^dotnet_diagnostic.(CA|MA|S)[0-9]{3,4}.severity$", key);
        }
    });

    private static IEnumerable<string> RuleSwitches(Microsoft.CodeAnalysis.DiagnosticDescriptor rule) =>
        [$"^dotnet_diagnostic.{rule.Id}.severity$", $"^dotnet_analyzer_diagnostic.category-{rule.Category}.severity$"];

    [GeneratedRegex(@"^\s*([\w.\-]+)\s*[=:]\s*(.*?)\s*(?:[#;].*)?$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
