using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Finds out what becomes of the last failure.</summary>
internal static class Exhaustions
{
    public static Exhaustion Find(RegionFacts region, FailureHandler? handler, WalkLog log, SuccessExit success, ResultCheck? check)
    {
        if (log.IsEndless)
            return new Exhaustion(ExhaustionKind.Never, null, Swallows: false, null);

        var logs = handler is null ? null : FindLog(handler, region);
        switch (log.FinalExit?.Statement)
        {
            case CatchFilterClauseSyntax:
                return new Exhaustion(ExhaustionKind.FilterStops, null, Swallows: false, logs);

            case ThrowStatementSyntax { Expression: null } rethrow:
                return new Exhaustion(ExhaustionKind.Rethrows, rethrow, Swallows: false, logs);

            case ThrowStatementSyntax { Expression: IdentifierNameSyntax same } again when same.Identifier.ValueText == handler?.Variable?.Name:
                return new Exhaustion(ExhaustionKind.Rethrows, again, Swallows: false, logs);

            case ThrowStatementSyntax thrown:
                return new Exhaustion(ExhaustionKind.ThrowsNew, thrown, Swallows: false, logs);

            case ReturnStatementSyntax returned when IsIn(returned, region.Try) || handler is not null:
                return new Exhaustion(
                    ExhaustionKind.LeavesFromHandler,
                    returned,
                    handler is not null && !Mentions(returned, handler.Variable) && !Stores(handler, region) && GivesNothing(returned.Expression),
                    logs);

            case ReturnStatementSyntax returned:
                return new Exhaustion(ExhaustionKind.LastResult, returned, Swallows: false, logs);
        }

        return Behind(region, handler, log, success, check, logs);
    }

    /// <summary>The loop is over without a word: what stands behind it decides.</summary>
    private static Exhaustion Behind(RegionFacts region, FailureHandler? handler, WalkLog log, SuccessExit success, ResultCheck? check, InvocationExpressionSyntax? logs)
    {
        var leave = log.FinalExit?.Statement as StatementSyntax;
        var kind = leave is null ? ExhaustionKind.FallsThrough : ExhaustionKind.LeavesFromHandler;
        foreach (var statement in StatementsBehind(region.Region.Syntax))
        {
            if (IsThrow(statement, out var thrown))
                return new Exhaustion(ExhaustionKind.ThrowsAfterLoop, thrown, Swallows: false, logs);

            if (IsSameCall(statement, region))
                return new Exhaustion(ExhaustionKind.FinalAttempt, statement, Swallows: false, logs);

            // Whoever reads the flag, the result or the exception behind the loop knows of the failure.
            if (Reads(statement, success.Flag) || Reads(statement, check?.Result) || (handler is not null && (ReadsStored(statement, handler) || ReadsResult(statement, region))))
                return new Exhaustion(check?.Result is not null && handler is null ? ExhaustionKind.LastResult : kind, leave ?? statement, Swallows: false, logs);

            if (statement is ReturnStatementSyntax returned)
                return new Exhaustion(kind, leave ?? statement, handler is not null && GivesNothing(returned.Expression) && !Stores(handler, region), logs);
        }

        // The end of a method without a result is the same after success and after failure.
        return new Exhaustion(kind, leave, handler is not null && !Stores(handler, region), logs);
    }

    /// <summary>The statements that follow the loop, in its own block and in those around it, up to the function.</summary>
    public static IEnumerable<StatementSyntax> StatementsBehind(SyntaxNode loop)
    {
        for (var node = loop; node is not null && !RetryRegion.IsFunction(node); node = node.Parent)
        {
            var siblings = node.Parent switch
            {
                BlockSyntax block => block.Statements,
                SwitchSectionSyntax section => section.Statements,
                _ => default,
            };

            foreach (var sibling in siblings)
            {
                if (sibling.SpanStart >= node.Span.End)
                    yield return sibling;
            }

            if (node is GlobalStatementSyntax { Parent: CompilationUnitSyntax unit })
            {
                foreach (var member in unit.Members)
                {
                    if (member is GlobalStatementSyntax next && next.SpanStart >= node.Span.End)
                        yield return next.Statement;
                }
            }
        }
    }

    private static bool IsThrow(StatementSyntax statement, out StatementSyntax? thrown)
    {
        thrown = statement switch
        {
            ThrowStatementSyntax => statement,
            IfStatementSyntax { Statement: var branch } => branch is ThrowStatementSyntax ? branch : (branch as BlockSyntax)?.Statements.LastOrDefault() as ThrowStatementSyntax,
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } } when called.ToString().EndsWith(".Throw", StringComparison.Ordinal) => statement,
            _ => null,
        };

        return thrown is not null;
    }

    /// <summary>Whether the statement makes the same call as the attempt once more.</summary>
    private static bool IsSameCall(StatementSyntax statement, RegionFacts region)
    {
        if (region.Try is null || FindCall(statement) is not { } call)
            return false;

        foreach (var attempt in region.Try.Block.Statements)
        {
            if (FindCall(attempt) is { } other && SyntaxFactory.AreEquivalent(call, other))
                return true;
        }

        return false;
    }

    private static InvocationExpressionSyntax? FindCall(StatementSyntax statement)
    {
        var value = statement switch
        {
            ReturnStatementSyntax { Expression: { } returned } => returned,
            ExpressionStatementSyntax { Expression: var expression } => expression,
            _ => null,
        };

        while (value is not null)
        {
            switch (value)
            {
                case AwaitExpressionSyntax awaited:
                    value = awaited.Expression;
                    break;

                case AssignmentExpressionSyntax assignment:
                    value = assignment.Right;
                    break;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } }:
                    value = configured;
                    break;

                default:
                    return value as InvocationExpressionSyntax;
            }
        }

        return null;
    }

    /// <summary>Whether a returned value tells nothing of the failure: none, null, default, false, empty.</summary>
    private static bool GivesNothing(ExpressionSyntax? value) => value switch
    {
        null => true,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text => text.Token.ValueText.Length is 0,
        LiteralExpressionSyntax literal => literal.RawKind is (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression or (int)SyntaxKind.FalseLiteralExpression,
        PostfixUnaryExpressionSyntax { Operand: var operand } => GivesNothing(operand),
        DefaultExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" or "CompletedTask" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Empty" } } } => true,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "List" or "Dictionary" or "HashSet" or "Collection" }, ArgumentList: null or { Arguments.Count: 0 }, Initializer: null or { Expressions.Count: 0 } } => true,
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: { Count: 1 } ranks } => ranks[0].Sizes is { Count: 1 } sizes && sizes[0] is LiteralExpressionSyntax { Token.ValueText: "0" },
        _ => false,
    };

    /// <summary>Whether the handler keeps the exception: in a variable from outside, a collection, or what a call makes of it.</summary>
    private static bool Stores(FailureHandler handler, RegionFacts region)
    {
        if (handler.Variable is null || region.Model.GetOperation(handler.Syntax.Block) is not { } block)
            return false;

        foreach (var node in block.DescendantsAndSelf())
        {
            if (node is not ILocalReferenceOperation { Local: var local } || !SymbolEqualityComparer.Default.Equals(local, handler.Variable))
                continue;

            for (IOperation? parent = node.Parent; parent is not null && parent != block; parent = parent.Parent)
            {
                if (parent is IInvocationOperation call && RetryCalls.IsLog(call))
                    break;

                // A call that is given the failure deals with it.
                if (parent is IInvocationOperation or IInvalidOperation && IsStatement(parent))
                    return true;

                if (parent is IAssignmentOperation { Target: not IDiscardOperation } or IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push" or "SetException" or "TrySetException" or "Capture" } or IVariableDeclaratorOperation)
                    return true;
            }
        }

        return false;
    }

    private static bool IsStatement(IOperation call) =>
        call.Parent is IExpressionStatementOperation or IAwaitOperation { Parent: IExpressionStatementOperation };

    /// <summary>Whether the statement reads a flag or a result that only a successful attempt sets.</summary>
    private static bool ReadsResult(StatementSyntax statement, RegionFacts region)
    {
        if (region.Try is null)
            return false;

        foreach (var node in region.Try.Block.DescendantNodes(static child => child is not AnonymousFunctionExpressionSyntax))
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } && name is not "_" && Reads(statement, name))
                return true;
        }

        return false;
    }

    private static bool ReadsStored(StatementSyntax statement, FailureHandler handler)
    {
        foreach (var node in handler.Syntax.Block.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var value } && handler.Variable is not null && value.ToString().Contains(handler.Variable.Name) && Reads(statement, target.Identifier.ValueText))
                return true;
        }

        return false;
    }

    private static bool Mentions(SyntaxNode node, ILocalSymbol? local) => local is not null && Reads(node, local.Name);

    private static bool Reads(SyntaxNode node, ILocalSymbol? local) => local is not null && Reads(node, local.Name);

    private static bool Reads(SyntaxNode node, string name)
    {
        foreach (var descendant in node.DescendantNodesAndSelf())
        {
            if (descendant is IdentifierNameSyntax { Identifier.ValueText: var text } && text == name)
                return true;
        }

        return false;
    }

    private static bool IsIn(SyntaxNode node, TryStatementSyntax? attempt) => attempt is not null && attempt.Span.Contains(node.Span);

    private static InvocationExpressionSyntax? FindLog(FailureHandler handler, RegionFacts region)
    {
        if (region.Model.GetOperation(handler.Syntax.Block) is not { } block)
            return null;

        InvocationExpressionSyntax? last = null;
        foreach (var node in block.DescendantsAndSelf())
        {
            if (node.Syntax is InvocationExpressionSyntax syntax && (node is IInvocationOperation call ? RetryCalls.IsLog(call) : node is IInvalidOperation && RetryCalls.NameOf(syntax)?.StartsWith("Log", StringComparison.Ordinal) is true))
                last = syntax;
        }

        return last;
    }
}
