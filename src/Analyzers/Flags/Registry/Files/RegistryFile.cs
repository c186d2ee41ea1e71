using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>Reads our own <c>featureflags.json</c>: its frame, its policy, and what its flags have to do with each other.</summary>
internal sealed class RegistryFile(JsonText json, FlagFileBuilder file)
{
    private readonly List<FlagEntry> _flags = [];
    private readonly Dictionary<string, int> _ages = new(StringComparer.Ordinal);

    public void Read()
    {
        var root = json.Root;
        if (root.Kind is not JsonKind.Object)
        {
            if (json.Errors.IsEmpty)
                file.Report(root.Span, "the file has to be an object with 'version' and 'flags'");

            file.IsBroken = true;
            return;
        }

        if (!IsKnownVersion(root))
        {
            file.IsBroken = true;
            return;
        }

        ReportUnknown(root, FlagFileWords.RootProperties);
        ReadComplete(root);
        ReadComparison(root);
        ReadPolicy(root);
        ReadFlags(root);
        foreach (var flag in _flags)
            file.Add(flag);
    }

    /// <summary>A file of another version may mean other things by the same words.</summary>
    private bool IsKnownVersion(JsonNode root)
    {
        switch (root["version"])
        {
            case null:
                file.Report(new(root.Span.Start, 1), "'version' is missing; write \"version\": 1");
                return true;

            case { Kind: JsonKind.Number, Text: "1" }:
                return true;

            case var version:
                file.Report(version.Span, "this version is not known, so that the file is ignored; write \"version\": 1");
                return false;
        }
    }

    private void ReadComplete(JsonNode root)
    {
        var complete = root["complete"];
        if (complete is { IsBoolean: false })
            file.Report(complete.Span, "'complete' has to be true or false");

        // In doubt it is not: a key that is missing here is not held against anybody.
        file.IsComplete = complete is null or { Kind: JsonKind.True };
    }

    private void ReadComparison(JsonNode root)
    {
        if (root["keyComparison"] is not { } comparison)
            return;

        file.IsOrdinal = comparison is { Kind: JsonKind.String, Text: "ordinal" };
        CheckWord(comparison, "keyComparison", FlagFileWords.Comparisons);
    }

    private void ReadPolicy(JsonNode root)
    {
        if (root["policy"] is not { } policy || !CheckIsObject(policy, "policy"))
            return;

        ReportUnknown(policy, FlagFileWords.PolicyProperties);
        if (policy["maxAgeDays"] is { } ages && CheckIsObject(ages, "maxAgeDays"))
        {
            ReportUnknown(ages, FlagFileWords.Kinds);
            foreach (var age in ages.Members)
            {
                if (age.Value.Kind is JsonKind.Number && int.TryParse(age.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
                    _ages[age.Name] = days;
                else
                    file.Report(age.Value.Span, "days are a whole number; 0 stands for no limit");
            }
        }

        if (policy["require"] is not { } required)
            return;

        if (required.Kind is not JsonKind.Array)
            file.Report(required.Span, "'require' has to be a list of names");

        foreach (var item in required.Items)
            CheckWord(item, "require", FlagFileWords.Requirable);
    }

    private void ReadFlags(JsonNode root)
    {
        if (root["flags"] is not { } flags)
        {
            file.Report(new(root.Span.Start, 1), "'flags' is missing");
            file.IsBroken = true;
            return;
        }

        if (!CheckIsObject(flags, "flags"))
        {
            file.IsBroken = true;
            return;
        }

        var comparer = file.IsOrdinal ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var byKey = new Dictionary<string, int>(comparer);
        foreach (var member in flags.Members)
        {
            if (member.Name.Length is 0)
            {
                file.Report(member.NameSpan, "a flag has to have a name");
                continue;
            }

            var flag = new RegistryFlag(member, _ages, this, file).Read();
            if (byKey.TryGetValue(member.Name, out var index))
            {
                file.Report(member.NameSpan, $"flag '{member.Name}' is already in this file; the first entry counts");
                if (_flags[index].Contradicts(flag))
                    _flags[index] = _flags[index] with { IsDisputed = true };
            }
            else
            {
                byKey.Add(member.Name, _flags.Count);
                _flags.Add(flag);
            }
        }

        ReportDuplicates(flags);
        CheckAliases(flags, byKey, comparer);
    }

    private void ReportDuplicates(JsonNode flags)
    {
        foreach (var duplicate in json.Duplicates)
        {
            if (!flags.Members.Contains(duplicate.Second))
                file.Report(duplicate.Second.NameSpan, $"'{duplicate.Second.Name}' is already there; the first one counts");
        }
    }

    /// <summary>An alias that another flag has does not count.</summary>
    private void CheckAliases(JsonNode flags, Dictionary<string, int> byKey, StringComparer comparer)
    {
        var owners = new Dictionary<string, string>(comparer);
        foreach (var member in flags.Members)
        {
            if (!byKey.TryGetValue(member.Name, out var own))
                continue;

            foreach (var alias in Aliases(member.Value))
            {
                var owner = byKey.TryGetValue(alias.Text, out var index) ? _flags[index].Key : owners.TryGetValue(alias.Text, out var first) ? first : null;
                if (owner is null)
                    owners.Add(alias.Text, member.Name);
                else if (!comparer.Equals(owner, member.Name))
                {
                    file.Report(alias.Span, byKey.ContainsKey(alias.Text) ? $"alias '{alias.Text}' is the name of another flag" : $"alias '{alias.Text}' also belongs to flag '{owner}'");
                    _flags[own] = _flags[own] with { Aliases = _flags[own].Aliases.Remove(alias.Text) };
                }
            }
        }
    }

    /// <summary>The aliases that are one.</summary>
    public static IEnumerable<JsonNode> Aliases(JsonNode flag)
    {
        if (flag["aliases"] is not { Kind: JsonKind.Array } aliases)
            yield break;

        foreach (var alias in aliases.Items)
        {
            if (alias is { Kind: JsonKind.String, Text.Length: > 0 })
                yield return alias;
        }
    }

    public void ReportUnknown(JsonNode node, ImmutableArray<string> known)
    {
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Name))
                file.Report(member.NameSpan, $"property '{member.Name}' is not known; {FlagFileWords.Suggest(member.Name, known)}", isMinor: true);
        }
    }

    /// <summary>Whether a value is one of the words; reports it where it is not.</summary>
    public bool CheckWord(JsonNode value, string property, ImmutableArray<string> words)
    {
        if (value.Kind is JsonKind.Missing)
            return false;

        if (value.Kind is not JsonKind.String)
            file.Report(value.Span, $"'{property}' has to be one of the words {string.Join(", ", words)}");
        else if (!words.Contains(value.Text))
            file.Report(value.Span, $"{property} '{value.Text}' is not known; {FlagFileWords.Suggest(value.Text, words)}");
        else
            return true;

        return false;
    }

    public bool CheckIsObject(JsonNode value, string property)
    {
        if (value.Kind is JsonKind.Object)
            return true;

        if (value.Kind is not JsonKind.Missing)
            file.Report(value.Span, $"'{property}' has to be an object");

        return false;
    }
}
