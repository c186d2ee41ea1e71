using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
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

    /// <param name="syntax">The expression that gives the key.</param>
    public static void Check(ExpressionSyntax syntax, string key, ISymbol? symbol, FlagRegistry registry, NodeContext context, AnalyzerConfigOptions options)
    {
        if (!HasToBeKnown(registry, options) || registry.Find(key, symbol, options) is not null || ExcludedKeys.Contain(key, options))
            return;

        var suggestion = registry.Nearest(key) is { } nearest ? $"; did you mean '{nearest}'?" : "; add it, or correct its name";
        context.ReportDiagnostic(Rule.At(syntax, key, suggestion));
    }

    private static bool HasToBeKnown(FlagRegistry registry, AnalyzerConfigOptions options) => FlagOptions.Unknown.Read(options) switch
    {
        UnknownFlags.Closed => true,
        UnknownFlags.Open => false,
        _ => registry.IsClosed,
    };

    /// <summary>The key that a literal at this place stands for.</summary>
    public static LiteralExpressionSyntax? FindLiteral(ExpressionSyntax? place) =>
        place?.Unwrap() is LiteralExpressionSyntax { Token.Value: string } literal ? literal : null;
}
