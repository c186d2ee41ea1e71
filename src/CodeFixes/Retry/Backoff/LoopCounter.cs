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

        var found = new List<LoopCounter?>();
        foreach (var counter in loop.Counters)
        {
            if (counter.Symbol is IParameterSymbol { Type.SpecialType: SpecialType.System_Int32 } parameter && loop.Shape is RetryShape.Recursion)
                found.Add(OfParameter(loop, parameter));
            else if (counter is { Symbol: ILocalSymbol local, Fault: CounterFault.None, Declaration: { } declaration })
                found.Add(OfLocal(loop, local, declaration));
        }

        if (found.Count is 0 && loop.Syntax is ForStatementSyntax { Declaration.Variables: { Count: 1 } variables } && loop.Model.GetDeclaredSymbol(variables[0]) is ILocalSymbol variable)
            found.Add(OfLocal(loop, variable, variables[0]));

        return found.OfType<LoopCounter>();
    }

    private static LoopCounter? OfLocal(RetryLoop loop, ILocalSymbol local, VariableDeclaratorSyntax declaration)
    {
        if (local.RefKind is not RefKind.None
            || local.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte)
            || declaration.Initializer is not { Value: { } value }
            || loop.Model.GetConstantValue(value) is not { HasValue: true, Value: int initial }
            || CounterAt.FindWrites(loop, local) is not { Count: 1 } writes
            || CounterAt.StepOf(writes[0]) is not { } step
            || Math.Abs(step) is not 1
            || !IsUntouchedBetween(loop, local, declaration))
        {
            return null;
        }

        var isFirst = CounterAt.IsInCondition(loop, writes[0]) ? loop.Shape is not RetryShape.Do : CounterAt.IsBeforeFailure(loop, writes[0]);
        return new LoopCounter(local.Name, initial + (isFirst ? step : 0), step, writes[0]);
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
