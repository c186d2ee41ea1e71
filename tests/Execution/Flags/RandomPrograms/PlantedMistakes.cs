using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>What removers of flags get wrong, one mistake at a time.</summary>
internal static class PlantedMistakes
{
    public static IReadOnlyDictionary<string, Func<SyntaxNode, SyntaxNode>> All { get; } = new Dictionary<string, Func<SyntaxNode, SyntaxNode>>
    {
        ["drops what stands before '&& false'"] = node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } right } ? right : node,
        ["drops what stands before '|| true'"] = node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } right } ? right : node,
        ["evaluates what 'true ||' keeps from it"] = node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression, Left: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } } or ? SyntaxFactory.ParseExpression($"({or.Right} | true)") : node,
        ["takes '!=' for '=='"] = node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal ? SyntaxFactory.ParseExpression($"{unequal.Left} == {unequal.Right}") : node,
        ["takes the other branch"] = node => node is IfStatementSyntax { Condition: LiteralExpressionSyntax literal, Else: not null } choice ? choice.WithCondition(SyntaxFactory.ParseExpression(literal.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true")) : node,
        ["loses an else"] = node => node is IfStatementSyntax { Condition: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression }, Else: not null } choice ? choice.WithElse(null) : node,
        ["takes the type of the branch for that of the choice"] = node => node is ConditionalExpressionSyntax { Condition: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } } choice ? choice.WhenTrue : node,
        ["disposes later"] = node => node is BlockSyntax { Statements: [UsingStatementSyntax { Declaration: null, Expression: { } opened, Statement: BlockSyntax body } only] } block
            ? block.WithStatements(SyntaxFactory.List<StatementSyntax>([.. body.Statements, SyntaxFactory.ParseStatement($"using ({opened}) {{ }}")]))
            : node,
        ["forgets a compound assignment"] = node => node is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.ExclusiveOrAssignmentExpression } } ? SyntaxFactory.ParseStatement(";") : node,
        ["drops the end of a loop"] = node => node is IfStatementSyntax { Statement: BreakStatementSyntax, Else: null } ? SyntaxFactory.ParseStatement(";") : node,
        ["loses a case"] = node => node is SwitchSectionSyntax { Labels: [CasePatternSwitchLabelSyntax { WhenClause.Condition: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } } label] } section
            ? section.WithLabels([label.WithWhenClause(SyntaxFactory.WhenClause(SyntaxFactory.ParseExpression("n > 5")).WithLeadingTrivia(SyntaxFactory.Space))])
            : node,
    };
}
