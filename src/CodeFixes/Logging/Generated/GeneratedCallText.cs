using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Writes the call of a generated log method: on one line if it fits, else with the line breaks that the log call had.</summary>
internal static class GeneratedCallText
{
    private const int LineLength = 140;

    public static string Write(GeneratedCall call, string name, NestedEdits edits, Layout layout)
    {
        var kept = new List<ExpressionSyntax>();
        if (!call.Source.IsInstance)
            kept.Add(call.Source.Logger);

        if (call.Event is { Level: null, LevelExpression: { } level })
            kept.Add(level);

        if (call.Exception is { } exception)
            kept.Add(exception.Expression);

        kept.AddRange(call.Parameters.Select(parameter => parameter.Expression));
        var texts = kept.ConvertAll(argument => edits.Take(argument.Span));
        var line = $"{name}({string.Join(", ", texts)})";
        var list = call.Call.Syntax.ArgumentList;
        var start = call.Source.Replaced.SpanStart;
        if (layout.IsOnOneLine(list.Span) || (!line.Contains('\n') && start - layout.LineStart(start) + line.Length < LineLength) || kept.Count is 0)
            return line;

        var own = list.Arguments.FirstOrDefault(argument => layout.IsFirstOnLine(argument.SpanStart));
        if (own is null)
            return line;

        var indentation = layout.IndentationAt(own.SpanStart);
        var isFirstOnOpeningLine = !layout.IsFirstOnLine(list.Arguments[0].SpanStart);
        var isClosedAlone = layout.IsFirstOnLine(list.CloseParenToken.SpanStart);
        var separator = $",{layout.NewLine}{indentation}";
        return name + "(" + (isFirstOnOpeningLine ? "" : layout.NewLine + indentation) + string.Join(separator, texts) + (isClosedAlone ? layout.NewLine + layout.IndentationAt(list.CloseParenToken.SpanStart) : "") + ")";
    }
}
