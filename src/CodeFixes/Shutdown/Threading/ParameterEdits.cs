using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>Writes another parameter into a method's list, and into what documents it, the way the others are written.</summary>
internal sealed class ParameterEdits(SourceEdits edits, Layout layout)
{
    private const string Type = "CancellationToken";

    /// <summary>The first of the names that nothing in the method goes by.</summary>
    public static string? FindName(IEnumerable<MethodDeclarationSyntax> parts, IEnumerable<string> names)
    {
        var taken = new HashSet<string>(parts.SelectMany(part => part.DescendantTokens()).Where(IsName).Select(token => token.ValueText));
        return names.FirstOrDefault(name => SyntaxFacts.IsValidIdentifier(name) && !taken.Contains(name));
    }

    /// <summary>Where a token belongs: last, but before what the compiler fills in.</summary>
    public static int IndexIn(ParameterListSyntax list)
    {
        var index = list.Parameters.Count;
        while (index > 0 && list.Parameters[index - 1].AttributeLists.SelectMany(attributes => attributes.Attributes).Any(IsCallerInfo))
            index--;

        return index;
    }

    /// <summary>Whether a parameter there must have a default value, as the one before it has.</summary>
    public static bool FollowsOptional(ParameterListSyntax list) => IndexIn(list) is > 0 and var index && list.Parameters[index - 1].Default is not null;

    /// <param name="attributes">What stands before the type.</param>
    public void Add(MethodDeclarationSyntax method, string attributes, string name)
    {
        var list = method.ParameterList;
        var index = IndexIn(list);
        var text = $"{attributes}{Type} {name} = default";
        if (list.Parameters.Count is 0)
            edits.Insert(list.OpenParenToken.Span.End, text);
        else if (index < list.Parameters.Count)
            InsertBefore(list.Parameters[index], text);
        else
            Append(list, text);

        Document(method, index is 0 ? null : list.Parameters[index - 1].Identifier.ValueText, name);
    }

    /// <summary>Adds the parameter to a reference that tells overloads apart by their parameters.</summary>
    public void Add(CrefParameterListSyntax list, int index, string type)
    {
        if (index < list.Parameters.Count)
            edits.Insert(list.Parameters[index].SpanStart, type + ", ");
        else
            edits.Insert(list.CloseParenToken.SpanStart, list.Parameters.Count is 0 ? type : ", " + type);
    }

    private void InsertBefore(ParameterSyntax next, string text) =>
        edits.Insert(next.SpanStart, text + (layout.IsFirstOnLine(next.SpanStart) ? "," + layout.NewLine + layout.IndentationAt(next.SpanStart) : ", "));

    private void Append(ParameterListSyntax list, string text)
    {
        var last = list.Parameters.Last();
        var comments = last.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).ToList();
        var end = comments.Count > 0 ? comments[comments.Count - 1].Span.End : last.Span.End;
        var isCutOff = comments.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        if (list.Parameters.Count > 1 && list.Parameters.GetSeparator(list.Parameters.Count - 2) is var separator && layout.IsFirstOnLine(separator.SpanStart))
        {
            edits.Insert(end, $"{layout.NewLine}{layout.IndentationAt(separator.SpanStart)}, {text}");
        }
        else if (layout.IsFirstOnLine(last.SpanStart))
        {
            edits.Insert(isCutOff ? last.Span.End : end, ",");
            edits.Insert(end, layout.NewLine + layout.IndentationAt(last.SpanStart) + text);
        }
        else
        {
            edits.Insert(isCutOff ? last.Span.End : end, ", " + text);
        }
    }

    /// <summary>The compiler asks for a text on every parameter as soon as one has it.</summary>
    /// <remarks>Comments are trivia without structure where no documentation is built, so this reads them as lines.</remarks>
    private void Document(MethodDeclarationSyntax method, string? previous, string name)
    {
        var first = edits.Text.Lines.GetLineFromPosition(method.FullSpan.Start).LineNumber;
        var last = edits.Text.Lines.GetLineFromPosition(method.SpanStart).LineNumber;
        var found = -1;
        for (var number = first; number < last; number++)
        {
            var line = edits.Text.Lines[number].ToString();
            if (IsTag(line, out var prefix) && (found < 0 || previous is null || !IsTagOf(edits.Text.Lines[found].ToString(), previous)))
                found = number;
        }

        for (var number = found; number >= 0 && number < last; number++)
        {
            var line = edits.Text.Lines[number].ToString();
            if (!line.Contains("</param>") && !(number == found && line.TrimEnd().EndsWith("/>", StringComparison.Ordinal)))
                continue;

            IsTag(edits.Text.Lines[found].ToString(), out var prefix);
            edits.Insert(edits.Text.Lines[number].End, $"{layout.NewLine}{prefix}<param name=\"{name}\">A token that cancels the operation.</param>");
            return;
        }
    }

    private static bool IsTag(string line, out string prefix)
    {
        var start = line.IndexOf("<param ", StringComparison.Ordinal);
        prefix = start < 0 ? "" : line.Substring(0, start);
        return start >= 0 && prefix.Trim() is "///" or "*";
    }

    private static bool IsTagOf(string line, string parameter) => line.Contains($"name=\"{parameter}\"");

    /// <summary>Whether the identifier declares something or is looked up in the scope around it.</summary>
    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && token.Parent switch
        {
            IdentifierNameSyntax { Parent: NameColonSyntax } => false,
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Name != name,
            SimpleNameSyntax { Parent: MemberBindingExpressionSyntax } => false,
            _ => true,
        };

    private static bool IsCallerInfo(AttributeSyntax attribute) =>
        (attribute.Name as SimpleNameSyntax ?? (attribute.Name as QualifiedNameSyntax)?.Right)?.Identifier.ValueText.StartsWith("Caller", StringComparison.Ordinal) is true;
}
