using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags;

/// <summary>Rules that only have something to say where there is a flag file.</summary>
internal abstract class RegistryAnalyzer(params DiagnosticDescriptor[] rules) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(rules);

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Options.AdditionalFiles.IsEmpty && FlagRegistry.Read(start.Options, start.CancellationToken) is { IsEmpty: false } registry)
                Register(start, registry);
        });
    }

    protected abstract void Register(CompilationStartAnalysisContext context, FlagRegistry registry);
}
