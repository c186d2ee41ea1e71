using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>Reads of switches of the runtime: <c>AppContext.TryGetSwitch("Shop.NewMenu", out var on) &amp;&amp; on</c>.</summary>
internal static class SwitchReads
{
    public static FlagRead? TryMatch(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments is not { Count: 2 } arguments
            || TestedPair.Find(call, model, cancellationToken) is not { } pair
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: var type }
            || !type.Is("System", "AppContext")
            || FlagKey.Find(arguments[0].Expression, model, cancellationToken) is not { } key)
        {
            return null;
        }

        return new(call, key.Text)
        {
            Expression = pair.Expression,
            ValueType = model.Compilation.GetSpecialType(SpecialType.System_Boolean),
            KeySymbol = key.Symbol,
            IsNegated = pair.IsNegated,
        };
    }
}
