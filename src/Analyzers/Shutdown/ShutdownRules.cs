using Seaworthy.Common;
using Seaworthy.Common.Options;

namespace Seaworthy.Shutdown;

/// <summary>Rules of this family: silent in test projects unless a file's options say otherwise.</summary>
internal abstract class ShutdownRules(params DiagnosticDescriptor[] rules) : FamilyAnalyzer<ShutdownSymbols>(rules)
{
    protected override ShutdownSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => ShutdownSymbols.Find(compilation);

    protected sealed override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols) =>
        Register(context, symbols, TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions));

    protected abstract void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject);

    protected static bool TryRead(AnalyzerOptions options, SyntaxTree tree, bool isTestProject, out ShutdownSettings settings)
    {
        settings = new ShutdownSettings(options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        return !isTestProject || settings.AnalyzeTests;
    }
}
