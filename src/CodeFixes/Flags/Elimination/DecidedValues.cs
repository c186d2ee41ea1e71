using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Reads;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>A value that is known for good, with what has to be evaluated all the same.</summary>
/// <param name="Constant">A bool, string, int, long, float, double or decimal.</param>
internal sealed record Decided(object Constant)
{
    public FlagReadShape Shape { get; init; }

    /// <summary>What is evaluated before the value and outlives it.</summary>
    public ImmutableArray<ExpressionSyntax> Effects { get; init; } = ImmutableArray<ExpressionSyntax>.Empty;

    /// <summary>Where this is null, the expression is null instead.</summary>
    public ExpressionSyntax? NullableReceiver { get; init; }
}

/// <summary>What the decision about flags makes known: the reads, by their place, and the symbols that hold nothing else.</summary>
internal sealed class DecidedValues
{
    private readonly Dictionary<SyntaxNode, Decided> _reads = [];
    private readonly Dictionary<SubpatternSyntax, bool> _patterns = [];
    private readonly Dictionary<ISymbol, object> _symbols = new(SymbolEqualityComparer.Default);

    public IReadOnlyDictionary<ISymbol, object> Symbols => _symbols;

    public IEnumerable<ExpressionSyntax> Reads => _reads.Keys.OfType<ExpressionSyntax>();

    /// <summary>Sets the value of a place: an expression of a tree that is looked at.</summary>
    public void Set(ExpressionSyntax read, Decided value) => _reads[read] = value;

    /// <summary>Sets whether a part of a property pattern matches.</summary>
    public void Set(SubpatternSyntax part, bool matches) => _patterns[part] = matches;

    public bool? Find(SubpatternSyntax part) => _patterns.TryGetValue(part, out var matches) ? matches : null;

    /// <summary>Sets what a local, parameter, field, property or method without arguments is worth wherever it is read: every write of it is this value.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Set(ISymbol symbol, object constant)
    {
        if (_symbols.ContainsKey(symbol))
            return false;

        _symbols.Add(symbol, constant);
        return true;
    }

    /// <summary>Leaves symbols as they are, in every compilation that has them: where one use can't be replaced, all have to stay.</summary>
    public void Forget(IEnumerable<ISymbol> symbols)
    {
        var keys = new HashSet<string?>(symbols.Select(symbol => DeclarationKey.Of(((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition)));
        foreach (var symbol in _symbols.Keys.Where(symbol => keys.Contains(DeclarationKey.Of(symbol))).ToList())
            _symbols.Remove(symbol);
    }

    public Decided? Find(ExpressionSyntax read) => _reads.TryGetValue(read, out var value) ? value : null;

    public object? Find(ISymbol? symbol) => symbol is not null && _symbols.TryGetValue(((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition, out var value) ? value : null;
}
