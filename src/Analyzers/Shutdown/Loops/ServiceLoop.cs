using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Loops;

/// <summary>A loop that waits for the next piece of work, and so goes on for as long as its service does.</summary>
/// <param name="Syntax">The <c>while</c>, <c>do</c>, <c>for</c> or <c>await foreach</c>.</param>
/// <param name="Condition">Null for <c>for (;;)</c> and <c>await foreach</c>.</param>
internal sealed record ServiceLoop(StatementSyntax Syntax, ExpressionSyntax? Condition, StatementSyntax Body, SemanticModel Model)
{
    /// <summary>Whether its condition never ends it.</summary>
    public bool IsEndless => Syntax is not CommonForEachStatementSyntax && (Condition is null || Model.GetConstantValue(Condition) is { HasValue: true, Value: true });

    /// <summary>The nearest service loop around a place in the same function.</summary>
    public static ServiceLoop? FindAround(SyntaxNode at, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = at.Parent; node is not null and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is StatementSyntax statement && TryMatch(statement, model, cancellationToken) is { } loop && loop.Body.Span.Contains(at.Span))
                return loop;
        }

        return null;
    }

    /// <param name="isWaiting">Whether it has to wait for something.</param>
    public static ServiceLoop? TryMatch(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken, bool isWaiting = true)
    {
        ServiceLoop? loop = statement switch
        {
            WhileStatementSyntax @while => new(@while, @while.Condition, @while.Statement, model),
            DoStatementSyntax @do => new(@do, @do.Condition, @do.Statement, model),
            ForStatementSyntax @for when @for.Condition is null || model.GetConstantValue(@for.Condition, cancellationToken) is { HasValue: true, Value: true } => new(@for, @for.Condition, @for.Statement, model),
            CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } @foreach => new(@foreach, null, @foreach.Statement, model),
            _ => null,
        };
        return loop is not null && (!isWaiting || statement is CommonForEachStatementSyntax || Waits(loop.Syntax, model, cancellationToken)) ? loop : null;
    }

    /// <summary>Whether code of a function awaits something, or blocks until it comes.</summary>
    public static bool Waits(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in code.DescendantNodes(inner => inner == code || LoopExits.IsOfFunction(inner)))
        {
            switch (node)
            {
                case AwaitExpressionSyntax:
                case CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call
                    when Blocks(name) && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingNamespace: { } space } && (name is "Consume" ? space.Is("Confluent.Kafka") : IsOfSystem(space)):
                    return true;
            }
        }

        return false;
    }

    private static bool Blocks(string name) => name is "Sleep" or "SpinUntil" or "Wait" or "WaitOne" or "WaitAny" or "WaitAll" or "Take" or "TryTake" or "GetConsumingEnumerable" or "SignalAndWait"
        or "GetResult" or "WaitForExit" or "Join" or "GetContext" or "Accept" or "AcceptSocket" or "AcceptTcpClient" or "Receive" or "Consume";

    private static bool IsOfSystem(INamespaceSymbol space)
    {
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space.Name is "System";
    }
}
