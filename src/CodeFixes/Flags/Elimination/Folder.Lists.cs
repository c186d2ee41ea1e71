using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var statements = FoldList([.. node.Statements], out var rest);
        var close = node.CloseBraceToken;
        if (rest.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            close = close.WithLeadingTrivia(rest.AddRange(close.LeadingTrivia));

        return node.WithStatements(statements).WithCloseBraceToken(close);
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node) =>
        node.WithStatements(FoldList([.. node.Statements], out _)).WithLabels(List(node.Labels.Select(label => (SwitchLabelSyntax)base.Visit(label)!)));

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var globals = node.Members.OfType<GlobalStatementSyntax>().ToList();
        if (!globals.Exists(_affected.Contains))
            return base.VisitCompilationUnit(node);

        var folded = FoldList([.. globals.Select(global => global.Statement)], out var rest);
        var members = folded.Select(statement => (MemberDeclarationSyntax)GlobalStatement(statement)).ToList();
        foreach (var member in node.Members)
        {
            if (member is not GlobalStatementSyntax)
                members.Add((MemberDeclarationSyntax)Visit(member)!);
        }

        return node.WithMembers(List(members)).WithEndOfFileToken(node.EndOfFileToken.WithLeadingTrivia(rest.AddRange(node.EndOfFileToken.LeadingTrivia)));
    }

    /// <param name="rest">Comments that stood above statements that are gone, and are not about them.</param>
    private SyntaxList<StatementSyntax> FoldList(List<StatementSyntax> statements, out SyntaxTriviaList rest)
    {
        var result = new List<StatementSyntax>();
        var isReachable = true;
        var hasDropped = false;
        rest = default;
        for (var index = 0; index < statements.Count; index++)
        {
            var statement = statements[index];
            if (!isReachable && !IsKeptBehindEnd(statement, statements, index))
            {
                EndLine(result, statement);
                hasDropped = true;
                continue;
            }

            if (statement is LabeledStatementSyntax)
                isReachable = true;

            var folded = _affected.Contains(statement) ? FoldStatement(statement, IsLast(statements, index)) : [statement];
            if (folded.Count is 0)
            {
                rest = rest.AddRange(Trivia.NotAbout(statement.GetLeadingTrivia()));
                EndLine(result, statement);
                if (!Trivia.HasLineBreak(statement.GetTrailingTrivia()))
                    rest = rest.AddRange(Trivia.IndentationOf(statement.GetLeadingTrivia()));

                hasDropped = true;
                continue;
            }

            if (hasDropped && result.Count is 0)
                folded[0] = folded[0].WithLeadingTrivia(Trivia.WithoutBlankLines(folded[0].GetLeadingTrivia()));

            if (rest.Count > 0)
            {
                folded[0] = folded[0].WithLeadingTrivia(rest.AddRange(Trivia.WithoutBlankLines(folded[0].GetLeadingTrivia())));
                rest = default;
            }

            foreach (var each in folded)
            {
                if (Merge(result, each))
                    continue;

                result.Add(each);
            }

            var isChanged = folded.Count is not 1 || folded[0] != statement;
            if (isChanged && isReachable && statement is not LocalFunctionStatementSyntax && !Reachability.Completes(List(result)) && EndWasReachable(statement))
                isReachable = false;
        }

        if (result.Count > 0 && !statements.Contains(result[result.Count - 1]) && IsRedundantAtEnd(result[result.Count - 1], statements[0], result))
        {
            rest = rest.AddRange(Trivia.NotAbout(result[result.Count - 1].GetLeadingTrivia()));
            result.RemoveAt(result.Count - 1);
        }

        DropJumpsToNext(result);
        return List(result);
    }

    /// <summary>The last statement of a line takes its end along when it goes; then the one before is the last.</summary>
    private static void EndLine(List<StatementSyntax> before, StatementSyntax dropped)
    {
        if (before.Count > 0 && Trivia.HasLineBreak(dropped.GetTrailingTrivia()) && !Trivia.HasLineBreak(before[before.Count - 1].GetTrailingTrivia()))
            before[before.Count - 1] = before[before.Count - 1].WithTrailingTrivia(dropped.GetTrailingTrivia().Where(trivia => !Trivia.IsComment(trivia)));
    }

    /// <summary>A trailing <c>continue;</c> or <c>return;</c> that stood in a branch says nothing at the end of the body.</summary>
    private static bool IsRedundantAtEnd(StatementSyntax last, StatementSyntax original, List<StatementSyntax> all) => (last, BodyOwner(original)) switch
    {
        (ContinueStatementSyntax, CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax) => true,
        (YieldStatementSyntax { Expression: null }, BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) => all.Exists(each => each != last && each.DescendantNodesAndSelf().Any(node => node is YieldStatementSyntax)),
        (ReturnStatementSyntax { Expression: null }, BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax) => true,
        _ => false,
    };

    private static SyntaxNode? BodyOwner(StatementSyntax statement) => statement.Parent is BlockSyntax block ? block.Parent : statement.Parent;

    private static bool IsLast(List<StatementSyntax> statements, int index)
    {
        for (var next = index + 1; next < statements.Count; next++)
        {
            if (statements[next] is not LocalFunctionStatementSyntax)
                return false;
        }

        return true;
    }

    private bool EndWasReachable(StatementSyntax statement) =>
        model.AnalyzeControlFlow(statement) is { Succeeded: true, EndPointIsReachable: true, StartPointIsReachable: true };

    /// <summary>Local functions are called from above, and labels jumped to.</summary>
    private static bool IsKeptBehindEnd(StatementSyntax statement, List<StatementSyntax> statements, int index) => statement switch
    {
        LocalFunctionStatementSyntax function => IsNamedOutside(function.Identifier.ValueText, function, statements, index),
        LabeledStatementSyntax label => IsTarget(label, statements, index),
        _ => false,
    };

    private static bool IsNamedOutside(string name, LocalFunctionStatementSyntax function, List<StatementSyntax> statements, int index)
    {
        for (var before = 0; before < statements.Count; before++)
        {
            if (before != index && (before < index || statements[before] is LocalFunctionStatementSyntax)
                && statements[before].DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name))
            {
                return true;
            }
        }

        return function.Parent is GlobalStatementSyntax;
    }

    private static bool IsTarget(LabeledStatementSyntax label, List<StatementSyntax> statements, int index)
    {
        for (var before = 0; before < index; before++)
        {
            if (statements[before].DescendantNodesAndSelf().OfType<GotoStatementSyntax>().Any(jump => jump.Expression is IdentifierNameSyntax target && target.Identifier.ValueText == label.Identifier.ValueText))
                return true;
        }

        return false;
    }

    /// <summary>A jump to the statement behind it is no jump, and a label that nobody jumps to any more goes with the last jump.</summary>
    private static void DropJumpsToNext(List<StatementSyntax> statements)
    {
        for (var index = statements.Count - 2; index >= 0; index--)
        {
            if (statements[index] is not GotoStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } jump
                || statements[index + 1] is not LabeledStatementSyntax label
                || label.Identifier.ValueText != name)
            {
                continue;
            }

            statements[index + 1] = label.WithLeadingTrivia(jump.GetLeadingTrivia());
            statements.RemoveAt(index);
        }
    }

    /// <summary>An assignment that came of a fold, right behind the declaration of its variable, is its initial value.</summary>
    private bool Merge(List<StatementSyntax> before, StatementSyntax statement)
    {
        if (!statement.HasAnnotation(Plain)
            || statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment }
            || before.Count is 0)
        {
            return false;
        }

        if (before[before.Count - 1] is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax same } } earlier
            && earlier.HasAnnotation(Plain)
            && same.Identifier.ValueText == target.Identifier.ValueText)
        {
            before[before.Count - 1] = statement.WithLeadingTrivia(earlier.GetLeadingTrivia());
            return true;
        }

        if (before[before.Count - 1] is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
            || variables[0] is not { Initializer: { } initializer } variable
            || variable.Identifier.ValueText != target.Identifier.ValueText
            || !IsDroppable(initializer.Value))
        {
            return false;
        }

        before[before.Count - 1] = declaration.ReplaceNode(initializer.Value, assignment.Right.WithTriviaFrom(initializer.Value));
        return true;
    }

    private bool IsDroppable(ExpressionSyntax value) => value is LiteralExpressionSyntax || (value.SyntaxTree == model.SyntaxTree && _purity.IsPure(value));
}
