using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Rules;

/// <summary>SEA1008: the pause goes on although a token that is at hand is cancelled.</summary>
internal static class PauseIgnoresToken
{
    /// <summary>The rule of the SDK that reports it when the token is a parameter.</summary>
    private const string ForwardToken = "CA2016";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1008",
        Family.Retry,
        Level.Suggestion,
        title: "Retry pause ignores the cancellation token",
        message: "'{0}' waits to its end although '{1}' may be cancelled meanwhile; pass the token",
        description: "Pauses are where a retry loop spends its time. One that does not listen to the token keeps a cancelled request alive, and a process from stopping, for as long as the backoff has grown.");

    public static void Check(RetryLoop loop, NodeContext context)
    {
        foreach (var wait in loop.Pause.Waits)
        {
            if (IsReported(wait, loop, context.Compilation, context.CancellationToken))
                context.ReportDiagnostic(Rule.On(loop, wait.Syntax.GetLocation(), Rule.DefaultSeverity, wait.Syntax.Expression.ToString(), loop.Token.InReach));
        }
    }

    public static bool IsReported(WaitCall wait, RetryLoop loop, Compilation compilation, CancellationToken cancellationToken) =>
        wait is { Blocks: false, Token: null, IsHelper: false, Duration: not null }
        && loop.Token.InReach is { } token
        && !IsOfOthers(token, wait.Syntax, loop, compilation, cancellationToken);

    /// <summary>Whether the token is a parameter of the method that waits, and the rule about those is on.</summary>
    private static bool IsOfOthers(string token, InvocationExpressionSyntax wait, RetryLoop loop, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var symbol in loop.Model.LookupSymbols(wait.SpanStart, name: token))
        {
            if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } owner })
            {
                return SymbolEqualityComparer.Default.Equals(owner, loop.Model.GetEnclosingSymbol(wait.SpanStart, cancellationToken))
                    && !RuleDescriptor.IsOff(ForwardToken, loop.Syntax.SyntaxTree, compilation, cancellationToken);
            }
        }

        return false;
    }
}
