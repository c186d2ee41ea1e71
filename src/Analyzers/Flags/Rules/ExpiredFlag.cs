using System.Globalization;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4002: a flag is still in use after the day on which it was to be gone.</summary>
internal static class ExpiredFlag
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4002",
        Family.Flags,
        Level.Warning,
        title: "Flag is past its expiry date",
        message: "Flag '{0}' expired on {1}{2}; decide its value and retire it, or give it more time",
        description: "Nobody comes back to a flag by themselves. Each one that outlives its purpose doubles the ways in which the program can behave, and is one that somebody may switch by mistake.");

    /// <param name="place">The flag's constant, or where it is read.</param>
    /// <param name="entry">Of a flag that has a last day.</param>
    public static Diagnostic At(Location place, FlagEntry entry)
    {
        var file = entry.Location is { } location ? ImmutableArray.Create(location) : ImmutableArray<Location>.Empty;
        var date = entry.LastDay?.ToString(JsonValues.DateFormat, CultureInfo.InvariantCulture);
        return Rule.At(place, Rule.DefaultSeverity, file, entry.Key, date, Details(entry));
    }

    /// <summary>Whom to ask, and where it comes from that is not written as a date.</summary>
    private static string Details(FlagEntry entry)
    {
        var parts = new List<string>();
        if (entry.Expires is null)
            parts.Add($"{entry.MaxAgeDays} days after its creation");

        if (entry.Owner is { Length: > 0 } owner)
            parts.Add($"owner {owner}");

        if (entry.Ticket is { Length: > 0 } ticket)
            parts.Add(ticket);

        return parts.Count is 0 ? "" : $" ({string.Join(", ", parts)})";
    }
}
