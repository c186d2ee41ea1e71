using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>The words of <c>featureflags.json</c>: its properties, and what some of them may say.</summary>
internal static class FlagFileWords
{
    public static readonly ImmutableArray<string> RootProperties = ImmutableArray.Create("$schema", "version", "complete", "keyComparison", "policy", "flags");

    public static readonly ImmutableArray<string> PolicyProperties = ImmutableArray.Create("maxAgeDays", "require");

    public static readonly ImmutableArray<string> FlagProperties = ImmutableArray.Create(
        "state", "value", "type", "kind", "owner", "ticket", "description", "created", "expires", "retired", "aliases", "default", "projects");

    public static readonly ImmutableArray<string> States = ImmutableArray.Create("active", "on", "off", "value", "permanent");

    public static readonly ImmutableArray<string> Types = ImmutableArray.Create("boolean", "string", "integer", "number");

    public static readonly ImmutableArray<string> Kinds = ImmutableArray.Create("release", "experiment", "migration", "ops", "kill-switch", "permission");

    public static readonly ImmutableArray<string> Comparisons = ImmutableArray.Create("ignoreCase", "ordinal");

    /// <summary>What a policy may require of every flag.</summary>
    public static readonly ImmutableArray<string> Requirable = ImmutableArray.Create("owner", "ticket", "description", "kind", "created", "expires");

    /// <summary>The end of a message about a word that is not among these.</summary>
    public static string Suggest(string word, ImmutableArray<string> words)
    {
        string? nearest = null;
        var limit = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in words)
        {
            var distance = EditDistance.Between(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < limit && distance < candidate.Length)
                (nearest, limit) = (candidate, distance);
        }

        return nearest is null ? $"it can be {string.Join(", ", words)}" : $"did you mean '{nearest}'?";
    }
}
