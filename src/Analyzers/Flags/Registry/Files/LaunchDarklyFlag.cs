using System.Globalization;
using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>A flag of LaunchDarkly, from the data of its SDKs or from its API. <c>archived</c> and <c>deprecated</c> are somebody's decision.</summary>
internal static class LaunchDarklyFlag
{
    public static FlagEntry Read(JsonNode flag, FlagEntry entry) =>
        (flag["archived"].IsTrue() || flag["deprecated"].IsTrue()) && ValueOf(flag) is { } value
            ? entry with { State = FlagState.Retired, Value = value, Source = FlagSource.Export }
            : entry;

    /// <summary>What everybody gets; the API lists it for each environment.</summary>
    private static FlagValue? ValueOf(JsonNode flag)
    {
        if (flag["environments"] is not { Members: { IsEmpty: false } environments })
            return ValueIn(flag, flag["variations"]);

        FlagValue? common = null;
        foreach (var environment in environments)
        {
            if (ValueIn(environment.Value, flag["variations"]) is not { } value || (common is not null && common != value))
                return null;

            common = value;
        }

        return common;
    }

    private static FlagValue? ValueIn(JsonNode settings, JsonNode? variations) => settings["on"]?.Kind switch
    {
        JsonKind.False => Variation(settings["offVariation"], variations),
        JsonKind.True when IsSameForEverybody(settings) => Variation(settings["fallthrough"]?["variation"], variations),
        _ => null,
    };

    private static bool IsSameForEverybody(JsonNode settings) =>
        settings["rules"].IsNothing() && settings["targets"].IsNothing() && settings["contextTargets"].IsNothing() && settings["prerequisites"].IsNothing();

    private static FlagValue? Variation(JsonNode? index, JsonNode? variations)
    {
        if (index is not { Kind: JsonKind.Number }
            || variations is null
            || !int.TryParse(index.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || position >= variations.Items.Length)
        {
            return null;
        }

        var variation = variations.Items[position];
        return (variation.Kind is JsonKind.Object ? variation["value"] : variation).ToFlagValue();
    }
}
