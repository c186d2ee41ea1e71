using System.Reflection;

namespace Seaworthy.Tests.Catalog;

/// <summary>A reference that the oldest host does not have keeps the package from loading there, without a word to the user.</summary>
public sealed class AssemblyTests
{
    private static readonly string[] Compiler = ["Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0", "System.Collections.Immutable 7.0.0.0", "netstandard 2.0.0.0"];

    [Fact]
    public void Rules_reference_what_the_oldest_compiler_has() => Assert.Empty(ReferencesOf(RuleCatalog.AnalyzerAssembly).Except(Compiler));

    [Fact]
    public void Fixes_reference_what_the_oldest_editor_has() => Assert.Empty(ReferencesOf(RuleCatalog.FixAssembly).Except(
    [
        .. Compiler, "Microsoft.CodeAnalysis.Workspaces 4.8.0.0", "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0", Describe(RuleCatalog.AnalyzerAssembly.GetName()),
    ]));

    /// <summary>The package has no API; a public type would be one.</summary>
    [Fact]
    public void Nothing_is_public()
    {
        Assert.Empty(RuleCatalog.AnalyzerAssembly.GetExportedTypes());
        Assert.Empty(RuleCatalog.FixAssembly.GetExportedTypes());
    }

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(Describe);

    private static string Describe(AssemblyName name) => $"{name.Name} {name.Version}";
}
