using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>Which failure it is, counted from one: read from a counter of the loop, or from one that is added to it.</summary>
internal sealed class FailureNumber(LoopContext context, SourceEdits edits)
{
    /// <summary>An expression for each of the places; null when the loop has no room for a counter.</summary>
    public List<string>? At(IReadOnlyList<FailurePlace> places)
    {
        var known = places.Select(place => CounterAt.FailureNumber(context.Loop, place)).ToList();
        if (known.All(number => number is not null))
            return known!;

        return Declare() is { } counter ? [.. places.Select(_ => "++" + counter)] : null;
    }

    /// <summary>Declares a counter in front of the loop, and returns its name.</summary>
    public string? Declare()
    {
        if (context.Loop.Shape is RetryShape.Recursion || context.Statement is not { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement)
            return null;

        var name = context.FreeName("attempt", "failures", "retryAttempt");
        return new StatementEdits(edits, context.Layout).InsertBefore(statement, $"{context.DeclareInteger} {name} = 0;") ? name : null;
    }
}
