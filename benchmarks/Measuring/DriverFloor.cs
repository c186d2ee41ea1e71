using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Benchmarks.Measuring;

/// <summary>
/// An analyzer that is asked about each file, and does nothing: what it costs is the compiler's own work for having any. Without the
/// question it would cost less than any that looks at code: the compiler binds a file for its analyzers once more.
/// </summary>
#pragma warning disable RS1001, RS1012, RS1038, RS2008 // It is never shipped.
internal sealed class DriverFloor : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("FLOOR", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static Contender Contender { get; } = new("analyzer that does nothing", [new DriverFloor()]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start => start.RegisterSemanticModelAction(static _ => { }));
    }
}
