using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Common.Editing;

/// <summary>Adds the namespaces that new code needs and the place does not see yet.</summary>
internal static class UsingDirectives
{
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, IEnumerable<string> namespaces, string endOfLine)
    {
        foreach (var name in namespaces)
        {
            var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
                .NormalizeWhitespace()
                .WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine));
            var space = root.Usings.Count is 0 ? root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(member => member.Usings.Count > 0) : null;
            root = space is null ? root.WithUsings(Insert(root.Usings, directive, name)) : root.ReplaceNode(space, space.WithUsings(Insert(space.Usings, directive, name)));
            if (space is null && root.Usings.Count is 1)
                root = MoveHeader(root, endOfLine);
        }

        return root;
    }

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> usings, UsingDirectiveSyntax directive, string name)
    {
        var index = usings.Count(existing => Precedes(existing, name));
        for (var position = 0; position < usings.Count; position++)
        {
            // In a list without order the new one stands last.
            if (Precedes(usings[position], name) != position < index)
                index = usings.Count(existing => existing is { Alias: null, StaticKeyword.RawKind: 0 });
        }

        if (index is 0 && usings.Count > 0)
        {
            var first = usings[0];
            return usings.Replace(first, first.WithLeadingTrivia(Indentation(first))).Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia()));
        }

        return usings.Insert(index, index is 0 ? directive : directive.WithLeadingTrivia(Indentation(usings[index - 1])));
    }

    private static SyntaxTriviaList Indentation(UsingDirectiveSyntax directive) =>
        directive.GetLeadingTrivia() is { Count: > 0 } leading && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading.Last()) : default;

    private static bool Precedes(UsingDirectiveSyntax existing, string name)
    {
        if (existing.Alias is not null || existing.StaticKeyword.RawKind is not 0 || existing.Name is not { } own)
            return false;

        var text = own.ToString();
        var (isSystem, isNewSystem) = (IsSystem(text), IsSystem(name));
        return isSystem != isNewSystem ? isSystem : string.Compare(text, name, StringComparison.OrdinalIgnoreCase) < 0;
    }

    private static bool IsSystem(string name) => name is "System" || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>The comment at the top of a file stays there, and a blank line follows the only directive.</summary>
    private static CompilationUnitSyntax MoveHeader(CompilationUnitSyntax root, string endOfLine)
    {
        var next = root.Usings[0].GetLastToken().GetNextToken();
        var leading = next.LeadingTrivia;
        var end = SyntaxFactory.EndOfLine(endOfLine);
        var header = leading.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) && leading.Any(SyntaxKind.EndOfLineTrivia) && !leading.Any(SyntaxKind.SingleLineDocumentationCommentTrivia) && HasBlankLine(leading) is var split and > 0
            ? split
            : 0;
        root = root.ReplaceToken(next, next.WithLeadingTrivia(leading.Skip(header).Prepend(end)));
        return root.WithUsings(root.Usings.Replace(root.Usings[0], root.Usings[0].WithLeadingTrivia(leading.Take(header))));
    }

    /// <summary>How much stands in front of the first blank line, with that line; 0 without one.</summary>
    private static int HasBlankLine(SyntaxTriviaList trivia)
    {
        for (var index = 1; index < trivia.Count; index++)
        {
            if (trivia[index].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[index - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return index + 1;
        }

        return 0;
    }
}
