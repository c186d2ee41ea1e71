using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The catch clauses around a pipeline: what the loop did after the last failure, and with exceptions that it did not retry.</summary>
internal sealed class OuterCatches
{
    private readonly RehearsedLoop _rehearsed;
    private readonly CodeStyle _style;
    private readonly PipelineToken _token;
    private readonly FailurePredicates _predicates;
    private readonly Aftermath _aftermath;
    private readonly List<Func<string, string>> _clauses = [];

    private OuterCatches(RehearsedLoop rehearsed, CodeStyle style, PipelineToken token, FailurePredicates predicates, Aftermath aftermath) =>
        (_rehearsed, _style, _token, _predicates, _aftermath) = (rehearsed, style, token, predicates, aftermath);

    public bool IsEmpty => _clauses.Count is 0;

    public static OuterCatches? Create(RehearsedLoop rehearsed, CodeStyle style, PipelineToken token, FailurePredicates predicates, Aftermath aftermath, CancellationToken cancellationToken)
    {
        var outer = new OuterCatches(rehearsed, style, token, predicates, aftermath);
        if (rehearsed.Loop.Try is not { } attempt)
            return outer;

        var rethrown = new List<ITypeSymbol>();
        foreach (var clause in attempt.Catches)
        {
            var path = rehearsed.Paths.FirstOrDefault(path => path.Handler?.Syntax == clause);
            var isFine = path is null ? outer.AddOther(clause, rethrown) : outer.AddHandler(path, rethrown, cancellationToken);
            if (!isFine)
                return null;
        }

        return outer;
    }

    public string Print(string indentation) => string.Concat(_clauses.Select(clause => clause(indentation)));

    /// <summary>A clause that only leaves the loop stays as it is.</summary>
    private bool AddOther(CatchClauseSyntax clause, List<ITypeSymbol> rethrown)
    {
        if (clause.Block.Statements is { Count: 1 } only && only[0] is ThrowStatementSyntax { Expression: null })
            return _clauses.Count is 0 || !FailurePredicates.CatchesCancellation(TypeOf(clause));

        var statements = clause.Block.Statements.ToList();
        var leaves = statements.Count > 0 && statements[statements.Count - 1] is BreakStatementSyntax;
        if (leaves)
            statements.RemoveAt(statements.Count - 1);

        var isEndReached = leaves || statements.Count is 0 || statements[statements.Count - 1] is not (ReturnStatementSyntax or ThrowStatementSyntax);
        if ((isEndReached && (!leaves || _rehearsed.Success.Ending is not EndingKind.Leaves || !_aftermath.Consumed.IsEmpty || _rehearsed.Success.Tail.Count > 0))
            || statements.Exists(statement => statement.DescendantNodesAndSelf().Any(node => node is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax && LoopVariables.Jumps(node, statement)))
            || _rehearsed.Variables.ReadsChanging(clause)
            || clause.ContainsDirectives
            || rethrown.Exists(type => clause.Declaration is null || FailurePredicates.IsDerived(type, TypeOf(clause)!))
            || (_token.EndsPause && FailurePredicates.CatchesCancellation(TypeOf(clause)) && !IsRethrowing(statements)))
        {
            return false;
        }

        var header = "catch" + (clause.Declaration is null ? "" : " " + clause.Declaration.WithoutTrivia()) + (clause.Filter is null ? "" : " " + clause.Filter.WithoutTrivia());
        _clauses.Add(indentation => Clause(header, CodePrinter.Print(statements, new Dictionary<SyntaxNode, string>(), indentation + _style.Unit, _style.EndOfLine), indentation));
        return true;
    }

    /// <summary>A cancellation during the pause did not come through this clause.</summary>
    private static bool IsRethrowing(List<StatementSyntax> statements) => statements.Count is 1 && statements[0] is ThrowStatementSyntax { Expression: null };

    private ITypeSymbol? TypeOf(CatchClauseSyntax clause) => clause.Declaration is null ? _rehearsed.Paths[0].Handler?.Exception : _rehearsed.Loop.Model.GetTypeInfo(clause.Declaration.Type).Type;

    private bool AddHandler(FailurePath path, List<ITypeSymbol> rethrown, CancellationToken cancellationToken)
    {
        var handler = path.Handler!;
        if (path.Last is null)
            return true;

        var further = new List<StatementSyntax>();
        if (path.Ending is EndingKind.Leaves)
            further.AddRange(_aftermath.Moved);
        else if (path.Statement is not null)
            further.Add(path.Statement);

        if (FailureEffects.OfLast(_rehearsed, path, _token, further, new LastNumbers(_rehearsed, path, cancellationToken).Find) is not { } effects)
            return false;

        var goesOn = path.Ending is EndingKind.Propagates || ThrowsIt(further, effects);
        if (goesOn && effects.Statements.Length == further.Count)
        {
            // A clause further down would catch what this one throws on; in the loop it did not.
            if (path.Statement is not null)
                rethrown.Add(handler.Exception!);

            return true;
        }

        if (rethrown.Exists(type => FailurePredicates.IsDerived(type, handler.Exception!)))
            return false;

        if (path.Ending is EndingKind.Leaves && _aftermath.Moved.IsEmpty && _rehearsed.Success.Tail.Count > 0)
            return false;

        var replacements = new Dictionary<SyntaxNode, string>(effects.Replacements);
        var condition = _predicates.Filter(path, variable: null);
        var needsGuard = FailurePredicates.CatchesCancellation(handler.Exception) && _token.Text is not null && condition?.Contains(_predicates.IsNot(_predicates.Variable(path), "OperationCanceledException")) is not true;
        var variable = _predicates.Variable(path);
        if (needsGuard)
        {
            var guard = _predicates.IsNot(variable, "OperationCanceledException") + " || !" + _token.Text + ".IsCancellationRequested";
            condition = condition is null ? guard : Parenthesize(condition) + " && (" + guard + ")";
        }

        foreach (var use in effects.ExceptionUses)
            AddException(use, variable, replacements);

        var isNamed = effects.ExceptionUses.Length > 0 || condition is not null;
        var declaration = handler.Syntax.Declaration is null && condition is null ? "" : " (" + _style.TypeName(handler.Exception!) + (isNamed ? " " + variable : "") + ")";
        var header = "catch" + declaration + (condition is null ? "" : " when (" + condition + ")");
        var statements = goesOn && path.Ending is EndingKind.Throws ? effects.Statements.RemoveAt(effects.Statements.Length - 1) : effects.Statements;
        _clauses.Add(indentation =>
        {
            var inner = indentation + _style.Unit;
            var body = CodePrinter.Print(statements, replacements, inner, _style.EndOfLine) + (statements.Length < effects.Statements.Length ? inner + "throw;" + _style.EndOfLine : "");
            return Clause(header, body, indentation);
        });

        return true;
    }

    private static string Parenthesize(string condition) =>
        SyntaxFactory.ParseExpression(condition) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or ConditionalExpressionSyntax ? "(" + condition + ")" : condition;

    /// <summary>Whether the end is that the exception itself is thrown on.</summary>
    private static bool ThrowsIt(List<StatementSyntax> further, FailureEffects effects) =>
        further.Count > 0
        && further[further.Count - 1] is ThrowStatementSyntax { Expression: { } thrown }
        && thrown.Unwrap() is IdentifierNameSyntax name
        && effects.ExceptionUses.Contains(name);

    /// <summary>The variable that kept the exception may have been null; the one of a catch clause never is.</summary>
    private static void AddException(IdentifierNameSyntax use, string variable, Dictionary<SyntaxNode, string> replacements)
    {
        ExpressionSyntax expression = use;
        if (use.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed)
            expression = suppressed;

        if (expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback && fallback.Left == expression)
            expression = fallback;

        replacements[expression] = variable;
    }

    private string Clause(string header, string body, string indentation)
    {
        var end = _style.EndOfLine;
        var open = _style.BreaksBeforeBrace ? end + indentation + "{" + end : " {" + end;
        return indentation + header + open + body + indentation + "}" + end;
    }
}
