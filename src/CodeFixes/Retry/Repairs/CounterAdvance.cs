using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Makes a counter count: declared once, in front of the loop, and advanced by every attempt.</summary>
internal static class CounterAdvance
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        foreach (var counter in context.Loop.Counters)
        {
            var edits = new SourceEdits(context.Root);
            var writer = new StatementEdits(edits, context.Layout);
            var title = counter.Fault switch
            {
                CounterFault.Restarts => MoveDeclaration(context, counter, writer) ?? RemoveReset(context, counter, writer),
                CounterFault.AdvancesOnSuccessOnly => MoveAdvance(context, counter, writer),
                CounterFault.NeverAdvances => AddAdvance(context, counter, writer),
                _ => null,
            };
            if (title is not null)
                return edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite(title, root) : null;
        }

        return null;
    }

    /// <summary>Declares the counter in front of the loop instead of in it.</summary>
    private static string? MoveDeclaration(LoopContext context, AttemptCounter counter, StatementEdits writer)
    {
        if (context.Statement is not { Parent: BlockSyntax or GlobalStatementSyntax } loop
            || counter.Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || declarator.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax body } declaration }
            || body != LoopHead.Body(context.Loop)
            || !context.Model.GetConstantValue(value, context.CancellationToken).HasValue)
        {
            return null;
        }

        return writer.InsertBefore(loop, writer.ShiftedWithComments(declaration)) && writer.Remove(declaration) ? $"Declare '{counter.Symbol.Name}' in front of the loop" : null;
    }

    /// <summary>Takes out the assignment that sets the counter back at the beginning of every attempt.</summary>
    private static string? RemoveReset(LoopContext context, AttemptCounter counter, StatementEdits writer)
    {
        if (counter.Declaration?.Initializer?.Value is not { } initial || context.Model.GetConstantValue(initial, context.CancellationToken) is not { HasValue: true, Value: { } start })
            return null;

        var resets = CounterAt.FindWrites(context.Loop, counter.Symbol).OfType<AssignmentExpressionSyntax>().Where(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)).ToList();
        return resets.Count is 1
            && resets[0].Parent is ExpressionStatementSyntax { Parent: BlockSyntax block } reset
            && reset.SpanStart < (context.Loop.AttemptStatements.IsEmpty ? context.Loop.Body[0] : context.Loop.AttemptStatements[0]).Span.End
            && (block == LoopHead.Body(context.Loop) || block == context.Loop.Try?.Block)
            && start.Equals(context.Model.GetConstantValue(resets[0].Right, context.CancellationToken).Value)
            && writer.Remove(reset)
                ? $"Don't set '{counter.Symbol.Name}' back in every attempt"
                : null;
    }

    /// <summary>Counts an attempt before it can fail.</summary>
    private static string? MoveAdvance(LoopContext context, AttemptCounter counter, StatementEdits writer)
    {
        if (context.Loop.Try is not { } attempt
            || counter.Advance is not { Parent: ExpressionStatementSyntax advance }
            || advance.Parent != attempt.Block
            || attempt.Block.DescendantTokens().Count(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == counter.Symbol.Name) is not 1)
        {
            return null;
        }

        writer.Prepend(attempt.Block, writer.ShiftedWithComments(advance));
        return writer.Remove(advance) ? $"Advance '{counter.Symbol.Name}' in every attempt" : null;
    }

    private static string? AddAdvance(LoopContext context, AttemptCounter counter, StatementEdits writer)
    {
        var name = counter.Symbol.Name;
        if (counter.Declaration?.Initializer?.Value is not { } value
            || context.Model.GetConstantValue(value, context.CancellationToken) is not { HasValue: true, Value: int initial }
            || CounterAt.FindWrites(context.Loop, counter.Symbol).Count > 0
            || FindDirection(context, counter, initial) is not { } isUp)
        {
            return null;
        }

        var line = isUp ? $"{name}++;" : $"{name}--;";
        if (isUp && initial is 0 && LoopHead.Body(context.Loop) is BlockSyntax body)
            writer.Prepend(body, line);
        else if (new PausePlaces(context.Loop).Find() is not { Count: > 0 } places || !places.All(place => place.Write(writer, [line])))
            return null;

        return $"Advance '{name}' in every attempt";
    }

    /// <summary>Whether the counter has to grow to reach its bound.</summary>
    private static bool? FindDirection(LoopContext context, AttemptCounter counter, int initial)
    {
        foreach (var name in context.Loop.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != counter.Symbol.Name
                || name.Parent is not BinaryExpressionSyntax comparison
                || !SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol, counter.Symbol))
            {
                continue;
            }

            var bound = comparison.Left == name ? comparison.Right : comparison.Left;
            if (context.Model.GetConstantValue(bound, context.CancellationToken) is { HasValue: true, Value: int limit })
                return initial < limit;

            return initial is 0 or 1 ? true : null;
        }

        return null;
    }
}
