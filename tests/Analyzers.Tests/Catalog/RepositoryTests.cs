using Seaworthy.Common;

namespace Seaworthy.Tests.Catalog;

/// <summary>Where things are: a rule, its tests and its fix are found by name.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] NotOurs = ["artifacts", ".git", ".vs", ".idea", "bin", "obj"];

    public static TheoryData<string> Ids => RuleCatalog.Ids;

    public static TheoryData<string> Fixes => RuleCatalog.FixNames;

    [Theory, MemberData(nameof(Ids))]
    public void Rule_is_declared_in_a_file_of_its_own(string id)
    {
        var rule = RuleCatalog.Rule(id);
        var type = rule.Declaration();

        Assert.Equal($"Seaworthy.{rule.Family()}.Rules", type.Namespace);
        Assert.Contains($"/// <summary>{id}: ", Repository.Read("src", "Analyzers", rule.Family().ToString(), "Rules", type.Name + ".cs"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Rule_has_tests_of_its_own(string id)
    {
        var rule = RuleCatalog.Rule(id);
        var folder = Path.Combine(Repository.Root, "tests", "Analyzers.Tests", rule.Family().ToString());

        Assert.NotEmpty(Directory.EnumerateFiles(folder, $"{rule.Declaration().Name}Tests*.cs"));
    }

    [Theory, MemberData(nameof(Fixes))]
    public void Fix_is_declared_in_a_file_of_its_own(string name)
    {
        var type = RuleCatalog.Fix(name).GetType();

        Assert.EndsWith("Fix", name, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "src", "CodeFixes", type.Namespace!["Seaworthy.CodeFixes.".Length..], name + ".cs")));
    }

    /// <summary>Once published somewhere else, the address is changed in one place.</summary>
    [Fact]
    public void The_address_stands_once()
    {
        var address = Product.RepositoryUrl["https://".Length..];

        Assert.Equal(
            ["Directory.Build.props"],
            Files(Repository.Root)
                .Where(file => File.ReadAllText(file).Contains(address, StringComparison.OrdinalIgnoreCase))
                .Select(file => Path.GetRelativePath(Repository.Root, file)));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Files));
}
