using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Common.Json;

internal enum JsonKind
{
    /// <summary>Nothing that is a value stands where one has to.</summary>
    Missing,
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A value in a JSON text, with its place.</summary>
internal sealed class JsonNode(JsonKind kind, TextSpan span)
{
    public JsonKind Kind { get; } = kind;

    public TextSpan Span { get; } = span;

    /// <summary>What a string says, without its quotes and escapes; a number as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of an object, in their order, duplicates included.</summary>
    public ImmutableArray<JsonMember> Members { get; init; } = ImmutableArray<JsonMember>.Empty;

    /// <summary>Of an array.</summary>
    public ImmutableArray<JsonNode> Items { get; init; } = ImmutableArray<JsonNode>.Empty;

    public bool IsBoolean => Kind is JsonKind.True or JsonKind.False;

    /// <summary>The first member of this name; null where this is no object or has none.</summary>
    public JsonMember? Find(string name, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Name, name, comparison))
                return member;
        }

        return null;
    }

    /// <summary>The value of the first member of this name.</summary>
    public JsonNode? this[string name] => Find(name)?.Value;

    /// <summary>The text of a member that is a string.</summary>
    public string? TextOf(string name) => this[name] is { Kind: JsonKind.String } value ? value.Text : null;
}

/// <summary>A name and its value in an object.</summary>
internal sealed record JsonMember(string Name, TextSpan NameSpan, JsonNode Value)
{
    /// <summary>From the quote of the name to the end of the value.</summary>
    public TextSpan Span => TextSpan.FromBounds(NameSpan.Start, Math.Max(NameSpan.End, Value.Span.End));
}
