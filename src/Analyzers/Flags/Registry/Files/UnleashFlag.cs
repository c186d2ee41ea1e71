using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>A feature toggle of Unleash. <c>stale</c> is somebody's decision; the value follows from it where the toggle is off, or on for everybody.</summary>
internal static class UnleashFlag
{
    public static FlagEntry Read(JsonNode flag, FlagEntry entry)
    {
        var type = flag.TextOf("type");
        entry = entry with { Created = flag.TextOf("createdAt").ToDay(), MaxAgeDays = Lifetime(type) };
        if (flag["stale"].IsTrue() && ValueOf(flag) is { } value)
            return entry with { State = FlagState.Retired, Value = value, Source = FlagSource.Export };

        return type is "kill-switch" or "permission" ? entry with { State = FlagState.Permanent } : entry;
    }

    private static FlagValue? ValueOf(JsonNode flag) => flag["enabled"]?.Kind switch
    {
        JsonKind.False => FlagValue.Off,
        JsonKind.True when IsOnForEverybody(flag) => FlagValue.On,
        _ => null,
    };

    private static bool IsOnForEverybody(JsonNode flag)
    {
        if (flag["strategies"] is not { Items: { IsEmpty: false } strategies } || !flag["dependencies"].IsNothing())
            return false;

        foreach (var strategy in strategies)
        {
            if (strategy.TextOf("name") is not "default"
                || strategy["disabled"].IsTrue()
                || !strategy["constraints"].IsNothing()
                || !strategy["segments"].IsNothing())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The days that Unleash expects a toggle of this type to live.</summary>
    private static int? Lifetime(string? type) => type switch
    {
        "release" or "experiment" => 40,
        "operational" => 7,
        _ => null,
    };
}
