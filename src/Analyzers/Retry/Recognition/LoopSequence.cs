using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>What a <c>foreach</c> runs through, when that is a range of numbers or a list of values.</summary>
internal sealed record LoopSequence(IOperation? Start, IOperation? Count, ImmutableArray<IOperation> Elements, KnownValue UnknownLength)
{
    public bool IsKnown => Count is not null || !Elements.IsDefault;

    public static LoopSequence Find(ForEachStatementSyntax loop, SemanticModel model, InitialValues initial, CancellationToken cancellationToken)
    {
        var collection = model.GetValueOperation(loop.Expression, cancellationToken)?.Unwrap();
        if (collection is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType: { Name: "Enumerable" } }, Arguments: { Length: 2 } arguments })
            return new LoopSequence(arguments[0].Value, arguments[1].Value, default, default);

        return initial.FindElements(collection) is { } elements
            ? new LoopSequence(null, null, elements, default)
            : new LoopSequence(null, null, default, initial.LengthOf(collection));
    }

    public double Length(Func<IOperation, KnownValue> evaluate) =>
        Count is not null ? evaluate(Count).Number : Elements.IsDefault ? UnknownLength.Number : Elements.Length;

    public KnownValue ValueAt(int index, Func<IOperation, KnownValue> evaluate)
    {
        if (Start is not null)
            return evaluate(Start) is { Kind: KnownKind.Number } start ? start with { Number = start.Number + index } : KnownValue.Unknown;

        return !Elements.IsDefault && index < Elements.Length ? evaluate(Elements[index]) : KnownValue.Unknown;
    }
}
