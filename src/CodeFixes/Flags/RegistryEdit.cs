using System.Text;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Json;
using Seaworthy.Common.Json;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>
/// Edits the text of a <c>featureflags.json</c>: takes flags out, or puts one in. Everything else stays as it is, comments,
/// line ends and trailing commas too.
/// </summary>
internal static class RegistryEdit
{
    /// <summary>The text without the flags of these keys, or that have one of them as an alias.</summary>
    /// <returns>Null where there is nothing to remove, or the result would not hold the other flags as before.</returns>
    public static SourceText? Remove(SourceText text, params IEnumerable<string> keys)
    {
        SourceText? result = null;
        foreach (var key in keys)
        {
            // A key may be there twice.
            while (RemoveOne(result ?? text, key) is { } changed)
                result = changed;
        }

        return result;
    }

    private static SourceText? RemoveOne(SourceText text, string key)
    {
        var code = text.ToString();
        if (key.Length is 0 || FindFlags(code, out var comparison) is not { } flags || IndexOf(flags, key, comparison) is not (>= 0 and var index))
            return null;

        foreach (var changes in new[] { MemberRemoval.Find(code, flags, index), MemberRemoval.FindSmallest(code, flags, index) })
        {
            var changed = text.WithChanges(changes);
            if (FindFlags(changed.ToString(), out _) is { } rest && IsWithout(flags, index, rest))
                return changed;
        }

        return null;
    }

    /// <summary>The text with a flag behind the others.</summary>
    /// <param name="properties">Names and values as JSON has them, such as <c>"state"</c> and <c>"\"active\""</c>.</param>
    /// <returns>Null where it is there already, or there is no place for it.</returns>
    public static SourceText? Add(SourceText text, string key, params IReadOnlyList<(string Name, string Value)> properties)
    {
        var code = text.ToString();
        if (key.Length is 0 || FindFlags(code, out var comparison) is not { } flags || IndexOf(flags, key, comparison) >= 0)
            return null;

        var entry = $"{Quote(key)}: {{{(properties.Count is 0 ? "" : " " + string.Join(", ", properties.Select(property => $"{Quote(property.Name)}: {property.Value}")) + " ")}}}";
        var changed = text.WithChanges(MemberInsertion.Find(code, JsonText.Read(code).Root, flags, entry));
        return FindFlags(changed.ToString(), out _) is { } now && now.Members.Length == flags.Members.Length + 1 && now.Members[now.Members.Length - 1].Name == key ? changed : null;
    }

    /// <summary>The object with the flags of a file that is free of errors.</summary>
    private static JsonNode? FindFlags(string code, out StringComparison comparison)
    {
        var json = JsonText.Read(code);
        comparison = json.Root.TextOf("keyComparison") is "ordinal" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return json.Errors.IsEmpty && json.Root["flags"] is { Kind: JsonKind.Object } flags ? flags : null;
    }

    private static int IndexOf(JsonNode flags, string key, StringComparison comparison)
    {
        for (var index = 0; index < flags.Members.Length; index++)
        {
            if (string.Equals(flags.Members[index].Name, key, comparison))
                return index;
        }

        for (var index = 0; index < flags.Members.Length; index++)
        {
            if (RegistryFile.Aliases(flags.Members[index].Value).Any(alias => string.Equals(alias.Text, key, comparison)))
                return index;
        }

        return -1;
    }

    private static bool IsWithout(JsonNode before, int index, JsonNode after) =>
        before.Members.Where((_, position) => position != index).Select(member => member.Name).SequenceEqual(after.Members.Select(member => member.Name));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\')
                quoted.Append('\\').Append(letter);
            else if (letter < ' ')
                quoted.Append("\\u").Append(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                quoted.Append(letter);
        }

        return quoted.Append('"').ToString();
    }
}
