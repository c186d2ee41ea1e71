using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Common.Json;

/// <summary>A place where a text is no JSON.</summary>
internal readonly record struct JsonError(TextSpan Span, string Message);

/// <summary>A member whose name an earlier one of the same object has, perhaps in other letters.</summary>
internal readonly record struct JsonDuplicate(JsonMember First, JsonMember Second);

/// <summary>
/// A JSON text as it was read: whatever is wrong with it, there is a value, and what could be made out is in it. Comments,
/// trailing commas and a byte order mark are fine.
/// </summary>
internal sealed record JsonText(JsonNode Root, ImmutableArray<JsonError> Errors, ImmutableArray<JsonDuplicate> Duplicates)
{
    /// <summary>Objects and arrays within each other; what is deeper is skipped.</summary>
    public const int MaxDepth = 64;

    /// <summary>Nobody reads more of them.</summary>
    public const int MaxErrors = 20;

    /// <summary>Never throws.</summary>
    public static JsonText Read(string text) => new JsonParser(text).Read();
}
