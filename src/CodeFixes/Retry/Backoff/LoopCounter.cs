using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>An integer that every attempt advances by one, and that begins with a constant.</summary>
/// <param name="First">Its value while the first attempt runs.</param>
/// <param name="Advance">The one expression in the loop that changes it; null when the head of a <c>foreach</c>, or the next call, does.</param>
internal sealed record LoopCounter(string Name, long First, long Step, ExpressionSyntax? Advance)
{
    public static IEnumerable<LoopCounter> All(RetryLoop loop)
    {
        if (loop.Syntax is ForEachStatementSyntax @foreach)
            return OverRange(loop, @foreach) is { } range ? [range] : [];

        var found = loop.Counters.Select(counter => counter.Symbol switch
        {
            ILocalSymbol { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None } => OfLocal(loop, counter),
            IParameterSymbol { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None } parameter when loop.Shape is RetryShape.Recursion => OfParameter(loop, parameter),
            _ => null,
        });
        return found.OfType<LoopCounter>();
    }

    private static LoopCounter? OfLocal(RetryLoop loop, AttemptCounter counter)
    {
        if (counter.Fault is not CounterFault.None
            || counter.Declaration is not { Initializer.Value: { } value } declaration
            || loop.Model.GetConstantValue(value) is not { HasValue: true, Value: int initial }
            || CounterAt.FindWrites(loop, counter.Symbol) is not { Count: 1 } writes
            || CounterAt.StepOf(writes[0]) is not { } step
            || Math.Abs(step) is not 1
            || !IsUntouchedBetween(loop, counter.Symbol, declaration))
        {
            return null;
        }

        var isFirst = CounterAt.IsInCondition(loop, writes[0]) ? loop.Shape is not RetryShape.Do : CounterAt.IsBeforeFailure(loop, writes[0]);
        return new LoopCounter(counter.Symbol.Name, initial + (isFirst ? step : 0), step, writes[0]);
    }

    /// <summary>A parameter that the method passes to itself; the callers may begin elsewhere, which makes the pauses longer or shorter.</summary>
    private static LoopCounter? OfParameter(RetryLoop loop, IParameterSymbol parameter)
    {
        if (CounterAt.FindWrites(loop, parameter).Count > 0)
            return null;

        long? step = null;
        foreach (var sum in loop.Body.SelectMany(statement => statement.DescendantNodes()).OfType<BinaryExpressionSyntax>())
        {
            if (sum is { Parent: ArgumentSyntax, Left: IdentifierNameSyntax name, Right: LiteralExpressionSyntax { Token.Value: 1 } } && name.Identifier.ValueText == parameter.Name)
                step = sum.IsKind(SyntaxKind.AddExpression) ? 1 : sum.IsKind(SyntaxKind.SubtractExpression) ? -1 : null;
        }

        return (step, parameter) switch
        {
            (1, { HasExplicitDefaultValue: true, ExplicitDefaultValue: int initial }) => new LoopCounter(parameter.Name, initial, 1, null),
            (1, _) => new LoopCounter(parameter.Name, 1, 1, null),
            (-1, { HasExplicitDefaultValue: true, ExplicitDefaultValue: int initial, ContainingSymbol.DeclaredAccessibility: Accessibility.Private }) => new LoopCounter(parameter.Name, initial, -1, null),
            _ => null,
        };
    }

    /// <summary><c>foreach (var attempt in Enumerable.Range(1, 3))</c>.</summary>
    private static LoopCounter? OverRange(RetryLoop loop, ForEachStatementSyntax syntax) =>
        syntax.Expression is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } call
        && loop.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Range" } method
        && method.ContainingType.Is("System.Linq", "Enumerable")
        && loop.Model.GetConstantValue(arguments[0].Expression) is { HasValue: true, Value: int first }
            ? new LoopCounter(syntax.Identifier.ValueText, first, 1, null)
            : null;

    /// <summary>Whether nothing changes the variable on the way from its declaration to the loop.</summary>
    private static bool IsUntouchedBetween(RetryLoop loop, ISymbol variable, VariableDeclaratorSyntax declaration)
    {
        if (loop.Syntax.Span.Contains(declaration.Span))
            return loop.Syntax is ForStatementSyntax;

        var between = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(declaration.Span.End, loop.Syntax.SpanStart);
        return declaration.Span.End <= loop.Syntax.SpanStart
            && LoopContext.DescendantsHere(loop.Function).OfType<IdentifierNameSyntax>()
                .Where(name => between.Contains(name.Span) && name.Identifier.ValueText == variable.Name)
                .All(name => name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0 } or InterpolationSyntax or BinaryExpressionSyntax);
    }
}
