using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>What the expression of a flag read is.</summary>
internal enum FlagReadShape
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>A <c>Task</c> of the value that is not awaited in place.</summary>
    Task,

    /// <summary>A <c>ValueTask</c> of the value that is not awaited in place.</summary>
    ValueTask,
}

/// <summary>A read of a flag whose key is a constant, through any API that is known.</summary>
internal sealed record FlagRead(ExpressionSyntax Call, string Key)
{
    /// <summary>What a decided value takes the place of: the call with its <c>await</c>, <c>.ConfigureAwait(false)</c>, <c>.Result</c>, <c>.Value</c>, comparison of a variant's name ...</summary>
    public ExpressionSyntax Expression { get; init; } = Call;

    public FlagReadShape Shape { get; init; }

    /// <summary>The type of the value: <c>bool</c>, <c>string</c>, <c>int</c> ...</summary>
    public required ITypeSymbol ValueType { get; init; }

    /// <summary>The constant, enum member or property that gives the key; null for a literal.</summary>
    public ISymbol? KeySymbol { get; init; }

    /// <summary>The key with what stands in front of it in the configuration, which the registry may know as an alias; null where nothing does.</summary>
    public string? LongKey { get; init; }

    /// <summary>Whether the key is only as good as a name can be: <c>NewCheckout</c> and <c>NEW_CHECKOUT</c> for <c>new-checkout</c>.</summary>
    public bool IsSpelledFreely { get; init; }

    /// <summary>Whether the call answers true where the flag is off, as <c>IsOff</c> does.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The receiver that may be null, as in <c>flags?.IsEnabled("X")</c>: the expression is null where it is.</summary>
    public ExpressionSyntax? NullableReceiver { get; init; }

    /// <summary>Arguments and receivers whose evaluation does something, in their order: they outlive the read.</summary>
    public ImmutableArray<ExpressionSyntax> Effects { get; init; } = ImmutableArray<ExpressionSyntax>.Empty;

    /// <summary>The name that the expression compares the flag's variant with; null where it is the value itself.</summary>
    public string? ComparedName { get; init; }

    /// <summary>Whether the value is one of the words <c>on</c> and <c>off</c>.</summary>
    public bool AnswersInWords { get; init; }

    /// <summary>Whether reading is worth something beside the value, such as a record of who was asked.</summary>
    public bool RecordsExposure { get; init; }

    /// <summary>Whether two reads of the same request have the same answer.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>What the expression is worth once the flag is decided: a bool, string, int, long, float, double or decimal; null where the decision can't be such a value.</summary>
    public object? ValueWhen(FlagValue decided)
    {
        if (ComparedName is not null)
            return decided.Constant is string name ? (name == ComparedName) != IsNegated : null;

        var type = ValueType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : ValueType;
        return (type.SpecialType, decided.Constant) switch
        {
            (SpecialType.System_Boolean, bool value) => value != IsNegated,
            (SpecialType.System_String, string text) => text,
            (SpecialType.System_String, bool value) when AnswersInWords => value ? "on" : "off",
            (SpecialType.System_Int32, long number) when number is >= int.MinValue and <= int.MaxValue => (int)number,
            (SpecialType.System_Int64, long number) => number,
            (SpecialType.System_Single, long number) => (float)number,
            (SpecialType.System_Single, double number) => (float)number,
            (SpecialType.System_Double, long number) => (double)number,
            (SpecialType.System_Double, double number) => number,
            (SpecialType.System_Decimal, long number) => (decimal)number,
            (SpecialType.System_Decimal, double number) when Math.Abs(number) < 1e28 => (decimal)number,
            _ => null,
        };
    }
}
