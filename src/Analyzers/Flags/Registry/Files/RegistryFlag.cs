using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>Reads one flag of our own <c>featureflags.json</c>. What is wrong with it is reported, and the rest of it counts.</summary>
internal sealed class RegistryFlag(JsonMember member, Dictionary<string, int> ages, RegistryFile frame, FlagFileBuilder file)
{
    private readonly JsonNode _flag = member.Value;

    public FlagEntry Read()
    {
        var entry = new FlagEntry(member.Name, FlagState.Active) { Location = file.LocationOf(member.NameSpan) };
        if (!frame.CheckIsObject(_flag, member.Name))
            return entry;

        frame.ReportUnknown(_flag, FlagFileWords.FlagProperties);
        var kind = WordOf("kind", FlagFileWords.Kinds);
        var type = WordOf("type", FlagFileWords.Types) ?? "boolean";
        CheckType("default", type);
        var (state, value) = ReadState(kind, type);
        var retiredOn = DateOf("retired");
        if (retiredOn is not null && state is FlagState.Active)
            file.Report(_flag["retired"]!.Span, "an active flag is not retired yet; give it the state on, off or value");

        var created = DateOf("created");
        var expires = DateOf("expires");
        if (expires < created)
            file.Report(_flag["expires"]!.Span, "the flag expires before it is created");

        CheckText("description");
        CheckList("projects");
        return entry with
        {
            State = state,
            Value = value,
            Owner = CheckText("owner"),
            Ticket = CheckText("ticket"),
            Created = created,
            Expires = expires < created ? null : expires,
            RetiredOn = retiredOn,
            MaxAgeDays = kind is not null && ages.TryGetValue(kind, out var days) ? days : null,
            Aliases = CheckList("aliases"),
        };
    }

    private (FlagState State, FlagValue? Value) ReadState(string? kind, string type)
    {
        var value = _flag["value"];
        if (_flag["state"] is not { } state)
        {
            ReportStrayValue(value);
            return (kind is "ops" or "kill-switch" or "permission" ? FlagState.Permanent : FlagState.Active, null);
        }

        if (!frame.CheckWord(state, "state", FlagFileWords.States))
            return (FlagState.Active, null);

        if (state.Text is not "value")
        {
            ReportStrayValue(value);
            return state.Text switch
            {
                "on" => (FlagState.Retired, FlagValue.On),
                "off" => (FlagState.Retired, FlagValue.Off),
                "permanent" => (FlagState.Permanent, null),
                _ => (FlagState.Active, null),
            };
        }

        if (value is null)
        {
            file.Report(state.Span, "state 'value' needs a 'value'");
            return (FlagState.Active, null);
        }

        return CheckType("value", type) is { } decided ? (FlagState.Retired, decided) : (FlagState.Active, null);
    }

    private void ReportStrayValue(JsonNode? value)
    {
        if (value is not null)
            file.Report(value.Span, "'value' only goes with the state 'value'");
    }

    private FlagValue? CheckType(string property, string type)
    {
        if (_flag[property] is not { Kind: not JsonKind.Missing } node)
            return null;

        var value = node.ToFlagValue();
        var fits = type switch
        {
            "string" => value?.Constant is string,
            "integer" => value?.Constant is long,
            "number" => value?.Constant is long or double,
            _ => value?.Constant is bool,
        };
        if (fits)
            return value;

        file.Report(node.Span, $"'{property}' is no {type}, which is the type of the flag");
        return null;
    }

    private string? WordOf(string property, ImmutableArray<string> words) =>
        _flag[property] is { } word && frame.CheckWord(word, property, words) ? word.Text : null;

    private string? CheckText(string property)
    {
        if (_flag[property] is not { Kind: not JsonKind.Missing } node)
            return null;

        if (node.Kind is JsonKind.String)
            return node.Text;

        file.Report(node.Span, $"'{property}' has to be a text");
        return null;
    }

    private DateTime? DateOf(string property)
    {
        if (CheckText(property) is not { } text)
            return null;

        if (JsonValues.TryParseDate(text, out var date))
            return date;

        file.Report(_flag[property]!.Span, $"'{text}' is no date; write {JsonValues.DateFormat}");
        return null;
    }

    private ImmutableArray<string> CheckList(string property)
    {
        if (_flag[property] is not { Kind: not JsonKind.Missing } node)
            return ImmutableArray<string>.Empty;

        if (node.Kind is not JsonKind.Array)
            file.Report(node.Span, $"'{property}' has to be a list of texts");

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node.Items)
        {
            if (item is { Kind: JsonKind.String, Text.Length: > 0 })
                texts.Add(item.Text);
            else if (item.Kind is not JsonKind.Missing)
                file.Report(item.Span, $"'{property}' has to be a list of texts");
        }

        return texts.ToImmutable();
    }
}
