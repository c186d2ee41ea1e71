using Seaworthy.Flags.Constants;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds constants of flags, and asks whether anything still names them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FlagConstantAnalyzer() : FlagRules(UnreadFlagConstant.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagSymbols symbols)
    {
        if (symbols.IsTestProject)
            return;

        var registry = FlagRegistry.Read(context.Options, context.CancellationToken);
        if (!symbols.Apis.MayDecide(registry) && !symbols.Apis.HasMethods && !symbols.Apis.HasHolders)
            return;

        var names = new UsedNames(context.Compilation);
        var isSeenByOthers = IsSeenByOthers(context.Compilation);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (FlagConstant.Find((IFieldSymbol)symbol.Symbol, registry, symbol.Options.AnalyzerConfigOptionsProvider, isSeenByOthers) is { } constant)
                    UnreadFlagConstant.Check(constant, names, symbol);
            },
            SymbolKind.Field);
    }

    private static bool IsSeenByOthers(Compilation compilation)
    {
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is("System.Runtime.CompilerServices", "InternalsVisibleToAttribute"))
                return true;
        }

        return false;
    }
}
