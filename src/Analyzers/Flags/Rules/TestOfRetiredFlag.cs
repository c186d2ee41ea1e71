using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.TestSetups;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4014: a test prepares an answer that is no longer asked for.</summary>
internal static class TestOfRetiredFlag
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4014",
        Family.Flags,
        Level.Suggestion,
        title: "Test sets a retired flag",
        message: "Test sets flag '{0}', which is retired ({1})",
        description: "The decision about the flag has been made: a test of the other state tests dead code, and one of the kept state needs no set-up.");

    public static void Check(InvocationExpressionSyntax call, FlagSymbols symbols, FlagRegistry registry, NodeContext context)
    {
        if (FlagSetup.Find(call) is null)
            return;

        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(call.SyntaxTree);
        if (symbols.Apis.TryMatch(call, context.SemanticModel, options, context.CancellationToken) is { } read && registry.FindRetired(read, options) is { } entry)
            context.ReportDiagnostic(Rule.AtFlag(call, entry.Key, entry.Key, entry.Value.ToString()));
    }
}
