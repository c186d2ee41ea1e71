using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The variables that a loop changes from attempt to attempt, and what its statements do with them.</summary>
internal sealed class LoopVariables
{
    private readonly RetryLoop _loop;
    private readonly LoopSite _site;
    private readonly HashSet<ISymbol> _changing = new(SymbolEqualityComparer.Default);
    private readonly CancellationToken _cancellationToken;

    public LoopVariables(RetryLoop loop, LoopSite site, CancellationToken cancellationToken)
    {
        (_loop, _site, _cancellationToken) = (loop, site, cancellationToken);
        foreach (var target in site.Region.SelectMany(statement => statement.DescendantNodes()).Select(FindTarget))
        {
            if (target is not null && Find(target) is (ILocalSymbol or IParameterSymbol) and var symbol && !IsDeclaredInAttempt(symbol))
                _changing.Add(symbol);
        }

        AddImplicit();
    }

    private void AddImplicit()
    {
        if (_loop.Syntax is ForEachStatementSyntax each && _loop.Model.GetDeclaredSymbol(each, _cancellationToken) is { } variable)
            _changing.Add(variable);

        foreach (var call in _loop.Shape is RetryShape.Recursion ? _site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<StatementSyntax>() : [])
        {
            if (SelfCall.Find(_loop, call, next: null) is { } invocation)
                _changing.UnionWith(SelfCall.Changes(_loop, invocation).Select(change => change.Parameter));
        }
    }

    public IReadOnlyCollection<ISymbol> Changing => _changing;

    public ISymbol? Find(SyntaxNode node) => _loop.Model.GetSymbolInfo(node, _cancellationToken).Symbol;

    public bool IsChanging(ISymbol? symbol) => symbol is not null && _changing.Contains(symbol);

    /// <summary>Gives the variables the values that they have when the loop begins.</summary>
    public void Initialize(LoopArithmetic arithmetic)
    {
        var bound = _loop.Limit.Bound is IdentifierNameSyntax name ? Find(name) : null;
        foreach (var declarator in _loop.Function.DescendantNodes().OfType<VariableDeclaratorSyntax>().TakeWhile(declarator => declarator.SpanStart < _site.Siblings[_site.First].SpanStart))
        {
            if (declarator.Initializer is { Value: var value }
                && _loop.Model.GetDeclaredSymbol(declarator, _cancellationToken) is ILocalSymbol local
                && !IsWrittenOutside(local)
                && arithmetic.Evaluate(value) is { } known)
            {
                arithmetic.Values[local] = known;
            }
        }

        foreach (var symbol in _changing)
        {
            if (!arithmetic.Values.Knows(symbol))
                arithmetic.Values[symbol] = symbol.Equals(bound, SymbolEqualityComparer.Default) && arithmetic.Bound is { } limit ? limit.Value : null;
        }
    }

    /// <summary>Whether the expression does nothing but set a variable that changes.</summary>
    public bool IsBookkeeping(ExpressionSyntax expression) =>
        FindTarget(expression) is { } target && IsChanging(Find(target)) && (expression is not AssignmentExpressionSyntax { Right: var right } || !HasSideEffect(right));

    /// <summary>Whether the expression counts: <c>attempt++</c>, <c>attempt += 1</c>.</summary>
    public bool IsCount(ExpressionSyntax expression) =>
        IsBookkeeping(expression) && expression is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression };

    public WaitCall? FindWait(StatementSyntax statement) => _loop.Pause.Waits.FirstOrDefault(wait => wait.Statement == statement);

    public bool Waits(SyntaxNode node) => _loop.Pause.Waits.Any(wait => node.Span.Contains(wait.Syntax.Span));

    public bool ReadsChanging(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => IsChanging(Find(name)));

    public static bool HasSideEffect(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax || FindTarget(node) is not null);

    /// <summary>Whether the statement runs as a whole and goes on behind itself, and leaves the loop's variables alone.</summary>
    public bool IsOpaque(StatementSyntax statement) =>
        !Waits(statement)
        && (_loop.Try is null || !statement.Span.Contains(_loop.Try.Span))
        && statement is not (LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or LocalFunctionStatementSyntax)
        && !statement.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => Jumps(node, statement))
        && !statement.DescendantNodes().Any(node => FindTarget(node) is { } target && IsChanging(Find(target)));

    /// <summary>Whether the node jumps out of the statement.</summary>
    public static bool Jumps(SyntaxNode node, SyntaxNode statement) => node switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax => true,
        BreakStatementSyntax => !IsWithin(node, statement, parent => parent is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax),
        ContinueStatementSyntax => !IsWithin(node, statement, parent => parent is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax),
        _ => false,
    };

    private static bool IsWithin(SyntaxNode node, SyntaxNode statement, Func<SyntaxNode, bool> isTarget) =>
        node.Ancestors().TakeWhile(ancestor => statement.Span.Contains(ancestor.Span)).Any(isTarget);

    /// <summary>The variable, field or property that the node writes.</summary>
    public static ExpressionSyntax? FindTarget(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.Unwrap(),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix => prefix.Operand.Unwrap(),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => postfix.Operand.Unwrap(),
        ArgumentSyntax { RefOrOutKeyword.RawKind: (int)SyntaxKind.OutKeyword or (int)SyntaxKind.RefKeyword } argument => argument.Expression.Unwrap(),
        _ => null,
    };

    private bool IsDeclaredInAttempt(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => _loop.Try is { } attempt ? attempt.Span.Contains(reference.Span) && !_loop.Handlers.Any(handler => handler.Syntax.Span.Contains(reference.Span)) : false);

    /// <summary>Whether anything in front of the loop changes the variable after its declaration.</summary>
    private bool IsWrittenOutside(ILocalSymbol local) =>
        _loop.Function.DescendantNodes()
            .Where(node => !_changing.Contains(local) || node.SpanStart < _site.Siblings[_site.First].SpanStart)
            .Select(FindTarget)
            .Any(target => target is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name)
        || local.RefKind is not RefKind.None
        || IsWrittenByNested(local);

    private bool IsWrittenByNested(ILocalSymbol local) =>
        _loop.Function.DescendantNodes()
            .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && !node.Span.Contains(_site.Siblings[_site.First].Span))
            .SelectMany(function => function.DescendantNodes())
            .Select(FindTarget)
            .Any(target => target is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name);
}
