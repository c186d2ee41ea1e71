using System.Text.RegularExpressions;
using Seaworthy.Common;
using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Catalog;

/// <summary>Options as the documentation shows them.</summary>
internal static partial class OptionTable
{
    public const string Part = "options";

    public static IEnumerable<OptionKey> Of(Family family) =>
        OptionCatalog.All.Where(option => option.Key.StartsWith($"seaworthy.{family}.", StringComparison.OrdinalIgnoreCase));

    /// <summary>The options that a table has rows for, as far as they are declared; all of the family when it has none yet.</summary>
    public static IEnumerable<OptionKey> ShownIn(string table, Family family)
    {
        var shown = Key().Matches(table).Select(match => match.Groups[1].Value).ToHashSet();
        return Of(family).Where(option => shown.Count is 0 || shown.Contains(option.Key));
    }

    public static string Write(IEnumerable<OptionKey> options) =>
        "| Option | Values | Default | What it does |\n|---|---|---|---|\n" + string.Concat(options.Select(option =>
            $"| `{option.Key}` | {Cell(option.Accepted)} | {(option.DefaultText.Length is 0 ? "none" : $"`{option.DefaultText}`")} | {Cell(option.Description)} |\n"));

    /// <summary>A bar would end the cell, in code too.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Key();
}
