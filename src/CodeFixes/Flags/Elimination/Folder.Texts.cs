using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    /// <summary>A hole that is left with a text becomes part of the text around it.</summary>
    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node)
    {
        var visited = (InterpolatedStringExpressionSyntax)base.VisitInterpolatedStringExpression(node)!;
        if (!visited.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) || IsHandled(node))
            return visited;

        var contents = new List<InterpolatedStringContentSyntax>();
        for (var index = 0; index < visited.Contents.Count; index++)
            Append(contents, visited.Contents[index] != node.Contents[index] && TextOf(visited.Contents[index]) is { } text ? Text(text) : visited.Contents[index]);

        if (contents.Count == visited.Contents.Count)
            return visited;

        return contents.TrueForAll(part => part is InterpolatedStringTextSyntax) && contents.Count < 2
            ? Whole(contents.Count is 0 ? "" : ((InterpolatedStringTextSyntax)contents[0]).TextToken.Text).WithTriviaFrom(node)
            : visited.WithContents(List(contents));
    }

    /// <summary>Whether somebody else than <c>string</c> gets the parts, such as a logger or a formattable text.</summary>
    private bool IsHandled(InterpolatedStringExpressionSyntax node) => model.GetTypeInfo(node, cancellationToken).ConvertedType?.SpecialType is not (SpecialType.System_String or SpecialType.System_Object);

    /// <summary>The text in a hole as it would stand in the quotes; null for everything else.</summary>
    private static string? TextOf(InterpolatedStringContentSyntax part) =>
        part is InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token: { RawKind: (int)SyntaxKind.StringLiteralToken, Text: var text } } } && text[0] is '"'
            ? text.Substring(1, text.Length - 2).Replace("{", "{{").Replace("}", "}}")
            : null;

    private static void Append(List<InterpolatedStringContentSyntax> contents, InterpolatedStringContentSyntax part)
    {
        if (part is not InterpolatedStringTextSyntax text || contents.Count is 0 || contents[contents.Count - 1] is not InterpolatedStringTextSyntax before)
            contents.Add(part);
        else
            contents[contents.Count - 1] = Text(before.TextToken.Text + text.TextToken.Text);
    }

    private static InterpolatedStringTextSyntax Text(string text) =>
        InterpolatedStringText(Token(TriviaList(), SyntaxKind.InterpolatedStringTextToken, text, text, TriviaList()));

    private static ExpressionSyntax Whole(string text) => ParseExpression("\"" + text.Replace("{{", "{").Replace("}}", "}") + "\"");
}
