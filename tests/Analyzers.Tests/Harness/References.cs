using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Seaworthy.Tests.Harness;

/// <summary>What a tested snippet compiles against: a framework and the libraries of tests/References, as files that restore brought.</summary>
internal sealed class ReferenceSet
{
    private ReferenceSet(string framework, ImmutableArray<MetadataReference> metadata)
    {
        Framework = framework;
        Metadata = metadata;
    }

    public string Framework { get; }

    public ImmutableArray<MetadataReference> Metadata { get; }

    /// <summary>The same as the testing library wants it: a framework that brings no references of its own.</summary>
    public ReferenceAssemblies Assemblies => new(Framework);

    /// <summary>The set without the assemblies whose names begin with one of the prefixes.</summary>
    public ReferenceSet Without(params string[] prefixes) =>
        new(Framework, Metadata.RemoveAll(reference => prefixes.Any(prefix => Name(reference).StartsWith(prefix, StringComparison.Ordinal))));

    /// <summary>The set with one more library, made from this code.</summary>
    public ReferenceSet WithLibrary(string name, string code)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        return new(Framework, Metadata.Add(CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], Metadata, options).ToMetadataReference()));
    }

    public static ReferenceSet Read(string framework) => Read(framework, framework);

    public static ReferenceSet Read(string name, string framework) =>
        new(framework, [.. File.ReadAllLines(Path.Combine(Repository.Artifacts, "references", name + ".txt")).Select(path => MetadataReference.CreateFromFile(path))]);

    private static string Name(MetadataReference reference) => Path.GetFileNameWithoutExtension(reference.Display!);
}

internal static class References
{
    /// <summary>.NET 10 with the libraries of every family in their current versions.</summary>
    public static ReferenceSet Net10 { get; } = ReferenceSet.Read("net10.0");

    /// <summary>.NET 8 with the hosting libraries as they were first released for it; it has no ZLogger.</summary>
    public static ReferenceSet Net8 { get; } = ReferenceSet.Read("net8.0");

    /// <summary>.NET 10 with the hosting libraries of .NET 11.</summary>
    public static ReferenceSet Hosting11 { get; } = ReferenceSet.Read("hosting11", "net10.0");

    /// <summary>.NET 10 with ASP.NET Core and the hosting libraries that come with it.</summary>
    public static ReferenceSet Web { get; } = ReferenceSet.Read("web", "net10.0");

    /// <summary>What a library for every framework sees, and one for .NET Framework: no host, and old overloads only.</summary>
    public static ReferenceSet Standard { get; } = ReferenceSet.Read("netstandard2.0");

    /// <summary>The same with the hosting abstractions of .NET 8.</summary>
    public static ReferenceSet StandardHost { get; } = ReferenceSet.Read("standardhost", "netstandard2.0");

    /// <summary>.NET 10 alone.</summary>
    public static ReferenceSet Framework { get; } = Net10.Without("Microsoft.Extensions", "NLog", "Serilog", "Polly", "ZLogger", "Microsoft.FeatureManagement");
}
