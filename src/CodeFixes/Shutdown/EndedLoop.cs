using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>
/// A loop that has come to its end quietly when the token was cancelled, so that what follows it ran. A call in it that is
/// given the token throws instead.
/// </summary>
internal static class EndedLoop
{
    /// <summary>Adds what lets the code behind the loop still run.</summary>
    /// <param name="changes">What gives the call the token.</param>
    /// <returns>Null where that can't be done.</returns>
    public static IReadOnlyList<TextChange>? Keep(SyntaxNode call, string token, IReadOnlyList<TextChange> changes, FixedDocument document) =>
        Find(call) is { } loop && (IsFollowed(loop) || IsFollowedByCallers(loop)) && !IsHandled(call, loop, document) && !LetsOut(loop, token, document)
            ? CancellationGuard.TryWrapAround(loop, token, changes, document)
            : changes;

    /// <summary>The outermost loop around the call that ends by a token.</summary>
    private static StatementSyntax? Find(SyntaxNode call)
    {
        StatementSyntax? found = null;
        for (var node = call; node is not null and not MemberDeclarationSyntax && LoopExits.IsOfFunction(node); node = node.Parent)
        {
            if (node is StatementSyntax statement && AfterCancellation.IsEndOf(statement))
                found = statement;
        }

        return found;
    }

    private static bool IsFollowed(SyntaxNode statement)
    {
        for (var node = statement; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BlockSyntax block when node is StatementSyntax inner && IsBeforeOthers(inner, block.Statements):
                case SwitchSectionSyntax section when node is StatementSyntax last && IsBeforeOthers(last, section.Statements):
                    return true;

                // A handler behind the loop goes on with what follows.
                case TryStatementSyntax attempt when attempt.Block == node && attempt.Catches.Any(IsCatchAll):
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a method of the type awaits this one, and goes on.</summary>
    private static bool IsFollowedByCallers(StatementSyntax loop) =>
        loop.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } method
        && !method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.OverrideKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword))
        && type.DescendantNodes().OfType<AwaitExpressionSyntax>().Any(wait =>
            wait.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == method.Identifier.ValueText)
            && wait.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && IsFollowed(statement));

    private static bool IsBeforeOthers(StatementSyntax statement, SyntaxList<StatementSyntax> statements) =>
        statements.Skip(statements.IndexOf(statement) + 1).Any(next => next is not (LocalFunctionStatementSyntax or EmptyStatementSyntax or ReturnStatementSyntax { Expression: null or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } }));

    /// <summary>Whether a clause inside of the loop takes the cancellation.</summary>
    private static bool IsHandled(SyntaxNode at, StatementSyntax loop, FixedDocument document)
    {
        for (var node = at; node != loop && node.Parent is { } parent; node = parent)
        {
            if (parent is TryStatementSyntax attempt && attempt.Block == node && attempt.Catches.Any(clause => CleanupContext.IsCancellationHandler(clause, document.Model, document.CancellationToken) || CancellationPath.Takes(clause, Thrown.Cancellation, document.Model, document.CancellationToken)))
                return true;
        }

        return false;
    }

    /// <summary>Whether something else in the loop throws when the token is cancelled already, so that its author expects it.</summary>
    private static bool LetsOut(StatementSyntax loop, string token, FixedDocument document) =>
        loop.DescendantNodes(LoopExits.IsOfFunction).Any(node =>
            (node is ArgumentSyntax { Expression: var value } && value.ToString() == token
                || node is IdentifierNameSyntax { Identifier.ValueText: "ThrowIfCancellationRequested" })
            && !IsHandled(node, loop, document));

    private static bool IsCatchAll(CatchClauseSyntax clause) =>
        clause.Declaration is null || CancellationPath.LastName(clause.Declaration.Type) is var type && (type is "OperationCanceledException" or "TaskCanceledException" || (type is "Exception" && clause.Filter is null));
}
