namespace Seaworthy.Logging;

/// <summary>Quotes code in the message of a finding.</summary>
internal static class Excerpt
{
    /// <summary>The expression on one line.</summary>
    public static string Of(SyntaxNode expression)
    {
        var text = expression.ToString();
        var end = text.IndexOfAny(LineEnds);
        return end < 0 ? text : text.Substring(0, end).TrimEnd() + "…";
    }

    private static readonly char[] LineEnds = ['\r', '\n'];
}
