using System.Reflection;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;

namespace Seaworthy.Tests.Catalog;

/// <summary>A reference that the oldest host does not have keeps the package from loading there, without a word to the user.</summary>
public sealed class AssemblyTests
{
    private static readonly string[] Compiler = ["Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0", "System.Collections.Immutable 7.0.0.0", "netstandard 2.0.0.0"];

    [Fact]
    public void Rules_reference_what_the_oldest_compiler_has() => Assert.Empty(ReferencesOf(typeof(RuleDescriptor)).Except(Compiler));

    [Fact]
    public void Fixes_reference_what_the_oldest_editor_has() => Assert.Empty(ReferencesOf(typeof(RewriteFix)).Except(
    [
        .. Compiler, "Microsoft.CodeAnalysis.Workspaces 4.8.0.0", "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0", Describe(typeof(RuleDescriptor).Assembly.GetName()),
    ]));

    /// <summary>The package has no API; a public type would be one.</summary>
    [Fact]
    public void Nothing_is_public()
    {
        Assert.Empty(typeof(RuleDescriptor).Assembly.GetExportedTypes());
        Assert.Empty(typeof(RewriteFix).Assembly.GetExportedTypes());
    }

    private static IEnumerable<string> ReferencesOf(Type type) => type.Assembly.GetReferencedAssemblies().Select(Describe);

    private static string Describe(AssemblyName name) => $"{name.Name} {name.Version}";
}
