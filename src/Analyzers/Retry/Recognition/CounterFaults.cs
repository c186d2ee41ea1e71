using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Tells why a counter does not count.</summary>
internal static class CounterFaults
{
    public static CounterFault Find(ISymbol symbol, SyntaxNode comparison, long step, VariableDeclaratorSyntax? declaration, RegionFacts region, WalkLog log)
    {
        // Only a local belongs to this loop alone, and only one that no lambda shares.
        if (!log.IsEndless || step is not 0 || symbol is not ILocalSymbol || declaration is null || !IsGuard(comparison, region) || IsShared(symbol, region))
            return CounterFault.None;

        if (region.Region.Syntax is not ForStatementSyntax && region.Contains(declaration))
            return FindAdvance(symbol, region) is null ? CounterFault.None : CounterFault.Restarts;

        return FindAdvance(symbol, region) is { } advance
            ? IsSetBack(symbol, region) ? CounterFault.Restarts : region.Try?.Block.Span.Contains(advance.Span) is true || IsBehindTry(advance, region) ? CounterFault.AdvancesOnSuccessOnly : CounterFault.None
            : CounterFault.NeverAdvances;
    }

    /// <summary>The expression that advances the variable.</summary>
    public static ExpressionSyntax? FindAdvance(ISymbol symbol, RegionFacts region)
    {
        foreach (var operation in region.Operations())
        {
            var found = operation switch
            {
                IIncrementOrDecrementOperation increment when Refers(increment.Target, symbol) => increment.Syntax,
                ICompoundAssignmentOperation compound when Refers(compound.Target, symbol) => compound.Syntax,
                ISimpleAssignmentOperation { Value: var value } assignment when Refers(assignment.Target, symbol) && Unwrapped(value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum && (Refers(sum.LeftOperand.Unwrap(), symbol) || Refers(sum.RightOperand.Unwrap(), symbol)) => assignment.Syntax,
                _ => null,
            };

            if (found is ExpressionSyntax expression)
                return expression;
        }

        return null;
    }

    /// <summary>Whether the loop would be left if the comparison turned out the other way.</summary>
    private static bool IsGuard(SyntaxNode comparison, RegionFacts region)
    {
        for (var node = comparison; node is not null && region.Contains(node); node = node.Parent)
        {
            if (node is CatchFilterClauseSyntax || node == region.Region.Condition)
                return true;

            if (node is StatementSyntax)
                return node is IfStatementSyntax choice && choice.Condition.Span.Contains(comparison.Span) && (Leaves(choice.Statement) || (choice.Else is { Statement: var otherwise } && Leaves(otherwise)));
        }

        return false;
    }

    private static bool Leaves(StatementSyntax statement)
    {
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax or GotoStatementSyntax)
                return true;
        }

        return false;
    }

    private static IOperation Unwrapped(IOperation value) => value.Unwrap() is IConversionOperation { Operand: var operand } ? operand.Unwrap() : value.Unwrap();

    private static bool IsSetBack(ISymbol symbol, RegionFacts region)
    {
        foreach (var operation in region.Operations())
        {
            if (operation is ISimpleAssignmentOperation { Value.ConstantValue.HasValue: true } assignment && Refers(assignment.Target, symbol))
                return true;
        }

        return false;
    }

    private static bool IsBehindTry(SyntaxNode advance, RegionFacts region) => region.Try is { } attempt && advance.SpanStart > attempt.Span.End;

    private static bool IsShared(ISymbol symbol, RegionFacts region)
    {
        foreach (var operation in region.Operations())
        {
            if (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument && Refers(argument.Value, symbol))
                return true;
        }

        foreach (var node in region.Region.Function.DescendantNodes())
        {
            if (node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                continue;

            foreach (var token in node.DescendantTokens())
            {
                if (token.ValueText == symbol.Name)
                    return true;
            }
        }

        return false;
    }

    private static bool Refers(IOperation operation, ISymbol symbol) =>
        operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol);
}
