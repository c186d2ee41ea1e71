using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>
/// Runs a loop on paper: the attempt ends as told, variables that count and wait have their values, and all else is written
/// down as it comes. What the loop does after each failure and how it ends is then known, not guessed from its shape.
/// </summary>
internal sealed class LoopRehearsal
{
    private const int MostAttempts = 1000;

    private readonly RetryLoop _loop;
    private readonly LoopSite _site;
    private readonly LoopVariables _variables;
    private readonly LoopArithmetic _arithmetic;
    private readonly LoopConditions _conditions;
    private readonly CourseRecord _record;

    private LoopRehearsal(RetryLoop loop, LoopSite site, LoopVariables variables, Func<int, Outcome> outcome, long bound, Func<ExpressionSyntax, object?>? assume, CancellationToken cancellationToken)
    {
        _loop = loop;
        _site = site;
        _variables = variables;
        _arithmetic = new LoopArithmetic(loop.Model, new LoopValues(), cancellationToken)
        {
            Bound = loop.Limit.Bound is { } expression ? (expression, bound) : null,
            Assume = expression => Assume(expression) is { } known ? known : assume?.Invoke(expression),
        };
        _record = new CourseRecord(outcome, _arithmetic);
        _conditions = new LoopConditions(loop, variables, _arithmetic, _record);
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
        Throw,
        Propagate,
        Endless,

        /// <summary>Something came that can't be followed.</summary>
        Lost,
    }

    public static Course? Run(RetryLoop loop, LoopSite site, LoopVariables variables, Func<int, Outcome> outcome, CancellationToken cancellationToken, long bound = 4, Func<ExpressionSyntax, object?>? assume = null)
    {
        var rehearsal = new LoopRehearsal(loop, site, variables, outcome, bound, assume, cancellationToken);
        variables.Initialize(rehearsal._arithmetic);
        EndingKind? ending = rehearsal.RunLoop() switch
        {
            Flow.Next => EndingKind.Leaves,
            Flow.Return => EndingKind.Returns,
            Flow.Throw => EndingKind.Throws,
            Flow.Propagate => EndingKind.Propagates,
            Flow.Endless => EndingKind.None,
            _ => null,
        };

        return ending is { } kind ? rehearsal._record.ToCourse(kind) : null;
    }

    private bool? Assume(ExpressionSyntax expression)
    {
        if (expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" })
            return null;

        _record.TestsToken = true;
        return false;
    }

    private Flow RunLoop()
    {
        switch (_loop.Syntax)
        {
            case ForStatementSyntax loop:
                foreach (var declarator in loop.Declaration?.Variables ?? default)
                    Declare(declarator);

                foreach (var initializer in loop.Initializers)
                    _arithmetic.Evaluate(initializer);

                return Repeat(loop.Condition, [loop.Statement], loop.Incrementors, testsFirst: true);

            case WhileStatementSyntax loop:
                return Repeat(loop.Condition, [loop.Statement], default, testsFirst: true);

            case DoStatementSyntax loop:
                return Repeat(loop.Condition, [loop.Statement], default, testsFirst: false);

            case LabeledStatementSyntax:
                return Repeat(condition: null, _site.Region.ToList(), default, testsFirst: true, fallsThrough: true);

            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                return Repeat(condition: null, _site.Region.ToList(), default, testsFirst: true, fallsThrough: true);

            case ForEachStatementSyntax loop:
                return RunForEach(loop);

            default:
                return Flow.Lost;
        }
    }

    private Flow RunForEach(ForEachStatementSyntax loop)
    {
        if (_loop.Model.GetDeclaredSymbol(loop) is not { } variable || ForEachValues.Find(loop, _loop.Model, _arithmetic) is not { } values)
            return Flow.Lost;

        foreach (var value in values)
        {
            _arithmetic.Values[variable] = value;
            _record.BeginRound();
            var flow = RunAll([loop.Statement]);
            if (flow is Flow.Break)
                return Flow.Next;

            if (flow is not (Flow.Next or Flow.Continue))
                return flow;
        }

        return Flow.Next;
    }

    /// <summary>The next attempt of a method that calls itself: its parameters have new values.</summary>
    private Flow Call(InvocationExpressionSyntax call)
    {
        if (SelfCall.OmitsArgument(_loop, call))
            return Flow.Lost;

        var changes = SelfCall.Changes(_loop, call).Select(change => (change.Parameter, Value: _arithmetic.Evaluate(change.Value))).ToList();
        foreach (var (parameter, value) in changes)
            _arithmetic.Values[parameter] = value;

        return changes.Exists(change => change.Value is null) ? Flow.Lost : Flow.Continue;
    }

    private Flow Repeat(ExpressionSyntax? condition, IReadOnlyList<StatementSyntax> body, SeparatedSyntaxList<ExpressionSyntax> incrementors, bool testsFirst, bool fallsThrough = false)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (condition is not null && (testsFirst || !isFirst))
            {
                switch (_conditions.Test(condition).Value)
                {
                    case null:
                        return Flow.Lost;
                    case false:
                        return Flow.Next;
                }
            }

            if (_record.Attempts > MostAttempts)
                return Flow.Endless;

            _record.BeginRound();
            var flow = RunAll(body);
            if (flow is Flow.Break || (flow is Flow.Next && fallsThrough))
                return Flow.Next;

            if (flow is not (Flow.Next or Flow.Continue))
                return flow;

            foreach (var incrementor in incrementors)
                _arithmetic.Evaluate(incrementor);
        }
    }

    private Flow RunAll(IReadOnlyList<StatementSyntax> statements)
    {
        for (var index = 0; index < statements.Count; index++)
        {
            var isAttempt = _loop.Try is null && _loop.ResultCheck is { Attempt: { IsEmpty: false } attempt } && attempt[0] == statements[index];
            if (isAttempt)
            {
                _record.BeginAttempt();
                index += _loop.ResultCheck!.Attempt.Length - 1;
                _record.EndAttempt();
                continue;
            }

            var flow = Run(statements[index], index + 1 < statements.Count ? statements[index + 1] : null);
            if (flow is not Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    private Flow Run(StatementSyntax statement, StatementSyntax? next)
    {
        if (SelfCall.Find(_loop, statement, next) is { } call)
            return Call(call);

        switch (statement)
        {
            case LabeledStatementSyntax labeled when labeled == _loop.Syntax:
                return Run(labeled.Statement, next);

            case BlockSyntax block:
                return RunAll(block.Statements);

            case TryStatementSyntax attempt when attempt == _loop.Try:
                return RunAttempt(attempt);

            case IfStatementSyntax branch:
                return RunIf(branch, next);

            case EmptyStatementSyntax:
                return Flow.Next;

            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration when !_variables.Waits(declaration):
                foreach (var declarator in declaration.Declaration.Variables)
                    Declare(declarator);

                _record.Add(declaration);
                return Flow.Next;

            case ExpressionStatementSyntax { Expression: var expression } when _variables.IsBookkeeping(expression):
                var value = _arithmetic.Evaluate(expression);
                if (value is null)
                    _record.Add(statement);

                return Flow.Next;

            case ExpressionStatementSyntax when _variables.FindWait(statement) is { } wait:
                _record.Steps.Add(new Step(statement, _arithmetic.Values.Copy(), wait, wait.Duration is null ? null : _arithmetic.Evaluate(wait.Duration)));
                return Flow.Next;

            case BreakStatementSyntax:
                return Flow.Break;

            case ContinueStatementSyntax:
                return Flow.Continue;

            case GotoStatementSyntax { Expression: IdentifierNameSyntax target } when _loop.Syntax is LabeledStatementSyntax label && target.Identifier.ValueText == label.Identifier.ValueText:
                return Flow.Continue;

            case ReturnStatementSyntax:
                _record.Last = statement;
                return Flow.Return;

            case ThrowStatementSyntax { Expression: null }:
                _record.Last = statement;
                return Flow.Propagate;

            case ThrowStatementSyntax:
                _record.Last = statement;
                return Flow.Throw;

            default:
                if (!_variables.IsOpaque(statement))
                    return Flow.Lost;

                _record.Add(statement);
                return Flow.Next;
        }
    }

    private void Declare(VariableDeclaratorSyntax declarator)
    {
        if (_loop.Model.GetDeclaredSymbol(declarator) is { } symbol)
            _arithmetic.Values[symbol] = declarator.Initializer is { Value: var value } ? _arithmetic.Evaluate(value) : null;
    }

    private Flow RunIf(IfStatementSyntax branch, StatementSyntax? next)
    {
        var test = _conditions.Test(branch.Condition);
        if (test.Value is { } value)
            return value ? Run(branch.Statement, next: null) : branch.Else is null ? Flow.Next : Run(branch.Else.Statement, next: null);

        if (_variables.IsOpaque(branch))
        {
            _record.Add(branch);
            return Flow.Next;
        }

        // An exception that isn't worth another attempt goes on its way before anything else has happened.
        if (test.Open is null || _record.Failure is null || _record.Steps.Count > 0)
            return Flow.Lost;

        if (IsRethrow(branch.Statement))
        {
            _record.Failure.Gates.Add(new Gate(test.Open, IsNegated: !test.IsNegated));
            return branch.Else is null ? Flow.Next : Run(branch.Else.Statement, next: null);
        }

        if (branch.Else is { Statement: var otherwise } ? !IsRethrow(otherwise) : next is null || !IsRethrow(next))
            return Flow.Lost;

        _record.Failure.Gates.Add(new Gate(test.Open, test.IsNegated));
        return Run(branch.Statement, next: null);
    }

    private static bool IsRethrow(StatementSyntax statement) =>
        statement is ThrowStatementSyntax { Expression: null } || statement is BlockSyntax { Statements: { Count: 1 } only } && only[0] is ThrowStatementSyntax { Expression: null };

    private Flow RunAttempt(TryStatementSyntax attempt)
    {
        _record.BeginAttempt();
        var statements = attempt.Block.Statements;
        var index = 0;
        for (; index < statements.Count && statements[index] is ExpressionStatementSyntax { Expression: var expression } && _variables.IsCount(expression); index++)
            _arithmetic.Evaluate(expression);

        if (_record.Current.Handler is { } handler)
        {
            _record.EndAttempt();
            return RunHandler(attempt, handler);
        }

        _record.EndAttempt();
        var hasChecked = _loop.ResultCheck?.Statement is null;
        for (; index < statements.Count; index++)
        {
            var statement = statements[index];
            hasChecked |= statement == _loop.ResultCheck?.Statement;
            var isOwn = (hasChecked && _loop.ResultCheck?.Statement is not null)
                || statement is BreakStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax
                || (statement is ExpressionStatementSyntax { Expression: var expression } && _variables.IsBookkeeping(expression));
            if (!isOwn)
            {
                if (index + 1 < statements.Count || !ReturnsAlways(attempt.Block))
                    continue;

                _record.Last = statement;
                return Flow.Return;
            }

            var before = _record.Steps.Count;
            var flow = Run(statement, index + 1 < statements.Count ? statements[index + 1] : null);
            if (!hasChecked || _loop.ResultCheck?.Statement is null)
                _record.Steps.RemoveRange(before, _record.Steps.Count - before);

            if (flow is not Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    /// <summary>Whether the attempt ends in a statement all of whose ways end in <c>return</c>.</summary>
    private bool ReturnsAlways(BlockSyntax block) =>
        _loop.Model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false, ReturnStatements.IsEmpty: false } flow
        && flow.ExitPoints.All(exit => exit is ReturnStatementSyntax);

    private Flow RunHandler(TryStatementSyntax attempt, FailureHandler handler)
    {
        var clauses = attempt.Catches;
        for (var index = clauses.IndexOf(handler.Syntax); index < clauses.Count; index++)
        {
            var candidate = _loop.Handlers.FirstOrDefault(other => other.Syntax == clauses[index]);
            if (candidate is null || (candidate != handler && !IsBase(candidate.Exception, handler.Exception)))
                continue;

            // Whether a filter on the exception of another clause matches isn't known.
            if (candidate != handler && !candidate.FilterBesidesCounter.IsEmpty)
                return Flow.Lost;

            switch (_conditions.Matches(candidate))
            {
                case null:
                    return Flow.Lost;
                case false:
                    continue;
            }

            if (candidate.Variable is not null)
                _arithmetic.Values[candidate.Variable] = LoopValues.Thrown;

            return Run(candidate.Syntax.Block, next: null);
        }

        return Flow.Propagate;
    }

    private static bool IsBase(ITypeSymbol? type, ITypeSymbol? of)
    {
        for (; of is not null; of = of.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, of))
                return true;
        }

        return false;
    }
}
