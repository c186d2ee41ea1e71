using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>The whole list of what a fix may change. Each entry proves that a difference is exactly of its kind.</summary>
internal static class AllowedDifferences
{
    private static readonly BehaviorDifference DumpDropped = new(
        "exception-dump", "The exception is no longer part of the text",
        "`failed: System.TimeoutException: slow at ...`", "`failed`, with the exception attached to the event",
        "The exception is passed as an exception, so that every sink shows its type, message and stack trace, and can search for them.",
        difference => difference is { Texts: { } texts } && WithoutDump(difference) is not null && texts.After.Text is not null);

    public static IReadOnlyList<AllowedDifference> All { get; } =
    [
        new ValueDifference(
            "null", "Null values",
            "*(nothing)*", "`(null)` (Microsoft.Extensions.Logging), `null` (Serilog), `NULL` (NLog)",
            "The libraries show a missing value as such; an interpolated string shows nothing.",
            (hole, _) => hole.Value is null),
        new ValueDifference(
            "culture", "Numbers and dates under another culture",
            "`1.234,50` under de-DE", "`1,234.50` (Microsoft.Extensions.Logging, Serilog)",
            "Both libraries format with the invariant culture, so that logs read the same on every machine; NLog keeps the current culture, or the one that the call asks for.",
            (hole, run) => hole.Value is IFormattable && (run.Library is not NLogLibrary || hole.Provider is not null) && hole.Library == Format(hole, hole.Provider ?? CultureInfo.InvariantCulture)),
        new ValueDifference(
            "collection", "Collections",
            "`System.Int32[]`", "`1, 2, 3` (Microsoft.Extensions.Logging, NLog), `[1, 2, 3]` (Serilog)",
            "The libraries show the elements; an interpolated string shows the name of the type. Serilog keeps the elements of a tuple, too.",
            (hole, run) => hole.Value is IEnumerable and not string || (run.Library is SerilogLibrary && hole.Value is ITuple)),
        new ValueDifference(
            "serilog-quotes", "Quotes around strings (Serilog)",
            "`abc`", "`\"abc\"`",
            "Serilog quotes text values unless the output template says `{Message:l}`, as the usual console and file templates do.",
            (hole, run) => run.Library is SerilogLibrary && hole.Value is not null && hole.Library.Trim() == Quoted(hole.Interpolated.Trim())),
        new ValueDifference(
            "nlog-bool", "Booleans (NLog)",
            "`True`", "`true`",
            "NLog writes them as JSON does.",
            (hole, run) => run.Library is NLogLibrary && hole.Value is bool && string.Equals(hole.Library, hole.Interpolated, StringComparison.OrdinalIgnoreCase)),
        new BehaviorDifference(
            "null-text", "A missing message (SEA2021)",
            "`[null]` (Microsoft.Extensions.Logging)", "`(null)`",
            "The text is a value now, and a missing value is shown so.",
            difference => difference is { Aspect: Aspect.Text, Texts: { Before: { Text: "[null]" }, After: { Text: "(null)", Values: [null] } } }),
        new BehaviorDifference(
            "exception-attached", "The exception is attached to the event",
            "an event without exception", "the same event with the exception that was caught",
            "It was lost, or only its text was kept.",
            difference => difference is { Aspect: Aspect.Exception, Records: { Before.Exception: null, After.Exception: { } attached } }
                && difference.Runs.After.Failures.Any(failure => ReferenceEquals(failure, attached))),
        DumpDropped,
        new BehaviorDifference(
            "exception-message", "The text is the message of the exception",
            "`System.TimeoutException: slow at ...` and nothing else", "`slow`, with the exception attached to the event",
            "The event still needs a text when the exception goes from it.",
            difference => difference is { Texts: var (before, after), Records.After.Exception: { } attached }
                && IsDump(before.Text, attached) && after.Values is [string message] && message == attached.Message),
        new BehaviorDifference(
            "exception-in-the-way", "Values are bound to their own placeholders (SEA2003)",
            "`order System.TimeoutException: slow at ... failed`", "`order 5 failed`, with the exception attached to the event",
            "The exception had taken the placeholder of the value behind it.",
            difference => difference is { Texts: ({ Text: { } before, Values: var passed }, { Text: { } after, Values: [{ } shown] }), Records.After.Exception: { } attached }
                && passed[0] is Exception && passed.Skip(1).All(shown.Equals)
                && Dumps(attached).Any(dump => before.Replace(dump, difference.Runs.After.Library.RenderHole("{X}", shown, null), StringComparison.Ordinal) == after)),
        new BehaviorDifference(
            "surplus-property", "Values without a placeholder (Serilog)",
            "a property `__1`", "none, and the exception attached to the event",
            "Serilog keeps such values as properties with a number for a name; each of them is now the exception, or has its placeholder.",
            difference => difference is { Aspect: Aspect.Scope, Records: var (before, after) }
                && before.Scopes.Select(scope => scope.Text!).Where(property => !IsPassed(property, after)).SequenceEqual(after.Scopes.Select(scope => scope.Text!))),
        new BehaviorDifference(
            "event-name", "The event has a name (SEA2020)",
            "an event with an id alone", "the same id, and the name of the generated method",
            "The generator names each event after its method, unless the call named it.",
            difference => difference is { Aspect: Aspect.EventId } && difference.Before.Split('/') is [var name, var id] && name == id && difference.After.EndsWith("/" + id, StringComparison.Ordinal)),
        new BehaviorDifference(
            "crash", "The call no longer throws (SEA2002)",
            "`FormatException` out of the log call when a value holds a brace", "the event is logged",
            "The value is no longer parsed as part of the template.",
            NoLongerCrashes),
        new BehaviorDifference(
            "forged", "Values are bound to their own placeholders (SEA2002)",
            "`{UserId}` in a value took the argument of another placeholder", "each placeholder shows its own value, and the text of a value stays text",
            "The value is no longer parsed as part of the template.",
            difference => difference is { Aspect: Aspect.Text, Texts: { Before: { Text: not null, Template: { } built, Values.Count: > 0 }, After: var after } }
                && TextMatch.HasBraceFromValue(built, after, difference.Runs.After)),
        .. PlaceholderDifferences.All,
    ];

    /// <summary>The ids of the entries that together are all there is to a difference; null when nothing allows it.</summary>
    public static IReadOnlyList<string>? Explain(Difference difference)
    {
        if (difference.Texts is { Before.Text: { } before } texts)
        {
            if (ExplainText(before, texts.After, difference.Runs.After) is { } values)
                return values;

            if (WithoutDump(difference) is { } text)
                return [DumpDropped.Id, .. ExplainText(text, texts.After, difference.Runs.After)!];
        }

        var entry = All.OfType<BehaviorDifference>().FirstOrDefault(entry => entry.Explains(difference));
        return entry is null ? null : [entry.Id];
    }

    /// <summary>As the rules' pages show it.</summary>
    public static string ToMarkdown()
    {
        var table = new StringBuilder("| What | Before | After | Why |\n|---|---|---|---|\n");
        foreach (var entry in All)
            table.Append(CultureInfo.InvariantCulture, $"| {entry.Title} | {entry.Before} | {entry.After} | {entry.Reason} |\n");

        return table.ToString();
    }

    private static IReadOnlyList<string>? ExplainText(string before, Rendered after, Observation run)
    {
        if (TextMatch.DifferingHoles(before, after, run) is not { } holes)
            return null;

        var entries = holes.Select(hole => All.OfType<ValueDifference>().FirstOrDefault(entry => entry.Explains(hole, run))).ToList();
        return entries.Contains(null) ? null : [.. entries.Select(entry => entry!.Id).Distinct()];
    }

    /// <summary>The text before the fix without the exception that is attached now and without the separator in front of it, if that is all that is gone.</summary>
    private static string? WithoutDump(Difference difference)
    {
        if (difference is not { Texts: { Before.Text: { } before } texts, Records.After.Exception: { } attached })
            return null;

        foreach (var dump in Dumps(attached))
        {
            var start = before.IndexOf(dump, StringComparison.Ordinal);
            if (start < 0)
                continue;

            // The text may announce the exception in a word.
            var lead = before[..start].TrimEnd(Separators);
            foreach (var kept in new[] { lead, WithoutEnd(lead, "Exception") })
            {
                if (ExplainText(kept + before[(start + dump.Length)..], texts.After, difference.Runs.After) is not null)
                    return kept + before[(start + dump.Length)..];
            }
        }

        return null;
    }

    /// <summary>What a text may repeat of an exception; Serilog quotes it.</summary>
    private static string[] Dumps(Exception exception) =>
        [Quoted(exception.ToString()), exception.ToString(), .. exception.StackTrace is { } trace ? new[] { Quoted(trace), trace } : []];

    /// <summary>Whether the value of a property without a name now is the exception, or among the values.</summary>
    private static bool IsPassed(string property, LogRecord record) => property.StartsWith("__", StringComparison.Ordinal)
        && ((record.Exception is { } exception && property.Contains(exception.ToString(), StringComparison.Ordinal)) || record.Message.Values.Any(value => property.EndsWith("=" + value, StringComparison.Ordinal)));

    private static bool IsDump(string? text, Exception exception) => text is not null && (text == exception.ToString() || text == Quoted(exception.ToString()));

    private static string WithoutEnd(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length].TrimEnd(Separators) : text;

    private static bool NoLongerCrashes(Difference difference)
    {
        var (before, after) = difference.Runs;
        var failure = before.Thrown is AggregateException { InnerException: FormatException inner } ? inner : before.Thrown;
        if (failure is not FormatException || after.Thrown is not null)
            return false;

        // Microsoft.Extensions.Logging throws while it writes, so that the last record of the run is the one without a text.
        return difference.Aspect is Aspect.Thrown or Aspect.Text
            && before.Records is [.., { Message: { Text: null, Template: { } built } }]
            && before.Records.Count == after.Records.Count
            && TextMatch.HasBraceFromValue(built, after.Records[^1].Message, after);
    }

    private static string Format(TemplatePart hole, IFormatProvider culture) =>
        string.Format(culture, "{0" + hole.Source[hole.Source.IndexOfAny([',', ':', '}'])..], hole.Value);

    private static readonly char[] Separators = [' ', ':', '-', ',', '\r', '\n'];

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
