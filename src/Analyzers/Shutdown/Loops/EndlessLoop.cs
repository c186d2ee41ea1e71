using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>A service loop without an end that listens to no token.</summary>
/// <param name="Token">The token that it should listen to; null where the service has none at the place.</param>
/// <param name="Owner">The name of the type that it runs in.</param>
internal sealed record EndlessLoop(ServiceLoop Loop, ReachableToken? Token, string Owner)
{
    public SyntaxToken Keyword => Loop.Syntax.GetFirstToken();

    public static EndlessLoop? TryMatch(StatementSyntax statement, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (!MayBeEndless(statement)
            || IsOfProgram(statement)
            || ServiceLoop.TryMatch(statement, model, cancellationToken) is not { IsEndless: true } loop
            || model.GetEnclosingSymbol(statement.SpanStart, cancellationToken) is not { } around
            || (around as INamedTypeSymbol ?? around.ContainingType) is not { } type)
        {
            return null;
        }

        var token = TokenScope.Find(statement, model, settings, cancellationToken);
        if (token is null or { Rank: TokenRank.ApplicationStopping } && !LoopToken.IsHosted(statement, model, settings, cancellationToken))
            return null;

        return LoopExits.HasNone(loop, cancellationToken)
            && !TokenObservation.MayBeIn(statement, model, settings, cancellationToken)
            && !IsEndedByItsSource(loop, cancellationToken)
                ? new(loop, token, type.Name)
                : null;
    }

    /// <summary>Whether a loop around the wait is reported as one that can't be stopped, so that its fix gives the wait the token.</summary>
    public static bool IsReportedAround(SyntaxNode wait, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        for (var node = wait.Parent; node is not null and not MemberDeclarationSyntax && LoopExits.IsOfFunction(node); node = node.Parent)
        {
            if (node is StatementSyntax statement && TryMatch(statement, model, settings, cancellationToken) is not null)
                return !RuleDescriptor.IsOff(UnstoppableLoop.Rule.Id, wait.SyntaxTree, model.Compilation, cancellationToken);
        }

        return false;
    }

    private static bool MayBeEndless(StatementSyntax statement) => statement switch
    {
        WhileStatementSyntax loop => IsFixed(loop.Condition),
        DoStatementSyntax loop => IsFixed(loop.Condition),
        ForStatementSyntax loop => loop.Condition is null || IsFixed(loop.Condition),
        _ => false,
    };

    private static bool IsFixed(ExpressionSyntax condition) => condition.RawKind is (int)SyntaxKind.TrueLiteralExpression || condition is IdentifierNameSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax or ParenthesizedExpressionSyntax };

    /// <summary>Whether the process is the loop, so that its signal ends it.</summary>
    private static bool IsOfProgram(StatementSyntax statement)
    {
        for (var node = statement.Parent; node is not null && LoopExits.IsOfFunction(node); node = node.Parent)
        {
            if (node is GlobalStatementSyntax)
                return true;

            if (node is MethodDeclarationSyntax method)
                return method.Identifier.ValueText is "Main" && method.Modifiers.Any(SyntaxKind.StaticKeyword);
        }

        return false;
    }

    private static bool IsEndedByItsSource(ServiceLoop loop, CancellationToken cancellationToken)
    {
        foreach (var node in loop.Syntax.DescendantNodes(LoopExits.IsOfFunction))
        {
            var waited = node switch
            {
                AwaitExpressionSyntax wait => wait.Expression,
                CommonForEachStatementSyntax inner => inner.Expression,
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call => call,
                _ => null,
            };
            if (waited is not null && DrainByCompletion.Ends(waited, loop.Model, cancellationToken))
                return true;
        }

        return false;
    }
}
