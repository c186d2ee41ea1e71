using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>The statement by which a handler leaves a service loop.</summary>
internal static class LoopExitStatement
{
    /// <returns>Null where neither <c>break</c> nor <c>throw</c> is what the author would want.</returns>
    public static string? Find(SwallowedCancellation swallowed, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var (clause, loop) = (swallowed.Clause, swallowed.Loop);
        var breaksOut = MistakenShutdown.BreaksOut(swallowed.Try, loop);
        var isLast = swallowed.EndsByException || !IsFollowed(loop.Syntax);
        var mayThrow = MayThrow(swallowed, model, cancellationToken, out var mustThrow, out var isOfCaller);

        // Whoever waits for an attempt to succeed must not take its end for that.
        mustThrow |= mayThrow && isOfCaller && loop.IsEndless && clause.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Identifier.ValueText: "ExecuteAsync" } && Succeeds(swallowed.Try.Block);
        if (breaksOut && !mustThrow && (!mayThrow || !isLast || !isOfCaller || LoopToken.IsHosted(clause, model, settings, cancellationToken)))
            return "break;";

        return mayThrow && (isLast || mustThrow) ? "throw;" : null;
    }

    private static bool Succeeds(BlockSyntax attempt) =>
        attempt.DescendantNodes(node => LoopExits.IsOfFunction(node) && node is not (SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax))
            .Any(node => node is ReturnStatementSyntax or BreakStatementSyntax);

    /// <summary>Whether statements of the function run when the loop is over.</summary>
    /// <param name="countsRounds">Whether the next round of a loop around it is one of those.</param>
    public static bool IsFollowed(StatementSyntax loop, bool countsRounds = true)
    {
        for (SyntaxNode node = loop; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BlockSyntax block when node is StatementSyntax inner && IsBefore(inner, block.Statements):
                case SwitchSectionSyntax section when node is StatementSyntax last && IsBefore(last, section.Statements):
                    return true;

                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax when countsRounds:
                    return true;

                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsBefore(StatementSyntax statement, SyntaxList<StatementSyntax> statements) =>
        statements.Skip(statements.IndexOf(statement) + 1).Any(next => next is not (LocalFunctionStatementSyntax or EmptyStatementSyntax or ReturnStatementSyntax { Expression: null }));

    /// <param name="mustThrow">Whether nothing else ends the function: it has a result, which nobody knows.</param>
    /// <param name="isOfCaller">Whether the token is a parameter, so that the caller has cancelled it and knows of the exception.</param>
    private static bool MayThrow(SwallowedCancellation swallowed, SemanticModel model, CancellationToken cancellationToken, out bool mustThrow, out bool isOfCaller)
    {
        SyntaxNode loop = swallowed.Loop.Syntax;
        (mustThrow, isOfCaller) = (false, false);
        for (var node = loop.Parent; node is not null; node = node.Parent)
        {
            // What a handler of an event or a thread throws ends the process.
            var (method, isAsync) = node switch
            {
                AnonymousFunctionExpressionSyntax lambda => (model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol, lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)),
                LocalFunctionStatementSyntax local => (model.GetDeclaredSymbol(local, cancellationToken) as IMethodSymbol, local.Modifiers.Any(SyntaxKind.AsyncKeyword)),
                BaseMethodDeclarationSyntax declaration => (model.GetDeclaredSymbol(declaration, cancellationToken), declaration.Modifiers.Any(SyntaxKind.AsyncKeyword)),
                _ => ((IMethodSymbol?)null, false),
            };
            if (method is not null)
            {
                isOfCaller = method.Parameters.Any(parameter => parameter.Name == swallowed.Token.Name);
                mustThrow = loop is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && method.ReturnType is INamedTypeSymbol { SpecialType: not SpecialType.System_Void } result && (isAsync ? result.Arity > 0 : true) && model.AnalyzeControlFlow((StatementSyntax)loop) is { EndPointIsReachable: false };
                return !(method.ReturnsVoid && (isAsync || node is AnonymousFunctionExpressionSyntax));
            }

            if (node is MemberDeclarationSyntax)
                return true;
        }

        return false;
    }
}
