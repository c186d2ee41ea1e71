using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>Tells by its first entries whose flags a JSON file holds, where nobody has said so.</summary>
internal static class FlagFileSniffer
{
    /// <returns>Null for a file of another purpose.</returns>
    public static FlagFileKind? Sniff(JsonNode root)
    {
        if (root.Kind is not JsonKind.Object)
            return null;

        switch (root.TextOf("$schema") is { } schema ? schema.Substring(schema.LastIndexOf('/') + 1) : null)
        {
            case "featureflags.v1.schema.json":
                return FlagFileKind.Flags;

            case "flag-manifest.json":
                return FlagFileKind.OpenFeature;
        }

        if (root["features"] is { Kind: JsonKind.Array } features && First(features) is { } feature && feature["name"] is not null && (feature["strategies"] ?? feature["stale"] ?? feature["enabled"]) is not null)
            return FlagFileKind.Unleash;

        if (root["f"] is { Kind: JsonKind.Object } settings && First(settings) is { } setting && setting["t"] is not null && setting["v"] is not null)
            return FlagFileKind.ConfigCat;

        if (root["items"] is { Kind: JsonKind.Array } items && First(items) is { } item && item["key"] is not null && item["variations"] is not null)
            return FlagFileKind.LaunchDarkly;

        if (root["flagValues"] is { Kind: JsonKind.Object } && root["flags"] is null or { Kind: JsonKind.Object })
            return FlagFileKind.LaunchDarkly;

        if (root["flags"] is { Kind: JsonKind.Object or JsonKind.Array } flags && First(flags) is { } flag)
        {
            if (flag["flagType"] is not null)
                return FlagFileKind.OpenFeature;

            if (flag["variations"] is { Kind: JsonKind.Array })
                return FlagFileKind.LaunchDarkly;

            if (flag["variants"] is not null || flag.TextOf("state") is "ENABLED" or "DISABLED")
                return FlagFileKind.Flagd;
        }

        return AppSettingsFlags.IsIn(root) ? FlagFileKind.AppSettings : null;
    }

    private static JsonNode? First(JsonNode container) =>
        container.Members.Length > 0 ? container.Members[0].Value
        : container.Items.Length > 0 ? container.Items[0]
        : null;
}
