namespace Seaworthy.Retry.Recognition;

internal enum KnownKind
{
    Unknown,
    Boolean,

    /// <summary>An integer or a floating-point number.</summary>
    Number,

    /// <summary>A <c>TimeSpan</c>, in milliseconds.</summary>
    Duration,
    Null,

    /// <summary>Something, but not null.</summary>
    Object,
}

/// <summary>What is known of a value while a loop is run in thought.</summary>
/// <param name="Number">The number, the milliseconds, or 1 for true.</param>
/// <param name="IsInput">Whether it depends on something that comes from outside, for which a sample stands.</param>
/// <param name="IsRandom">Whether a random number takes part, for which its middle stands.</param>
internal readonly record struct KnownValue(KnownKind Kind, double Number = 0, bool IsInput = false, bool IsRandom = false)
{
    public static readonly KnownValue Unknown;

    public bool IsKnown => Kind is not KnownKind.Unknown;

    public bool IsNumeric => Kind is KnownKind.Number or KnownKind.Duration;

    public bool? Truth => Kind is KnownKind.Boolean ? Number is not 0 : null;

    public static KnownValue Of(bool value) => new(KnownKind.Boolean, value ? 1 : 0);

    public static KnownValue Of(double value) => new(KnownKind.Number, value);

    public static KnownValue OfConstant(object? value) => value switch
    {
        null => new KnownValue(KnownKind.Null),
        bool boolean => Of(boolean),
        int number => Of(number),
        long number => Of(number),
        double number => Of(number),
        float number => Of(number),
        byte number => Of(number),
        short number => Of(number),
        uint number => Of(number),
        ushort number => Of(number),
        sbyte number => Of(number),
        ulong number => Of(number),
        decimal number => Of((double)number),
        _ => new KnownValue(KnownKind.Object),
    };

    /// <summary>This value, tainted as the others are.</summary>
    public KnownValue From(KnownValue other) => this with { IsInput = IsInput || other.IsInput, IsRandom = IsRandom || other.IsRandom };

    /// <summary>What is still known when the value is one or the other.</summary>
    public KnownValue Or(KnownValue other) => this == other ? this : Unknown;
}
