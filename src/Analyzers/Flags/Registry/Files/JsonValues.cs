using System.Globalization;
using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>What values of flag files mean.</summary>
internal static class JsonValues
{
    public const string DateFormat = "yyyy-MM-dd";

    /// <summary>A bool, string or number as the value of a flag.</summary>
    public static FlagValue? ToFlagValue(this JsonNode? node) => node?.Kind switch
    {
        JsonKind.True => FlagValue.On,
        JsonKind.False => FlagValue.Off,
        JsonKind.String => new(node.Text),
        JsonKind.Number => ToNumber(node.Text),
        _ => null,
    };

    public static FlagValue? ToNumber(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return new(whole);

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) ? new(number) : null;
    }

    public static bool TryParseDate(string text, out DateTime date) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>The day of a date, or of a time stamp such as <c>2026-05-20T10:00:00Z</c>.</summary>
    public static DateTime? ToDay(this string? text) =>
        text is { Length: >= 10 } && TryParseDate(text.Substring(0, 10), out var date) ? date : null;

    public static bool IsTrue(this JsonNode? node) => node is { Kind: JsonKind.True };

    /// <summary>Whether there is nothing, or nothing in it.</summary>
    public static bool IsNothing(this JsonNode? node) => node switch
    {
        null or { Kind: JsonKind.Null } => true,
        { Kind: JsonKind.Object, Members.IsEmpty: true } or { Kind: JsonKind.Array, Items.IsEmpty: true } => true,
        _ => false,
    };
}
