using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>Writes the key that was probably meant. Fix All only does so where a single flag is one letter away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownFlagFix))]
internal sealed class UnknownFlagFix() : ProvenFix("Use the flag with the nearest name", "SeaworthyFlags.UseNearest", UnknownFlag.Rule.Id)
{
    protected override (string Title, string Key)? Alternative => ("Use the flag with the nearest name, which may be another one", "SeaworthyFlags.UseNearby");

    protected override bool AlternativeFixesAll => false;

    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document) => Replace(diagnostic, document, sure: true);

    protected override SourceRepair? RepairOtherwise(Diagnostic diagnostic, FixedDocument document) => Replace(diagnostic, document, sure: false);

    private static SourceRepair? Replace(Diagnostic diagnostic, FixedDocument document, bool sure)
    {
        var registry = FlagRegistry.Read(document.AnalyzerOptions, document.CancellationToken);
        return UnknownFlag.FindLiteral(document.Find<ExpressionSyntax>(diagnostic)) is { Token.ValueText: var key } literal
            && registry.Suggest(key) is { } suggestion
            && suggestion.IsSure == sure
            ? new([new TextChange(literal.Span, SymbolDisplay.FormatLiteral(suggestion.Key, quote: true))])
            : null;
    }
}
