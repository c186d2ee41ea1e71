using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4005: which flag is read can't be told from the code.</summary>
internal static class UnknownFlagKey
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4005",
        Family.Flags,
        Level.Suggestion,
        title: "Key of a flag is not a constant",
        message: "Key '{0}' of a flag is not a constant, so the reads of the flag can't be found",
        description: "Neither a search nor a rule finds the flag here when it is to be removed, and a mistake in its name stays unseen.");

    public static void Check(FlagCall call, FlagSymbols symbols, AnalyzerConfigOptions options, NodeContext context)
    {
        if (call.KeySyntax is not { } key || FlagKey.Find(key, context.SemanticModel, context.CancellationToken) is not null)
            return;

        // An empty key is known: it is no flag's.
        if (context.SemanticModel.GetConstantValue(key, context.CancellationToken).HasValue || !IsUnexplained(key, symbols, options, context))
            return;

        context.ReportDiagnostic(Rule.At(key, Shorten(key.ToString())));
    }

    private static string Shorten(string text) => text.Length > 40 ? text.Substring(0, 37) + "..." : text;

    private static bool IsUnexplained(ExpressionSyntax key, FlagSymbols symbols, AnalyzerConfigOptions options, NodeContext context)
    {
        foreach (var node in key.DescendantNodesAndSelf())
        {
            if (node is not IdentifierNameSyntax name)
                continue;

            switch (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol)
            {
                case IParameterSymbol { ContainingSymbol: IMethodSymbol method } when FlagOptions.AllowParameterKeys.Read(options) || symbols.Apis.IsForwarding(method, context.CancellationToken):
                case ILocalSymbol local when IsNameOfAnyFlag(local, context.CancellationToken):
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether the local goes through all flags that there are.</summary>
    private static bool IsNameOfAnyFlag(ILocalSymbol local, CancellationToken cancellationToken)
    {
        foreach (var declaration in local.DeclaringSyntaxReferences)
        {
            if (declaration.GetSyntax(cancellationToken) is ForEachStatementSyntax { Expression: var all } && all.ToString().Contains("GetFeatureNamesAsync"))
                return true;
        }

        return false;
    }
}
