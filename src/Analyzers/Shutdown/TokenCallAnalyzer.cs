using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Threading;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown;

/// <summary>Finds calls that are not given the token in reach, and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TokenCallAnalyzer() : ShutdownRules(WaitIgnoresToken.Rule, TokenNotForwarded.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        var overloads = new TokenOverloads();
        var nearby = new NearbyTokens();
        var reported = new ReportedMethods(overloads);
        context.RegisterNodeAction(
            NodeKinds.Call | NodeKinds.Creation | NodeKinds.ForEach,
            () => new NearbyTokens.OfFile(nearby),
            (node, bodies) =>
            {
                if (!TokenCallSyntax.MayLackToken(node.Node)
                    || !TryRead(node.Options, node.Node.SyntaxTree, isTestProject, out var settings)
                    || (settings.AdditionalTokenMembers.IsEmpty && !bodies.MayBeAround(node.Node, node.SemanticModel, node.CancellationToken))
                    || TokenLoss.TryMatch(node.Node, node.SemanticModel, settings, overloads, node.CancellationToken) is not { } loss)
                {
                    return;
                }

                // The loop is what has to be repaired, and its fix gives its waits the token.
                if (loss.Call.IsWait && EndlessLoop.IsReportedAround(node.Node, node.SemanticModel, settings, node.CancellationToken))
                    return;

                // The token that the callers have is a better one.
                if (TokenFlow.LacksToken(loss.Token) && reported.AreAround(node.Node, node.SemanticModel, settings, node.CancellationToken))
                    return;

                WaitIgnoresToken.Check(loss, node);
                TokenNotForwarded.Check(loss, settings, node);
            });
    }
}
