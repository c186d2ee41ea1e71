using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>A flag of flagd. Its metadata is free, so <c>"stale": true</c> in it is somebody's decision.</summary>
internal static class FlagdFlag
{
    public static FlagEntry Read(JsonNode flag, FlagEntry entry)
    {
        var metadata = flag["metadata"];
        entry = entry with
        {
            Owner = metadata?.TextOf("owner"),
            Ticket = metadata?.TextOf("ticket"),
            Expires = metadata?.TextOf("expires").ToDay(),
        };
        return (metadata?["stale"]).IsTrue() && ValueOf(flag) is { } value
            ? entry with { State = FlagState.Retired, Value = value, Source = FlagSource.Export }
            : entry;
    }

    /// <summary>Null where the caller's own default decides: for a flag that is disabled, or has no default variant.</summary>
    private static FlagValue? ValueOf(JsonNode flag) =>
        flag.TextOf("state") is "ENABLED" && flag["targeting"].IsNothing() && flag.TextOf("defaultVariant") is { } variant && flag["variants"] is { } variants
            ? variants[variant].ToFlagValue()
            : null;
}
