using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4017: a flag of the compiler that is retired.</summary>
internal static class RetiredFlagSymbol
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4017",
        Family.Flags,
        Level.Warning,
        title: "Condition of #if asks for a retired flag",
        message: "Symbol '{0}' belongs to a flag that is retired ({1}): remove the condition",
        description: "The decision about the flag has been made, so one side of the condition is never compiled again.");

    public static void Check(FlagRegistry registry, AnalyzerConfigOptions options, SyntaxTreeAnalysisContext context)
    {
        var root = context.Tree.GetRoot(context.CancellationToken);
        if (!root.ContainsDirectives)
            return;

        for (var directive = root.GetFirstDirective(IsConditional); directive is not null; directive = directive.GetNextDirective(IsConditional))
        {
            foreach (var node in ((ConditionalDirectiveTriviaSyntax)directive).Condition.DescendantNodesAndSelf())
            {
                if (node is IdentifierNameSyntax name && Decided(name.Identifier.ValueText, registry, options) is { } value)
                    context.ReportDiagnostic(Rule.AtFlag(name, registry.Find(name.Identifier.ValueText, null, options)?.Key ?? name.Identifier.ValueText, name.Identifier.ValueText, value.ToString()));
            }
        }
    }

    /// <summary>The value that the symbol has for good; null where it may still be either.</summary>
    public static FlagValue? Decided(string symbol, FlagRegistry registry, AnalyzerConfigOptions options)
    {
        if (FlagOptions.RetiredSymbols.Read(options) is { Length: > 0 } text)
        {
            foreach (var known in registry.Retired(text))
            {
                if (known.Key == symbol && known.Value is { Constant: bool } value)
                    return value;
            }
        }

        return registry.Find(symbol, null, options) is { State: FlagState.Retired, IsDisputed: false, Value: { Constant: bool } decided } entry
            && !ExcludedKeys.Contain(entry.Key, options)
                ? decided
                : null;
    }

    private static bool IsConditional(DirectiveTriviaSyntax directive) => directive is ConditionalDirectiveTriviaSyntax;
}
