using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Configuration;

/// <summary>A line <c>seaworthy.family.option = value</c> of some configuration file, as the compiler hands it on: without its place.</summary>
internal readonly record struct OptionSetting(string Key, string Value)
{
    /// <summary>By key, then by value.</summary>
    public static readonly IComparer<OptionSetting> Order = Comparer<OptionSetting>.Create((left, right) =>
        string.CompareOrdinal(left.Key, right.Key) is var keys and not 0 ? keys : string.CompareOrdinal(left.Value, right.Value));

    /// <summary>Where it stands, if its configuration file is also an additional file of the project.</summary>
    public Location Find(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        AdditionalText? first = null;
        var found = default(TextLine);
        foreach (var file in files)
        {
            if (IsConfiguration(file.Path)
                && (first is null || string.CompareOrdinal(file.Path, first.Path) < 0)
                && FindLine(file.GetText(cancellationToken)) is { } line)
            {
                (first, found) = (file, line);
            }
        }

        if (first is null)
            return Location.None;

        var start = found.Start + Indentation(found.ToString());
        var span = new TextSpan(start, Key.Length);
        return Location.Create(first.Path, span, found.Text!.Lines.GetLinePositionSpan(span));
    }

    private static bool IsConfiguration(string path) =>
        path.EndsWith(".editorconfig", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);

    private TextLine? FindLine(SourceText? text)
    {
        if (text is null)
            return null;

        foreach (var line in text.Lines)
        {
            if (IsSetBy(line.ToString()))
                return line;
        }

        return null;
    }

    private bool IsSetBy(string line)
    {
        var start = Indentation(line);
        if (string.Compare(line, start, Key, 0, Key.Length, StringComparison.OrdinalIgnoreCase) is not 0)
            return false;

        var rest = line.Substring(start + Key.Length).TrimStart();
        if (rest.Length is 0 || rest[0] is not ('=' or ':'))
            return false;

        // What follows the value can only be a comment.
        var value = rest.Substring(1).TrimStart();
        if (!value.StartsWith(Value, StringComparison.OrdinalIgnoreCase))
            return false;

        var comment = value.Substring(Value.Length).TrimStart();
        return comment.Length is 0 || comment[0] is '#' or ';';
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;
}
