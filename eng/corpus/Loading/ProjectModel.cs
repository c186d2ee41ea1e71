using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Corpus.Loading;

/// <summary>What the compiler needs to know of one project, whoever read it.</summary>
internal sealed record ProjectModel
{
    public required string Path { get; init; }
    public required string AssemblyName { get; init; }

    /// <summary>The one target framework that was picked, in short form (net10.0).</summary>
    public string TargetFramework { get; init; } = "net10.0";
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;
    public string RootNamespace { get; init; } = "";
    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;
    public bool CheckOverflow { get; init; }
    public bool HasXmlDocs { get; init; }
    public bool IsTest { get; init; }
    public string? KeyFile { get; init; }
    public string? AssetsFile { get; init; }
    public ImmutableHashSet<string> NoWarn { get; init; } = [];
    public ImmutableArray<string> Symbols { get; init; } = [];
    public ImmutableArray<string> Files { get; init; } = [];
    public ImmutableArray<string> AdditionalFiles { get; init; } = [];
    /// <summary>The packages that the project names itself.</summary>
    public ImmutableArray<string> Packages { get; init; } = [];
    public bool IsWeb { get; init; }
    public ImmutableArray<string> ProjectReferences { get; init; } = [];

    /// <summary>Source that the build would have written: global usings and assembly attributes.</summary>
    public string BuildSource { get; init; } = "";

    /// <summary>True when MSBuild evaluated the project, false when only its XML was read.</summary>
    public bool Evaluated { get; init; }

    public string Directory => System.IO.Path.GetDirectoryName(Path)!;
}
