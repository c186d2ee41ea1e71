using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private List<StatementSyntax> FoldIf(IfStatementSyntax choice, bool isLast)
    {
        var condition = Fold(choice.Condition);
        if (condition is { IsKnown: true, Constant: bool isTrue })
        {
            var branch = isTrue ? choice.Statement : choice.Else?.Statement;
            return Splice(choice, branch, condition.Effects, isLast);
        }

        var test = condition.Residual is { } residual ? condition.IsUnchanged ? residual : Literals.Bare(residual).WithTriviaFrom(choice.Condition) : InPlace(condition);
        var effects = condition.Residual is null ? ImmutableArray<ExpressionSyntax>.Empty : condition.Effects;
        var then = (StatementSyntax)Visit(choice.Statement)!;
        var otherwise = choice.Else is { } clause ? FoldElse(clause) : null;
        var hasEmptied = IsEmptied(then, choice.Statement);
        if (hasEmptied && otherwise is null)
        {
            // A test that is left without anything to decide is only worth what it does.
            var rest = effects.AddRange(EffectsOf(choice.Condition, test));
            return rest.IsEmpty || StatementOf.IsAllowed(Literals.Bare(rest[rest.Length - 1])) && !DeclaresUsed(choice.Condition, choice.Condition, cancellationToken)
                ? Place(choice, rest.Select(StatementOf.Effect))
                : Place(choice, effects.Select(StatementOf.Effect).Append(choice.WithCondition(test).WithStatement(then).WithElse(null)));
        }

        IfStatementSyntax result;
        if (hasEmptied)
        {
            result = Inverted(choice, test, otherwise!.Statement);
        }
        else
        {
            if (otherwise is not null && IsOpen(then))
                then = AsBlock([then], then);

            result = choice.WithCondition(test).WithStatement(then).WithElse(otherwise);
            if (otherwise is null && choice.Else is not null)
                result = result.WithTrailingTrivia(choice.GetTrailingTrivia());
        }

        return effects.IsEmpty ? [result] : Place(choice, effects.Select(StatementOf.Effect).Append(result));
    }

    /// <summary>What was behind the <c>else</c>, under the opposite condition.</summary>
    private static IfStatementSyntax Inverted(IfStatementSyntax choice, ExpressionSyntax test, StatementSyntax otherwise)
    {
        var opposite = Negation.Of(test);
        if (otherwise is IfStatementSyntax { Else: null } inner)
        {
            var strength = Literals.Strength(SyntaxKind.LogicalAndExpression);
            opposite = BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                Literals.Operand(opposite.WithoutTrivia(), strength, allowEqual: true).WithTrailingTrivia(Space),
                Token(SyntaxKind.AmpersandAmpersandToken).WithTrailingTrivia(Space),
                Literals.Operand(inner.Condition.WithoutTrivia(), strength, allowEqual: false));
            otherwise = inner.Statement;
        }
        else if (otherwise is IfStatementSyntax)
        {
            otherwise = AsBlock([otherwise], otherwise);
        }

        var lead = choice.Statement.GetLeadingTrivia();
        return choice.WithCondition(opposite.WithTriviaFrom(choice.Condition)).WithStatement(otherwise.WithLeadingTrivia(lead)).WithElse(null);
    }

    /// <summary>Null where nothing is left of it.</summary>
    private ElseClauseSyntax? FoldElse(ElseClauseSyntax clause)
    {
        if (!_affected.Contains(clause))
            return clause;

        if (clause.Statement is not IfStatementSyntax inner)
        {
            var body = (StatementSyntax)Visit(clause.Statement)!;
            return IsEmptied(body, clause.Statement) ? null : clause.WithStatement(body);
        }

        // No list stands behind an else: the branch that is left keeps its braces, and effects need some.
        var condition = Fold(inner.Condition);
        if (condition is not { IsKnown: true, Constant: bool isTrue } || HasOpenDirective(inner))
        {
            if (condition.Effects.IsEmpty || condition.Residual is null)
            {
                var folded = FoldStatement(inner, isLast: true);
                return folded.Count is 0 ? null : clause.WithStatement(folded.Count is 1 ? folded[0] : AsBlock(folded, inner));
            }

            return clause.WithStatement(AsBlock(FoldStatement(inner, isLast: true), inner));
        }

        // The next clause comes with the comments about it; those about the one that is gone go.
        if (!isTrue && condition.Effects.IsEmpty)
            return inner.Else is { } next ? FoldElse(next) : null;

        var branch = isTrue ? inner.Statement : inner.Else?.Statement;
        var left = branch is null ? null : (StatementSyntax)Visit(branch)!;
        if (condition.Effects.IsEmpty)
        {
            if (left is null || IsEmptied(left, branch!))
                return null;

            var keyword = clause.ElseKeyword.WithTrailingTrivia(Trivia.HasLineBreak(inner.CloseParenToken.TrailingTrivia) ? inner.CloseParenToken.TrailingTrivia : TriviaList(Space));
            return clause.WithElseKeyword(keyword).WithStatement(left.WithTrailingTrivia(inner.GetTrailingTrivia()));
        }

        var statements = condition.Effects.Select(StatementOf.Effect).ToList();
        if (left is BlockSyntax block)
            return clause.WithStatement(WithFirst(block, statements, inner)).WithElseKeyword(clause.ElseKeyword.WithTrailingTrivia(Trivia.HasLineBreak(inner.CloseParenToken.TrailingTrivia) ? inner.CloseParenToken.TrailingTrivia : TriviaList(Space)));

        if (left is not null)
            statements.Add(left);

        return clause.WithStatement(AsBlock(statements, inner));
    }

    /// <summary>The block with statements before its own, laid out as they are.</summary>
    private static BlockSyntax WithFirst(BlockSyntax block, List<StatementSyntax> statements, StatementSyntax original)
    {
        var first = block.Statements.FirstOrDefault();
        var leading = first is null ? default : Trivia.IndentationOf(first.GetLeadingTrivia());
        var isOnLines = first is not null && Trivia.HasLineBreak(block.OpenBraceToken.TrailingTrivia);
        var end = isOnLines ? TriviaList(block.OpenBraceToken.TrailingTrivia.Last()) : TriviaList(Space);
        var list = statements.Select(each => each.WithLeadingTrivia(leading).WithTrailingTrivia(end));
        return block.WithStatements(block.Statements.InsertRange(0, list)).WithTrailingTrivia(original.GetTrailingTrivia());
    }

    /// <summary>Puts what is left of a branch where the whole statement stood.</summary>
    private List<StatementSyntax> Splice(StatementSyntax original, StatementSyntax? branch, ImmutableArray<ExpressionSyntax> effects, bool isLast)
    {
        var before = effects.Select(StatementOf.Effect).ToList();
        if (branch is null)
            return Place(original, before);

        var isEmbedded = original.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax);
        if (branch is not BlockSyntax block)
        {
            var folded = FoldStatement(branch, isLast);
            if (folded.Count is 0)
                return Place(original, before);

            var from = Indentation.At(original, branch.SpanStart);
            var to = Indentation.At(original, original.SpanStart);
            folded = folded.ConvertAll(each => Indentation.Shift(each, from, to));
            folded[0] = folded[0].WithLeadingTrivia(Leading(original, branch.GetLeadingTrivia(), HeaderComments(original, branch)));
            folded[folded.Count - 1] = WithEnd(folded[folded.Count - 1], original);
            return Join(original, before, folded);
        }

        var inner = (BlockSyntax)base.Visit(block)!;
        var isUnwrapped = !isEmbedded && _scopes.CanUnwrap(inner.Statements, original, isLast);
        if (isEmbedded || !isUnwrapped)
        {
            if (inner.Statements.Count is 0 && !isEmbedded)
                return Place(original, before);

            // Below a loop, the block comes out to where the statement stood that it belonged to.
            var header = isEmbedded && original.Parent is StatementSyntax parent ? Indentation.At(original, parent.SpanStart) : Indentation.At(original, original.SpanStart);
            var kept = Indentation.Shift(inner, Indentation.At(original, block.SpanStart), header);
            var lead = isEmbedded ? original.GetLeadingTrivia().Any(each => each.IsKind(SyntaxKind.WhitespaceTrivia)) ? TriviaList(Whitespace(header)) : original.GetLeadingTrivia() : original.GetLeadingTrivia();
            var whole = kept.WithLeadingTrivia(lead).WithTrailingTrivia(original.GetTrailingTrivia());
            return Join(original, before, [whole]);
        }

        var close = inner.CloseBraceToken.LeadingTrivia;
        if (inner.Statements.Count is 0)
        {
            var comments = Trivia.HasComment(inner.OpenBraceToken.TrailingTrivia) || Trivia.HasComment(close);
            return comments && before.Count is 0 ? [EmptyComment(original, inner)] : Place(original, before);
        }

        var outerIndentation = Indentation.At(original, original.SpanStart);
        var innerIndentation = Indentation.At(original, block.Statements[0].SpanStart);
        var isOneLine = innerIndentation == outerIndentation;
        var statements = inner.Statements.Select(each => isOneLine ? each : Indentation.Shift(each, innerIndentation, outerIndentation)).ToList();
        var braceComments = HeaderComments(original, branch).AddRange(Trivia.AsLines(block.OpenBraceToken.TrailingTrivia, Trivia.IndentationOf(original.GetLeadingTrivia()), NewLineOf(original)));
        statements[0] = statements[0].WithLeadingTrivia(Leading(original, statements[0].GetLeadingTrivia(), braceComments));
        var last = WithEnd(statements[statements.Count - 1], original);
        if (Trivia.HasComment(close))
        {
            var lines = Indentation.Shift(new SyntaxTriviaList(Trivia.WithoutBlankLines(close)), startsLine: true, innerIndentation, outerIndentation);
            last = last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(WithoutLastBlanks(lines)));
        }

        statements[statements.Count - 1] = last;
        return Join(original, before, statements);
    }

    /// <summary>Puts the statements of a list where a whole statement stood.</summary>
    /// <param name="first">The first of them as it was.</param>
    private static List<StatementSyntax> SpliceList(StatementSyntax original, SyntaxList<StatementSyntax> folded, StatementSyntax first, ImmutableArray<ExpressionSyntax> effects, bool mayUnwrap)
    {
        var before = effects.Select(StatementOf.Effect).ToList();
        if (folded.Count is 0)
            return Place(original, before);

        var statements = folded.ToList();
        if (original.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) || !mayUnwrap)
        {
            return before.Count is 0 && statements.Count is 1 && statements[0] is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax)
                ? [statements[0].WithTriviaFrom(original)]
                : Join(original, before, [AsBlock(statements, original)]);
        }

        var from = Indentation.At(original, first.SpanStart);
        var to = Indentation.At(original, original.SpanStart);
        if (from != to)
            statements = statements.ConvertAll(each => Indentation.Shift(each, from, to));

        statements[0] = statements[0].WithLeadingTrivia(Leading(original, statements[0].GetLeadingTrivia(), default));
        statements[statements.Count - 1] = WithEnd(statements[statements.Count - 1], original);
        return Join(original, before, statements);
    }

    /// <summary>Comments in a branch without statements survive it as a line of their own before what follows.</summary>
    private static BlockSyntax EmptyComment(StatementSyntax original, BlockSyntax inner) => inner.WithLeadingTrivia(original.GetLeadingTrivia()).WithTrailingTrivia(original.GetTrailingTrivia());

    private static List<StatementSyntax> Join(StatementSyntax original, List<StatementSyntax> before, List<StatementSyntax> statements)
    {
        if (before.Count is 0)
            return statements;

        var indentation = Trivia.IndentationOf(original.GetLeadingTrivia());
        var placed = Place(original, [.. before, statements[0]]);
        placed.RemoveAt(placed.Count - 1);
        var isOnLines = Trivia.HasLineBreak(placed[placed.Count - 1].GetTrailingTrivia());
        var comments = statements[0].GetLeadingTrivia().Skip(original.GetLeadingTrivia().Count - indentation.Count).ToList();
        statements[0] = statements[0].WithLeadingTrivia(isOnLines ? comments.Exists(Trivia.IsComment) ? indentation.AddRange(comments) : indentation : default);
        return [.. placed, .. statements];
    }

    /// <summary>The comments above the whole, then those in its header, then those above what is kept.</summary>
    private static SyntaxTriviaList Leading(StatementSyntax original, SyntaxTriviaList inner, SyntaxTriviaList header)
    {
        var outer = original.GetLeadingTrivia();
        var indentation = Trivia.IndentationOf(outer);
        var above = new SyntaxTriviaList(outer.Take(outer.Count - indentation.Count)).AddRange(header);
        inner = Trivia.WithoutBlankLines(inner);
        return Trivia.HasComment(inner) ? above.AddRange(inner.Count > 0 && inner[0].IsKind(SyntaxKind.WhitespaceTrivia) ? inner : indentation.AddRange(inner)) : above.AddRange(indentation);
    }

    /// <summary>Comments at the end of the line of the header, if it is the branch that they are about.</summary>
    private static SyntaxTriviaList HeaderComments(StatementSyntax original, StatementSyntax branch)
    {
        var trailing = original is IfStatementSyntax choice
            ? branch == choice.Statement ? choice.CloseParenToken.TrailingTrivia : choice.Else!.ElseKeyword.TrailingTrivia
            : default;
        return Trivia.AsLines(trailing, Trivia.IndentationOf(original.GetLeadingTrivia()), NewLineOf(original));
    }

    private static StatementSyntax WithEnd(StatementSyntax last, StatementSyntax original) =>
        Trivia.HasLineBreak(last.GetTrailingTrivia()) && Trivia.HasLineBreak(original.GetTrailingTrivia()) ? last
        : Trivia.HasComment(last.GetTrailingTrivia()) ? last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(original.GetTrailingTrivia()))
        : last.WithTrailingTrivia(original.GetTrailingTrivia());

    private static SyntaxTriviaList WithoutLastBlanks(SyntaxTriviaList lines)
    {
        var blanks = Trivia.IndentationOf(lines);
        return new SyntaxTriviaList(lines.Take(lines.Count - blanks.Count));
    }

    private static SyntaxTrivia NewLineOf(SyntaxNode node)
    {
        var lines = node.SyntaxTree.GetText().Lines;
        return lines[0].EndIncludingLineBreak - lines[0].End is 2 ? CarriageReturnLineFeed : LineFeed;
    }

    private static bool IsEmptied(StatementSyntax now, StatementSyntax before) =>
        now != before && now is BlockSyntax { Statements.Count: 0 } empty && before is not BlockSyntax { Statements.Count: 0 } && !Trivia.HasComment(empty.CloseBraceToken.LeadingTrivia) && !Trivia.HasComment(empty.OpenBraceToken.TrailingTrivia);

    /// <summary>Whether an <c>else</c> behind the statement would belong to it.</summary>
    private static bool IsOpen(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null } => true,
        IfStatementSyntax { Else: { } otherwise } => IsOpen(otherwise.Statement),
        WhileStatementSyntax loop => IsOpen(loop.Statement),
        ForStatementSyntax loop => IsOpen(loop.Statement),
        CommonForEachStatementSyntax loop => IsOpen(loop.Statement),
        UsingStatementSyntax scope => IsOpen(scope.Statement),
        LockStatementSyntax scope => IsOpen(scope.Statement),
        LabeledStatementSyntax label => IsOpen(label.Statement),
        _ => false,
    };
}
