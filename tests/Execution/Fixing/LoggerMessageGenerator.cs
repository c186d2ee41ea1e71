using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>Has the compiler write the bodies of methods with <c>[LoggerMessage]</c>, as the logging package does in a project.</summary>
internal sealed class LoggerMessageGenerator : AnalyzerReference
{
    private readonly ISourceGenerator _generator = Create();

    public override string FullPath => "";

    public override object Id => nameof(LoggerMessageGenerator);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [_generator];

    private static ISourceGenerator Create() => ((IIncrementalGenerator)Activator.CreateInstance(ReferencedGenerator.LoggerMessage(References.Net10))!).AsSourceGenerator();
}
