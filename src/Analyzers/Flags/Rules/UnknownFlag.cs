using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4003: code reads a flag that is in no flag file, although these name all flags.</summary>
internal static class UnknownFlag
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4003",
        Family.Flags,
        Level.Warning,
        title: "Flag is not in the registry",
        message: "Flag '{0}' is not in the registry{1}",
        description: "Flag libraries answer with a default for a key that they don't know, and say nothing. A slip in a key is a feature that stays off, whatever is switched.");

    public static void Check(FlagCall call, FlagRegistry registry, SyntaxNodeAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(call.Syntax.SyntaxTree);
        if (call.KeySyntax is { } syntax
            && FlagKey.Find(syntax, context.SemanticModel, context.CancellationToken) is { } key
            && IsUnknown(key, registry, options))
        {
            var suggestion = registry.Nearest(key.Text) is { } nearest ? $"; did you mean '{nearest}'?" : "; add it, or correct its name";
            context.ReportDiagnostic(Rule.At(syntax, key.Text, suggestion));
        }
    }

    /// <summary>Whether a key has to be in the registry, and is not.</summary>
    private static bool IsUnknown(FlagKey key, FlagRegistry registry, AnalyzerConfigOptions options) =>
        FlagOptions.Unknown.Read(options) switch
        {
            UnknownFlags.Closed => true,
            UnknownFlags.Open => false,
            _ => registry.IsClosed,
        }
        && registry.Find(key.Text, key.Symbol, options) is null
        && !ExcludedKeys.Contain(key.Text, options);

    /// <summary>The key that a literal at this place stands for.</summary>
    public static LiteralExpressionSyntax? FindLiteral(ExpressionSyntax? place) =>
        place?.Unwrap() is LiteralExpressionSyntax { Token.Value: string } literal ? literal : null;
}
