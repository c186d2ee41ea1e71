using Seaworthy.Common.Options;
using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags;

/// <summary>Rules of this family: silent in test projects unless a file's options say otherwise.</summary>
internal abstract class FlagRules(params DiagnosticDescriptor[] rules) : FamilyAnalyzer<FlagSymbols>(rules)
{
    protected sealed override FlagSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        FlagApis.Find(compilation, options) is { } apis ? new(apis, new FlagGates(), TestProjects.IsTestProject(compilation, options.GlobalOptions)) : null;

    protected static bool TryRead(AnalyzerOptions options, SyntaxTree tree, FlagSymbols symbols, out AnalyzerConfigOptions values)
    {
        values = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return !symbols.IsTestProject || FlagOptions.IncludeTests.Read(values);
    }
}
