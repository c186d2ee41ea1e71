using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <content>What makes the loop go round: its head, its jump, its call of itself.</content>
internal sealed partial class LoopRehearsal
{
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
            if (testsFirst)
                _record.BeginRound();

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

            if (!testsFirst)
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
}
