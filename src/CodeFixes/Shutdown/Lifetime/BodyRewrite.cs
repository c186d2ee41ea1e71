using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Puts several statements in the place of one, or of an expression body.</summary>
internal static class BodyRewrite
{
    /// <param name="lines">What comes instead of the call; a comment behind it stays behind the first of them.</param>
    public static TextChange? Replace(InvocationExpressionSyntax call, string[] lines, FixedDocument document) => call.Parent switch
    {
        ExpressionStatementSyntax statement => Replace(statement, lines, document),
        AwaitExpressionSyntax { Parent: ExpressionStatementSyntax statement } => Replace(statement, lines, document),
        ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax { SemicolonToken: var semicolon } } arrow => Expand(arrow, semicolon, lines, document),
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax { SemicolonToken: var semicolon } } arrow => Expand(arrow, semicolon, lines, document),
        LambdaExpressionSyntax lambda when lambda.Body == call => Expand(lambda, lines, document),
        _ => null,
    };

    /// <summary>Writes an expression body as a block.</summary>
    public static TextChange? Expand(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, string[] lines, FixedDocument document)
    {
        var start = arrow.ArrowToken.GetPreviousToken().Span.End;
        var span = TextSpan.FromBounds(start, semicolon.Span.End);
        if (!document.Layout.IsFirstOnLine(arrow.Parent!.SpanStart) || HasComments(span, document) || arrow.Expression.DescendantTokens().Any(token => !document.Layout.IsOnOneLine(token.Span)))
            return null;

        return new TextChange(span, Block(lines, document.Layout.IndentationAt(arrow.Parent!.SpanStart), document));
    }

    public static TextChange? Replace(StatementSyntax statement, string[] lines, FixedDocument document)
    {
        var layout = document.Layout;
        var isAlone = layout.IsFirstOnLine(statement.SpanStart);
        switch (statement.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax when lines.Length is 1:
            case not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) when lines.Length is 1:
                return new TextChange(statement.Span, lines[0]);

            case BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax when isAlone:
                var indentation = layout.IndentationAt(statement.SpanStart);
                var end = layout.LineEnd(statement.Span.End);
                if (statement.GetLastToken().GetNextToken() is var next && next.SpanStart < end && !next.IsKind(SyntaxKind.EndOfFileToken))
                    return null;

                var behind = document.Root.GetText().ToString(TextSpan.FromBounds(statement.Span.End, end));
                return new TextChange(TextSpan.FromBounds(statement.SpanStart, end), lines[0] + behind + layout.NewLine + layout.Render(lines.Skip(1), indentation));

            case BlockSyntax block when layout.IsOnOneLine(block.Span):
                var all = block.Statements.SelectMany(each => each == statement ? lines : [each.ToString()]).ToArray();
                var open = block.OpenBraceToken.GetPreviousToken().Span.End;
                var isLambda = block.Parent is AnonymousFunctionExpressionSyntax;
                var whole = TextSpan.FromBounds(open, block.Span.End);
                return HasComments(whole, document) || !StartsLine(block.Parent!) ? null : new TextChange(whole, Block(all, layout.IndentationAt(isLambda ? LineOf(block.Parent!) : block.Parent!.SpanStart), document));

            case IfStatementSyntax or ElseClauseSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or UsingStatementSyntax:
                var from = statement.GetFirstToken().GetPreviousToken().Span.End;
                var span = TextSpan.FromBounds(from, statement.Span.End);
                return HasComments(span, document) || !StartsLine(statement.Parent) || !IsLastOnLine(statement) ? null : new TextChange(span, Block(lines, layout.IndentationAt(statement.Parent.SpanStart), document));

            default:
                return null;
        }

        // What shares its line with other statements can't have several lines among them.
        bool StartsLine(SyntaxNode owner) => owner is ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax ? StartsLine(owner.Parent!) : layout.IsFirstOnLine(owner is AnonymousFunctionExpressionSyntax ? LineOf(owner) : owner.SpanStart);

        bool IsLastOnLine(StatementSyntax last) => last.GetLastToken().GetNextToken() is var following && (following.IsKind(SyntaxKind.ElseKeyword) || following.SpanStart >= layout.LineEnd(last.Span.End));

        int LineOf(SyntaxNode node) => node.FirstAncestorOrSelf<StatementSyntax>(ancestor => ancestor is not BlockSyntax)?.SpanStart ?? node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.SpanStart ?? node.SpanStart;
    }

    private static TextChange? Expand(LambdaExpressionSyntax lambda, string[] lines, FixedDocument document)
    {
        var span = TextSpan.FromBounds(lambda.ArrowToken.Span.End, lambda.Body.Span.End);
        var line = document.Layout.IndentationAt(lambda.ArrowToken.SpanStart);
        var owner = (SyntaxNode?)lambda.FirstAncestorOrSelf<StatementSyntax>(ancestor => ancestor is not BlockSyntax) ?? lambda.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return HasComments(span, document) || owner is null || !document.Layout.IsFirstOnLine(owner.SpanStart) ? null : new TextChange(span, Block(lines, line, document));
    }

    private static string Block(string[] lines, string indentation, FixedDocument document)
    {
        var layout = document.Layout;
        return (layout.BraceOnOwnLine ? layout.NewLine + indentation : " ") + "{" + layout.NewLine + layout.Render(lines, indentation + layout.Unit) + layout.NewLine + indentation + "}";
    }

    private static bool HasComments(TextSpan span, FixedDocument document) =>
        document.Root.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
