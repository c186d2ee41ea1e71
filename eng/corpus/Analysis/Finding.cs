using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Analysis;

/// <summary>A diagnostic as one line of text, ordered by place. A file that several projects share has each of them once.</summary>
internal readonly record struct Finding(string Path, int Line, int Column, string Id, DiagnosticSeverity Severity, string Message) : IComparable<Finding>
{
    public static Finding From(Diagnostic diagnostic, string root)
    {
        var span = diagnostic.Location.GetLineSpan();
        return new(
            span.Path is { Length: > 0 } path ? System.IO.Path.GetRelativePath(root, path).Replace('\\', '/') : "",
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            diagnostic.Id,
            diagnostic.Severity,
            diagnostic.GetMessage(CultureInfo.InvariantCulture).ReplaceLineEndings(" "));
    }

    /// <summary>The opposite of <see cref="ToString"/>.</summary>
    public static Finding? Parse(string line) => line.Split('\t') is [var path, var row, var column, var id, var severity, var message]
        ? new(path, int.Parse(row, CultureInfo.InvariantCulture), int.Parse(column, CultureInfo.InvariantCulture), id, Enum.Parse<DiagnosticSeverity>(severity), message)
        : null;

    public int CompareTo(Finding other)
    {
        var order = string.CompareOrdinal(Path, other.Path);
        order = order is 0 ? Line.CompareTo(other.Line) : order;
        order = order is 0 ? Column.CompareTo(other.Column) : order;
        order = order is 0 ? string.CompareOrdinal(Id, other.Id) : order;
        order = order is 0 ? string.CompareOrdinal(Message, other.Message) : order;
        return order is 0 ? Severity.CompareTo(other.Severity) : order;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}\t{Line}\t{Column}\t{Id}\t{Severity}\t{Message.Replace('\t', ' ')}");
}
