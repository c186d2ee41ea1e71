using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    /// <summary>Marks statements that say in a plainer way what an operator did.</summary>
    private static readonly SyntaxAnnotation Plain = new("Seaworthy.Plain");

    /// <summary>What is left of a statement in a list.</summary>
    private List<StatementSyntax> FoldStatement(StatementSyntax statement, bool isLast)
    {
        if (HasOpenDirective(statement))
            return [Leave(statement)];

        return statement switch
        {
            IfStatementSyntax choice => FoldIf(choice, isLast),
            LocalDeclarationStatementSyntax declaration => FoldDeclaration(declaration),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } plain => FoldAssignment(plain, assignment),
            ExpressionStatementSyntax plain => FoldCallStatement(plain),
            ReturnStatementSyntax { Expression: { } value } plain => FoldValue(plain, value, folded => plain.WithExpression(folded)),
            ThrowStatementSyntax { Expression: { } value } plain => FoldValue(plain, value, folded => plain.WithExpression(folded)),
            YieldStatementSyntax { Expression: { } value } plain => FoldValue(plain, value, folded => plain.WithExpression(folded)),
            WhileStatementSyntax loop => FoldWhile(loop),
            DoStatementSyntax loop => FoldDo(loop, isLast),
            ForStatementSyntax loop => FoldFor(loop),
            SwitchStatementSyntax @switch => FoldSwitch(@switch, isLast),
            TryStatementSyntax attempt => FoldTry(attempt, isLast),
            ForEachStatementSyntax loop => FoldHeader(loop, loop.Expression, (header, body) => loop.WithExpression(header).WithStatement(body), loop.Statement),
            LockStatementSyntax scope => FoldHeader(scope, scope.Expression, (header, body) => scope.WithExpression(header).WithStatement(body), scope.Statement),
            UsingStatementSyntax { Expression: { } resource } scope => FoldHeader(scope, resource, (header, body) => scope.WithExpression(header).WithStatement(body), scope.Statement),
            LabeledStatementSyntax label => FoldLabel(label),
            BlockSyntax block => FoldBlock(block),
            _ => [(StatementSyntax)base.Visit(statement)!],
        };
    }

    /// <summary>What is left of a statement that has to be one.</summary>
    private StatementSyntax Embed(StatementSyntax statement)
    {
        if (statement is BlockSyntax block && !HasOpenDirective(block))
            return (StatementSyntax)base.Visit(block)!;

        var folded = FoldStatement(statement, isLast: true);
        return folded.Count is 1 ? folded[0] : AsBlock(folded, statement);
    }

    private static BlockSyntax AsBlock(List<StatementSyntax> statements, StatementSyntax original)
    {
        var open = Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(Space);
        var close = Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(original.GetTrailingTrivia());
        var leading = original.GetLeadingTrivia();
        for (var index = 0; index < statements.Count; index++)
            statements[index] = statements[index].WithLeadingTrivia(index is 0 ? default : SyntaxTriviaList.Empty).WithTrailingTrivia(Space);

        return Block(open.WithLeadingTrivia(leading), List(statements), close);
    }

    private List<StatementSyntax> FoldBlock(BlockSyntax block)
    {
        var folded = (BlockSyntax)base.Visit(block)!;
        return folded.Statements.Count is 0 && block.Statements.Count > 0 && !Trivia.HasComment(folded.CloseBraceToken.LeadingTrivia) ? [] : [folded];
    }

    private List<StatementSyntax> FoldLabel(LabeledStatementSyntax label)
    {
        var inner = FoldStatement(label.Statement, isLast: false);
        if (inner.Count is 0)
            return [label.WithStatement(EmptyStatement().WithTrailingTrivia(label.GetTrailingTrivia()))];

        inner[0] = label.WithStatement(inner[0]);
        return inner;
    }

    private List<StatementSyntax> FoldDeclaration(LocalDeclarationStatementSyntax declaration)
    {
        var result = new List<StatementSyntax>();
        var kept = new List<VariableDeclaratorSyntax>();
        var variables = declaration.Declaration.Variables;
        var mayHoist = true;
        foreach (var variable in variables)
        {
            if (variable.Initializer is not { } initializer || !_affected.Contains(initializer))
            {
                // A declarator whose name is propagated has nothing else to be kept for.
                mayHoist &= variable.Initializer is null || _purity.IsStable(variable.Initializer.Value);
                kept.Add(variable);
                continue;
            }

            var value = Fold(initializer.Value);
            var isGone = _affected.IsPropagated(model.GetDeclaredSymbol(variable, cancellationToken));
            if (!value.Effects.IsEmpty && mayHoist && (value.IsKnown || value.Residual is not null))
                result.AddRange(value.Effects.Select(StatementOf.Effect));
            else if (!value.Effects.IsEmpty)
                isGone = false;

            if (isGone)
                continue;

            var left = value.Effects.IsEmpty || mayHoist && (value.IsKnown || value.Residual is not null)
                ? value.IsKnown ? Literals.Of(value.Constant!).WithTriviaFrom(initializer.Value) : value.Shape is 0 && value.NullableReceiver is null && value.Residual is { } residual ? residual.WithTriviaFrom(initializer.Value) : InPlace(value)
                : InPlace(value);
            if (left is ThrowExpressionSyntax thrown && variables.Count is 1)
                return Place(declaration, [.. result, ThrowStatement(thrown.Expression.WithLeadingTrivia(Space))]);

            kept.Add(variable.WithInitializer(initializer.WithValue(Unparenthesized(left, initializer.Value))));
            mayHoist = mayHoist && value.IsKnown;
        }

        if (kept.Count > 0)
            result.Add(declaration.WithDeclaration(declaration.Declaration.WithVariables(Separated(variables, kept))));

        return Place(declaration, result);
    }

    private List<StatementSyntax> FoldAssignment(ExpressionStatementSyntax statement, AssignmentExpressionSyntax assignment)
    {
        var value = Fold(assignment.Right);
        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" } discard && model.GetSymbolInfo(discard, cancellationToken).Symbol is IDiscardSymbol && value.Constant is not null)
            return Place(statement, value.Effects.Select(StatementOf.Effect));

        var target = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            // A member that holds nothing else needs no assignment: nobody reads it any more.
            if (value.IsKnown && known.Find(target) is not null && _purity.IsPure(assignment.Left))
                return Place(statement, value.Effects.Select(StatementOf.Effect));

            return FoldValue(statement, assignment.Right, folded => statement.WithExpression(assignment.WithLeft((ExpressionSyntax)Visit(assignment.Left)!).WithRight(folded)), value, _purity.IsPure(assignment.Left));
        }

        if (value is { IsKnown: true, Constant: bool constant, Effects.IsEmpty: true } && IsBoolean(assignment.Left) && _purity.IsPure(assignment.Left))
        {
            var (isNeutral, plain) = assignment.Kind() switch
            {
                SyntaxKind.AndAssignmentExpression => (constant, Literals.Of(false)),
                SyntaxKind.OrAssignmentExpression => (!constant, Literals.Of(true)),
                SyntaxKind.ExclusiveOrAssignmentExpression => (!constant, Negation.Of(assignment.Left.WithoutTrivia())),
                _ => (false, (ExpressionSyntax?)null),
            };
            if (isNeutral)
                return [];

            if (plain is not null)
            {
                var simple = AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, assignment.Left, Token(SyntaxKind.EqualsToken).WithTriviaFrom(assignment.OperatorToken), plain.WithTriviaFrom(assignment.Right));
                return [statement.WithExpression(simple).WithAdditionalAnnotations(plain is LiteralExpressionSyntax ? [Plain] : [])];
            }
        }

        return [(StatementSyntax)base.Visit(statement)!];
    }

    private List<StatementSyntax> FoldCallStatement(ExpressionStatementSyntax statement)
    {
        var value = Fold(statement.Expression);
        if (value.Constant is not null)
            return Place(statement, value.Effects.Select(StatementOf.Effect));

        if (value.Residual is { } residual && !StatementOf.IsAllowed(residual))
        {
            return residual is ThrowExpressionSyntax thrown
                ? Place(statement, [ThrowStatement(thrown.Expression.WithLeadingTrivia(Space))])
                : Place(statement, value.Effects.Append(residual).Select(StatementOf.Effect));
        }

        return FoldValue(statement, statement.Expression, folded => statement.WithExpression(folded), value);
    }

    /// <summary>A statement with one expression, before which its effects may stand.</summary>
    private List<StatementSyntax> FoldValue(StatementSyntax statement, ExpressionSyntax original, Func<ExpressionSyntax, StatementSyntax> rebuild, FoldedExpression? value = null, bool mayHoist = true)
    {
        value ??= Fold(original);
        if (value.IsUnchanged)
            return [rebuild(original)];

        var isPlain = value.Shape is Seaworthy.Flags.Reads.FlagReadShape.Value && value.NullableReceiver is null;
        if (!isPlain || (!mayHoist && !value.Effects.IsEmpty))
            return [rebuild(InPlace(value))];

        var left = value.IsKnown ? Literals.Of(value.Constant!) : value.Residual;
        if (left is null)
            return [rebuild(InPlace(value))];

        var last = left is ThrowExpressionSyntax thrown
            ? ThrowStatement(thrown.Expression.WithoutTrivia().WithLeadingTrivia(Space)).WithTriviaFrom(statement)
            : rebuild(Unparenthesized(left, original).WithTriviaFrom(original));
        return Place(statement, value.Effects.Select(StatementOf.Effect).Append(last));
    }

    /// <summary>Parentheses around the whole go where they came from a condition.</summary>
    private static ExpressionSyntax Unparenthesized(ExpressionSyntax left, ExpressionSyntax original) => original is ParenthesizedExpressionSyntax ? left : Literals.Bare(left).WithTriviaFrom(left);

    private List<StatementSyntax> FoldHeader(StatementSyntax statement, ExpressionSyntax header, Func<ExpressionSyntax, StatementSyntax, StatementSyntax> rebuild, StatementSyntax body)
    {
        var value = Fold(header);
        var newBody = (StatementSyntax)Visit(body)!;
        if (value.IsUnchanged)
            return [rebuild(header, newBody)];

        return value.Residual is { } residual
            ? Place(statement, value.Effects.Select(StatementOf.Effect).Append(rebuild(residual.WithTriviaFrom(header), newBody)))
            : [rebuild(InPlace(value), newBody)];
    }

    /// <summary>Several statements where one was: each on a line of its own if the one was.</summary>
    private static List<StatementSyntax> Place(StatementSyntax original, IEnumerable<StatementSyntax> statements)
    {
        var list = statements.ToList();
        var leading = original.GetLeadingTrivia();
        var trailing = original.GetTrailingTrivia();
        var startsLine = Trivia.HasLineBreak(original.GetFirstToken().GetPreviousToken().TrailingTrivia) || leading.Any(each => each.IsKind(SyntaxKind.EndOfLineTrivia)) || original.SpanStart is 0;
        var between = startsLine && Trivia.HasLineBreak(trailing) ? TriviaList(trailing.Last(each => each.IsKind(SyntaxKind.EndOfLineTrivia))) : TriviaList(Space);
        for (var index = 0; index < list.Count; index++)
        {
            list[index] = list[index]
                .WithLeadingTrivia(index is 0 ? leading : startsLine ? Trivia.IndentationOf(leading) : default)
                .WithTrailingTrivia(index == list.Count - 1 ? trailing : between);
        }

        return list;
    }

    /// <summary>Whether code for another configuration begins or ends within the statement.</summary>
    private static bool HasOpenDirective(StatementSyntax statement) =>
        statement is not BlockSyntax && statement.ContainsDirectives && statement.GetFirstToken().LeadingTrivia.All(each => !each.IsDirective)
        || (statement.ContainsDirectives && statement is not BlockSyntax && statement.DescendantTrivia().Any(each => each.IsDirective && each.SpanStart > statement.SpanStart));

    private StatementSyntax Leave(StatementSyntax statement)
    {
        _left.Add(statement);
        return statement;
    }
}
