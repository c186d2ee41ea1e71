using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>
/// Runs a loop on paper: the attempt ends as told, variables that count and wait have their values, and all else is written
/// down as it comes. What the loop does after each failure and how it ends is then known, not guessed from its shape.
/// </summary>
internal sealed partial class LoopRehearsal
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
}
