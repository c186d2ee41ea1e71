using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>
/// Reads the flags of an <c>appsettings.json</c> in both forms that Microsoft.FeatureManagement understands. Environments override
/// the file, so it only says which flags there are; what it sets them to counts where an option says so.
/// </summary>
internal static class AppSettingsFlags
{
    private const string Section = "FeatureManagement";
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    public static bool IsIn(JsonNode root)
    {
        foreach (var member in root.Members)
        {
            if (IsSection(member.Name) || member.Name.StartsWith(Section + ":", AnyCase))
                return true;
        }

        return false;
    }

    private static bool IsSection(string name) => name.Equals(Section, AnyCase) || name.Equals("feature_management", AnyCase);

    public static void Read(JsonNode root, FlagFileBuilder file)
    {
        foreach (var member in root.Members)
        {
            if (member.Name.StartsWith(Section + ":", AnyCase))
                AddPlain(member with { Name = member.Name.Substring(Section.Length + 1) }, file);
            else if (IsSection(member.Name))
                ReadSection(member.Value, file);
        }
    }

    private static void ReadSection(JsonNode section, FlagFileBuilder file)
    {
        foreach (var member in section.Members)
        {
            if (!member.Name.Equals("feature_flags", AnyCase))
                AddPlain(member, file);
            else
                ReadList(member.Value, file);
        }
    }

    private static void ReadList(JsonNode list, FlagFileBuilder file)
    {
        file.HasList |= !list.Items.IsEmpty;
        foreach (var item in list.Items)
        {
            if (item.Find("id", AnyCase)?.Value is { Kind: JsonKind.String } id)
                Add(id.Text, id.Span, ValueOf(item), file);
        }
    }

    private static void AddPlain(JsonMember member, FlagFileBuilder file)
    {
        // A key with a path in it says something about a part of the flag.
        var colon = member.Name.IndexOf(':');
        if (colon < 0)
            Add(member.Name, member.NameSpan, PlainValueOf(member.Value), file);
        else
            Add(member.Name.Substring(0, colon), member.NameSpan, null, file);
    }

    private static void Add(string key, Microsoft.CodeAnalysis.Text.TextSpan span, FlagValue? value, FlagFileBuilder file)
    {
        if (key.Length > 0)
            file.Add(new(key, FlagState.Active) { Source = FlagSource.Mention, Configured = value, Location = file.LocationOf(span) });
    }

    /// <summary><c>true</c>, <c>"false"</c>, or a list of filters of which any or all have to agree.</summary>
    private static FlagValue? PlainValueOf(JsonNode value)
    {
        if (TryReadBoolean(value, out var isOn))
            return isOn ? FlagValue.On : FlagValue.Off;

        if (value.Kind is not JsonKind.Object)
            return null;

        if (value.Find("EnabledFor", AnyCase) is not { Value: var filters })
            return value.Members.IsEmpty ? FlagValue.Off : null;

        if (filters.IsNothing())
            return value.Members.Length is 1 ? FlagValue.Off : null;

        if (filters.Kind is not JsonKind.Array)
            return null;

        var requiresAll = value.Find("RequirementType", AnyCase)?.Value is { } requirement && !requirement.Text.Equals("Any", AnyCase);
        var isAnyOn = false;
        var areAllOn = true;
        foreach (var filter in filters.Items)
        {
            var isAlwaysOn = filter.Find("Name", AnyCase)?.Value is { Kind: JsonKind.String, Text: var name } && (name.Equals("AlwaysOn", AnyCase) || name.Equals("On", AnyCase));
            isAnyOn |= isAlwaysOn;
            areAllOn &= isAlwaysOn;
        }

        return (requiresAll ? areAllOn : isAnyOn) ? FlagValue.On : null;
    }

    /// <summary><c>enabled</c> with neither filters nor variants that switch it off.</summary>
    private static FlagValue? ValueOf(JsonNode flag)
    {
        if (flag.Find("enabled", AnyCase) is not { Value: var enabled })
            return FlagValue.Off;

        if (!TryReadBoolean(enabled, out var isOn))
            return null;

        if (!isOn)
            return FlagValue.Off;

        var filters = flag.Find("conditions", AnyCase)?.Value.Find("client_filters", AnyCase)?.Value;
        if (!filters.IsNothing())
            return null;

        // A variant may override the status, whatever it is allocated to.
        return flag.Find("variants", AnyCase)?.Value.IsNothing() is false ? null : FlagValue.On;
    }

    private static bool TryReadBoolean(JsonNode value, out bool isOn)
    {
        isOn = value.Kind is JsonKind.True;
        return value.IsBoolean || (value.Kind is JsonKind.String && bool.TryParse(value.Text, out isOn));
    }
}
