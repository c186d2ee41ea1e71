using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>Reads what flag services export. A value that a service happens to give today proves nothing: a flag counts as retired where somebody has marked it, and its value is fixed.</summary>
internal static class VendorExport
{
    public static void Read(FlagFileKind kind, JsonNode root, FlagFileBuilder file)
    {
        var container = Container(kind, root);
        if (container is null)
        {
            if (!file.IsBroken)
                file.Report(new(root.Span.Start, Math.Min(1, root.Span.Length)), $"there are no flags in it as {kind} exports them");

            file.IsBroken = true;
            return;
        }

        foreach (var (key, place, flag) in Flags(kind, container))
        {
            if (key.Length is 0)
                continue;

            var entry = new FlagEntry(key, FlagState.Active) { Source = FlagSource.Mention, Location = file.LocationOf(place) };
            file.Add(kind switch
            {
                FlagFileKind.Unleash => UnleashFlag.Read(flag, entry),
                FlagFileKind.LaunchDarkly => LaunchDarklyFlag.Read(flag, entry),
                FlagFileKind.Flagd => FlagdFlag.Read(flag, entry),
                _ => entry,
            });
        }

        if (kind is FlagFileKind.LaunchDarkly && root["flagValues"] is { Kind: JsonKind.Object } values)
        {
            foreach (var member in values.Members)
            {
                if (member.Name.Length > 0)
                    file.Add(new(member.Name, FlagState.Active) { Source = FlagSource.Mention, Location = file.LocationOf(member.NameSpan) });
            }
        }

        // The manifest is what the clients are generated from.
        if (kind is FlagFileKind.OpenFeature)
            file.IsComplete = true;
    }

    private static JsonNode? Container(FlagFileKind kind, JsonNode root)
    {
        var found = kind switch
        {
            FlagFileKind.Unleash => root["features"],
            FlagFileKind.ConfigCat => root["f"],
            FlagFileKind.LaunchDarkly => root["flags"] ?? root["items"] ?? root["flagValues"],
            _ => root["flags"],
        };
        return found is { Kind: JsonKind.Object or JsonKind.Array } ? found : null;
    }

    /// <summary>The flags of an object by their names, or those of a list by what they say of themselves.</summary>
    private static IEnumerable<(string Key, Microsoft.CodeAnalysis.Text.TextSpan Place, JsonNode Flag)> Flags(FlagFileKind kind, JsonNode container)
    {
        foreach (var member in container.Members)
            yield return (member.Name, member.NameSpan, member.Value);

        foreach (var item in container.Items)
        {
            if (item[kind is FlagFileKind.Unleash ? "name" : "key"] is { Kind: JsonKind.String } key)
                yield return (key.Text, key.Span, item);
        }
    }
}
