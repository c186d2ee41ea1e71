using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Logging.Rewriting;

/// <summary>An argument of the rewritten call.</summary>
/// <param name="OriginalIndex">Its place in the original call; -1 when it is new.</param>
internal readonly record struct PlacedArgument(ArgumentSyntax Argument, int OriginalIndex)
{
    public bool IsNew => OriginalIndex < 0;
}

/// <summary>Lays the arguments of a call out as its author did, and breaks a line only where it would get too long.</summary>
internal sealed class ArgumentLayout
{
    /// <summary>Longer lines are broken, unless the author's own line was as long.</summary>
    private const int LineLimit = 160;

    private readonly ArgumentListSyntax _original;
    private readonly int _templateIndex;
    private readonly SourceText _source;

    public ArgumentLayout(ArgumentListSyntax original, int templateIndex)
    {
        _original = original;
        _templateIndex = templateIndex;
        _source = original.SyntaxTree.GetText();
    }

    /// <param name="arguments">All arguments in their order; the template is the one with its original index.</param>
    public ArgumentListSyntax Arrange(IReadOnlyList<PlacedArgument> arguments)
    {
        var nodes = new List<ArgumentSyntax>(arguments.Count);
        var separators = new List<SyntaxToken>(arguments.Count);
        var wrap = FindWrap(arguments);
        var template = -1;
        for (var index = 0; index < arguments.Count; index++)
        {
            var placed = arguments[index];
            if (placed.OriginalIndex == _templateIndex)
                template = index;

            var joinsFirst = index is 1 && arguments[0].IsNew && !EndsLine(_original.OpenParenToken);
            var breaks = (IsOnePerLine && !joinsFirst) || (template >= 0 && index > template && wrap is not Wrap.Never && (wrap is Wrap.Each || index == template + 1));
            var node = placed.Argument;
            if (index > 0)
            {
                var kept = placed.OriginalIndex > 0;
                separators.Add(kept
                    ? _original.Arguments.GetSeparator(placed.OriginalIndex - 1)
                    : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(breaks ? LineEnd : SyntaxFactory.Space));
                if (!kept)
                    node = node.WithLeadingTrivia(breaks ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Indentation)) : default);
            }
            else if (placed.IsNew)
            {
                node = node.WithLeadingTrivia(_original.Arguments[0].GetLeadingTrivia());
            }

            nodes.Add(node);
        }

        MoveEndToLast(nodes, arguments);
        return _original.WithArguments(SyntaxFactory.SeparatedList(nodes, separators));
    }

    private enum Wrap
    {
        Never,

        /// <summary>The values stand together on a line of their own.</summary>
        Once,

        /// <summary>Each value stands on a line of its own.</summary>
        Each,
    }

    private ArgumentSyntax Template => _original.Arguments[_templateIndex];

    private bool IsOnePerLine
    {
        get
        {
            foreach (var separator in _original.Arguments.GetSeparators())
            {
                if (!EndsLine(separator))
                    return false;
            }

            return _original.Arguments.Count > 1;
        }
    }

    private Wrap FindWrap(IReadOnlyList<PlacedArgument> arguments)
    {
        var code = "";
        var added = "";
        foreach (var placed in arguments)
        {
            if (placed.OriginalIndex == _templateIndex)
                code = placed.Argument.Expression.ToString();
            else if (placed.IsNew)
                added += ", " + placed.Argument;
        }

        var firstLine = _source.Lines.GetLineFromPosition(Template.SpanStart);
        var lastLine = _source.Lines.GetLineFromPosition(Template.Span.End);
        var lineEnd = code.LastIndexOf('\n');
        var before = lineEnd < 0 ? _source.ToString(TextSpan.FromBounds(firstLine.Start, Template.SpanStart)) + code : code.Substring(lineEnd + 1);
        var after = _source.ToString(TextSpan.FromBounds(Template.Span.End, lastLine.End));
        if (Width(before + added + after) <= Math.Max(LineLimit, Width(lastLine.ToString())) || added.IndexOf('\n') >= 0)
            return Wrap.Never;

        return Width(Indentation + added) <= LineLimit ? Wrap.Once : Wrap.Each;
    }

    /// <summary>Where a line of arguments begins.</summary>
    private string Indentation
    {
        get
        {
            if (EndsLine(Template.GetFirstToken().GetPreviousToken()))
                return IndentationOf(Template.SpanStart);

            var line = IndentationOf(_original.Parent!.SpanStart);
            return line + (line.EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
        }
    }

    private string IndentationOf(int position)
    {
        var line = _source.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    private SyntaxTrivia LineEnd
    {
        get
        {
            var first = _source.Lines[0];
            return SyntaxFactory.EndOfLine(first.EndIncludingLineBreak - first.End is 2 ? "\r\n" : "\n");
        }
    }

    /// <summary>What stood between the last argument and the parenthesis stays there.</summary>
    private void MoveEndToLast(List<ArgumentSyntax> nodes, IReadOnlyList<PlacedArgument> arguments)
    {
        var last = _original.Arguments.Count - 1;
        var end = _original.Arguments[last].GetTrailingTrivia();
        if (end.Count is 0 || arguments[arguments.Count - 1].OriginalIndex == last)
            return;

        for (var index = 0; index < nodes.Count; index++)
        {
            if (arguments[index].OriginalIndex == last)
                nodes[index] = nodes[index].WithTrailingTrivia();
        }

        nodes[nodes.Count - 1] = nodes[nodes.Count - 1].WithTrailingTrivia(end);
    }

    private static bool EndsLine(SyntaxToken token)
    {
        foreach (var trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }

    private static int Width(string line) => line.Replace("\t", "    ").TrimEnd('\r', '\n').Length;
}
