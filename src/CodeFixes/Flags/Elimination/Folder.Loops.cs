using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private List<StatementSyntax> FoldWhile(WhileStatementSyntax loop)
    {
        var condition = Fold(loop.Condition);
        if (condition is { IsKnown: true, Constant: false })
            return Place(loop, condition.Effects.Select(StatementOf.Effect));

        return [loop.WithCondition(LoopCondition(condition)).WithStatement((StatementSyntax)Visit(loop.Statement)!)];
    }

    private List<StatementSyntax> FoldDo(DoStatementSyntax loop, bool isLast)
    {
        var condition = Fold(loop.Condition);
        var body = (StatementSyntax)Visit(loop.Statement)!;
        if (condition is { IsKnown: true, Constant: false, Effects.IsEmpty: true } && !Reachability.HasJump(body))
            return Splice(loop, loop.Statement, ImmutableArray<ExpressionSyntax>.Empty, isLast);

        return [loop.WithCondition(LoopCondition(condition)).WithStatement(body)];
    }

    private List<StatementSyntax> FoldFor(ForStatementSyntax loop)
    {
        var changed = (ForStatementSyntax)base.VisitForStatement(loop)!;
        if (changed.Statement != loop.Statement && changed.Incrementors.Count > 0 && !Reachability.Completes(changed.Statement) && !Reachability.HasContinue(changed.Statement) && BodyCompleted(loop))
            changed = changed.WithIncrementors(default);

        if (loop.Condition is null || Fold(loop.Condition) is not { IsKnown: true, Constant: bool isTrue, Effects.IsEmpty: true })
            return [changed];

        if (isTrue)
            return [changed.WithCondition(null)];

        var isPure = loop.Initializers.Count is 0
            && (loop.Declaration is null || loop.Declaration.Variables.All(variable => variable.Initializer is null || _purity.IsPure(variable.Initializer.Value)));
        return isPure ? [] : [Leave(loop)];
    }

    private bool BodyCompleted(ForStatementSyntax loop) => model.AnalyzeControlFlow(loop.Statement) is { Succeeded: true, EndPointIsReachable: true } || Reachability.HasContinue(loop.Statement);

    /// <summary>What is asked on every turn stays in the condition, effects too.</summary>
    private ExpressionSyntax LoopCondition(FoldedExpression condition) =>
        condition.IsUnchanged ? condition.Original
        : condition.Effects.IsEmpty && condition.Residual is { } residual ? Literals.Bare(residual).WithTriviaFrom(condition.Original)
        : InPlace(condition);

    private List<StatementSyntax> FoldTry(TryStatementSyntax attempt, bool isLast)
    {
        var block = (BlockSyntax)Visit(attempt.Block)!;
        var catches = new List<CatchClauseSyntax>();
        foreach (var clause in attempt.Catches)
        {
            var filter = clause.Filter is { } when && _affected.Contains(when) ? Fold(when.FilterExpression) : null;
            if (filter is { IsKnown: true, Constant: false, Effects.IsEmpty: true })
                continue;

            if (catches.Exists(earlier => earlier.Filter is null && TakesAllOf(earlier, clause)))
                continue;

            var changed = clause.WithBlock((BlockSyntax)Visit(clause.Block)!);
            if (filter is { IsKnown: true, Constant: true, Effects.IsEmpty: true })
                changed = changed.WithFilter(null).WithDeclaration(changed.Declaration?.WithTrailingTrivia(clause.Filter!.GetTrailingTrivia()));
            else if (filter is { IsUnchanged: false })
                changed = changed.WithFilter(clause.Filter!.WithFilterExpression(InPlace(filter)));

            catches.Add(changed);
        }

        var end = attempt.Finally is { } last ? (FinallyClauseSyntax)Visit(last)! : null;
        if (catches.Count is 0 && end is null)
            return Splice(attempt, attempt.Block, ImmutableArray<ExpressionSyntax>.Empty, isLast);

        var result = attempt.WithBlock(block).WithCatches(List(catches)).WithFinally(end);
        return [catches.Count == attempt.Catches.Count ? result : result.WithTrailingTrivia(attempt.GetTrailingTrivia())];
    }

    private bool TakesAllOf(CatchClauseSyntax earlier, CatchClauseSyntax later)
    {
        // Both as they were written: the clauses keep the types of the original.
        var first = earlier.Declaration is { } declared ? model.GetSpeculativeTypeInfo(later.SpanStart, declared.Type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type : null;
        var second = later.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type, cancellationToken).Type : null;
        if (first is null)
            return earlier.Declaration is null;

        return second is not null && model.Compilation.ClassifyConversion(second, first) is { IsImplicit: true };
    }
}
