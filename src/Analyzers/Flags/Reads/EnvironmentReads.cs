using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Reads;

/// <summary>Reads of environment variables with a prefix that an option names.</summary>
internal static class EnvironmentReads
{
    public static FlagRead? TryMatch(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (FlagOptions.EnvironmentPrefixes.Read(options) is not { Length: > 0 } prefixes
            || call.ArgumentList.Arguments is not { Count: 1 } arguments
            || WordComparison.Find(call, model, cancellationToken) is not { } comparison
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: var type }
            || !type.Is("System", "Environment")
            || FlagKey.Find(arguments[0].Expression, model, cancellationToken) is not { } key)
        {
            return null;
        }

        foreach (var part in prefixes.Split(','))
        {
            var prefix = part.Trim();
            if (prefix.Length > 0 && key.Text.Length > prefix.Length && key.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return new(call, key.Text.Substring(prefix.Length))
                {
                    Expression = comparison.Expression,
                    ValueType = model.Compilation.GetSpecialType(SpecialType.System_Boolean),
                    KeySymbol = key.Symbol,
                    LongKey = key.Text,
                    IsSpelledFreely = true,
                    IsNegated = comparison.IsNegated,
                };
            }
        }

        return null;
    }
}
