using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>What changes when a template whose placeholders and values don't go together is repaired.</summary>
internal static partial class PlaceholderDifferences
{
    public static IReadOnlyList<AllowedDifference> All { get; } =
    [
        new BehaviorDifference(
            "array", "An array as the only value (SEA2007)",
            "its first element", "all its elements",
            "It was taken for the list of all values.",
            difference => difference is { Aspect: Aspect.Text, Texts: var (before, after) } && IsSpread(before, after)),
        new BehaviorDifference(
            "unmatched", "Placeholders and values that did not match (SEA2008, SEA2010, SEA2013)",
            "`Order {Id}`, or a value that is not in the text", "`Order 5`",
            "Each placeholder now has its value, and each value its placeholder.",
            difference => difference is { Aspect: Aspect.Text, Texts: var (before, after) } && before.Text is not null && ((!IsWhole(before) && IsRepaired(before, after)) || IsExtended(before, after))
                || IsExtraGone(difference)
                || IsEvaluated(difference)),
        new BehaviorDifference(
            "template-crash", "The call no longer throws (SEA2008, SEA2011, SEA2013)",
            "`FormatException` out of the log call", "the event is logged",
            "The template can be filled.",
            NoLongerCrashes),
        new BehaviorDifference(
            "twice", "Values of placeholders with one name (SEA2009, Serilog)",
            "the last value, twice", "each value",
            "Each placeholder has a name of its own.",
            difference => difference is { Aspect: Aspect.Text, Texts: var (before, after), Runs.After.Library: SerilogLibrary }
                && before.Values.SequenceEqual(after.Values) && HasOneNameTwice(before) && IsWhole(after)),
        new BehaviorDifference(
            "by-number", "Values are shown by number (SEA2011, second action)",
            "`5 takes order DHL`", "`DHL takes order 5`",
            "It is what the action is for.",
            difference => difference is { Aspect: Aspect.Text, Texts: var (before, after) }
                && Holes(before).All(hole => int.TryParse(hole, out _)) && after.Text == string.Format(CultureInfo.InvariantCulture, before.Template!, [.. before.Values])),
    ];

    private static bool IsSpread(Rendered before, Rendered after) => after.Values switch
    {
        [null] => before.Values.Count is 0,
        [IEnumerable elements and not string] => elements.Cast<object?>().Take(before.Values.Count).SequenceEqual(before.Values),
        _ => false,
    };

    private static bool IsRepaired(Rendered before, Rendered after) => IsWhole(after) && before.Values.All(after.Values.Contains);

    /// <summary>Microsoft.Extensions.Logging forgets a value that is left over; its text now follows at the end.</summary>
    private static bool IsExtended(Rendered before, Rendered after) =>
        IsWhole(before) && IsWhole(after)
        && before.Values.Count < after.Values.Count
        && before.Values.SequenceEqual(after.Values.Take(before.Values.Count))
        && after.Text!.StartsWith(before.Text!.TrimEnd('.'), StringComparison.Ordinal);

    /// <summary>An expression that was only text is evaluated.</summary>
    private static bool IsEvaluated(Difference difference) =>
        difference is { Aspect: Aspect.Steps, Runs: var (before, after) } && before.Steps.Count < after.Steps.Count && before.Steps.All(after.Steps.Contains);

    /// <summary>Serilog keeps a value without a placeholder under a name of its own making.</summary>
    private static bool IsExtraGone(Difference difference) =>
        difference is { Aspect: Aspect.Scope, Records: var (before, after) }
        && before.Scopes.Where(scope => !scope.Text!.StartsWith("__", StringComparison.Ordinal)).Select(scope => scope.Text).SequenceEqual(after.Scopes.Select(scope => scope.Text));

    private static bool NoLongerCrashes(Difference difference)
    {
        var (before, after) = difference.Runs;
        var failure = before.Thrown is AggregateException { InnerException: FormatException inner } ? inner : before.Thrown;
        if (failure is not FormatException || after.Thrown is not null)
            return false;

        // A template that can't be taken apart throws before anything is written.
        if (difference.Aspect is Aspect.Thrown or Aspect.Records && before.Records.Count == after.Records.Count - 1)
            return IsWhole(after.Records[^1].Message);

        return difference.Aspect is Aspect.Thrown or Aspect.Text
            && before.Records is [.., { Message: { Text: null } failed }]
            && before.Records.Count == after.Records.Count
            && IsWhole(after.Records[^1].Message)
            && failed.Values.Where(value => value is not "<missing>").All(after.Records[^1].Message.Values.Contains);
    }

    private static bool IsWhole(Rendered message) =>
        message is { Text: not null, Template: { } template }
        && Holes(message) is var holes
        && holes.Count == message.Values.Count
        && holes.All(hole => Name().IsMatch(hole))
        && Hole().Replace(WithoutDoubled(template), "").IndexOfAny(['{', '}']) < 0;

    private static bool HasOneNameTwice(Rendered message) => Holes(message).GroupBy(hole => hole, StringComparer.OrdinalIgnoreCase).Any(holes => holes.Count() > 1);

    /// <summary>The names of the placeholders.</summary>
    private static List<string> Holes(Rendered message) => [.. Hole().Matches(WithoutDoubled(message.Template ?? "")).Select(match => match.Groups[1].Value)];

    private static string WithoutDoubled(string template) => template.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[@$]?([^{},:]*)[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex Name();
}
