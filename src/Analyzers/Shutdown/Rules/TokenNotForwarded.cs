using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3003: a call that takes a token is not given the one that is in reach.</summary>
internal static class TokenNotForwarded
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3003",
        Family.Shutdown,
        Level.Suggestion,
        title: "Call is not given the cancellation token",
        message: "'{0}' goes on after '{1}' is cancelled; pass the token",
        description: "Work that does not know that it has been cancelled is done to its end for nobody. In a service it takes away the time that others need to save theirs before the process is killed.");

    public static void Check(TokenLoss loss, ShutdownSettings settings, NodeContext context)
    {
        if (loss.EndsLate || PragmaRefusal.Covers(loss.Call.Syntax, context.CancellationToken) || (!loss.IsHosted && settings.DeferToCA2016 is Deference.Auto && IsOfCA2016(loss, context)))
            return;

        var severity = loss is { IsOfService: true, SavesChanges: false } ? DiagnosticSeverity.Warning : Rule.DefaultSeverity;
        context.ReportDiagnostic(Rule.At(loss.Call.Name.GetLocation()!, severity, ImmutableArray<Location>.Empty, loss.Call.Name.ToString(), loss.Token.Name));
    }

    private static bool IsOfCA2016(TokenLoss loss, NodeContext context) =>
        LeftToCA2016.Is(loss, context.SemanticModel, context.CancellationToken)
        && !RuleDescriptor.IsOff(LeftToCA2016.Id, context.Node.SyntaxTree, context.Compilation, context.CancellationToken);
}
