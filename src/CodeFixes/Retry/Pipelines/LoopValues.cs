namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>What is known about the variables of a loop at one moment of its rehearsal.</summary>
internal sealed class LoopValues
{
    /// <summary>The value of a variable that holds nothing.</summary>
    public static readonly object Null = new();

    /// <summary>The value of a variable that holds the exception of the failed attempt.</summary>
    public static readonly object Thrown = new();

    /// <summary>The value of a variable that holds something.</summary>
    public static readonly object Something = new();

    private readonly Dictionary<ISymbol, object?> _values;

    public LoopValues()
        : this(new Dictionary<ISymbol, object?>(SymbolEqualityComparer.Default))
    {
    }

    private LoopValues(Dictionary<ISymbol, object?> values) => _values = values;

    public bool Knows(ISymbol symbol) => _values.ContainsKey(symbol);

    /// <summary>Null when the value isn't known.</summary>
    public object? this[ISymbol symbol]
    {
        get => _values.TryGetValue(symbol, out var value) ? value : null;
        set => _values[symbol] = value;
    }

    public LoopValues Copy() => new(new Dictionary<ISymbol, object?>(_values, SymbolEqualityComparer.Default));

    /// <summary>Whether the numbers and lengths of time are the same in both.</summary>
    public bool HasSameNumbers(LoopValues other) =>
        _values.All(pair => pair.Value is not (long or double or TimeSpan or bool) || !other.Knows(pair.Key) || Equals(pair.Value, other[pair.Key]));
}
