using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>What the loop retries, as Polly's predicates and as filters.</summary>
internal sealed class FailurePredicates
{
    private readonly RehearsedLoop _rehearsed;
    private readonly CodeStyle _style;
    private readonly Dictionary<FailurePath, (ImmutableArray<string> Conditions, ImmutableArray<SyntaxNode> Nodes, string Variable)> _conditions = [];

    private FailurePredicates(RehearsedLoop rehearsed, CodeStyle style) => (_rehearsed, _style) = (rehearsed, style);

    /// <summary>The value of <c>ShouldHandle</c>; null when Polly's own default is the same.</summary>
    public ImmutableArray<string> Calls { get; private set; } = ImmutableArray<string>.Empty;

    public Reach Reach { get; private set; } = Reach.Type;

    public static FailurePredicates? Create(RehearsedLoop rehearsed, CodeStyle style)
    {
        var predicates = new FailurePredicates(rehearsed, style);
        foreach (var path in rehearsed.Paths)
        {
            if (!(path.Handler is null ? predicates.AddResult() : predicates.AddException(path)))
                return null;
        }

        var isDefault = rehearsed.Paths.Length is 1
            && rehearsed.Paths[0].Handler is { CatchesEverything: true }
            && predicates._conditions[rehearsed.Paths[0]].Conditions is { Length: 1 } only
            && only[0] == predicates.IsNot(predicates._conditions[rehearsed.Paths[0]].Variable, "OperationCanceledException");
        if (isDefault)
            predicates.Calls = ImmutableArray<string>.Empty;

        return predicates;
    }

    /// <summary>The condition for a catch clause to be about the same exceptions; null when there is none.</summary>
    public string? Filter(FailurePath path, string? variable)
    {
        var (conditions, _, name) = _conditions[path];
        return conditions.IsEmpty ? null : variable == name || variable is null ? Join(conditions) : null;
    }

    /// <summary>The name that the exception has in the conditions.</summary>
    public string Variable(FailurePath path) => _conditions[path].Variable;

    public string IsNot(string variable, string type) => _style.HasNotPatterns ? variable + " is not " + type : "!(" + variable + " is " + type + ")";

    /// <summary>Whether the clause accepts a cancellation.</summary>
    public static bool CatchesCancellation(ITypeSymbol? type) => type is { Name: "Exception" or "SystemException" or "OperationCanceledException" or "TaskCanceledException" };

    private static string Join(ImmutableArray<string> conditions) =>
        conditions.Length is 1 ? conditions[0] : string.Join(" && ", conditions.Select(condition => NeedsParentheses(condition) ? "(" + condition + ")" : condition));

    private static bool NeedsParentheses(string condition) =>
        SyntaxFactory.ParseExpression(condition) is ConditionalExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression };

    private bool AddException(FailurePath path)
    {
        var handler = path.Handler!;
        var variable = handler.Variable?.Name ?? "ex";
        if (handler.Exception is null || !handler.FilterIsSeparable)
            return false;

        var conditions = new List<string>();
        var nodes = new List<SyntaxNode>();
        foreach (var clause in _rehearsed.Loop.OtherCatches.Where(clause => clause.SpanStart < handler.Syntax.SpanStart))
        {
            if (!Excludes(clause, handler, variable, conditions, nodes))
                return false;
        }

        foreach (var condition in handler.FilterBesidesCounter)
        {
            nodes.Add(condition);
            conditions.Add(Print(condition));
        }

        foreach (var gate in path.Retries[0].Gates)
        {
            nodes.Add(gate.Condition);
            conditions.Add(gate.IsNegated ? Negate(gate.Condition) : Print(gate.Condition));
        }

        // What the attempt has changed is read before its own finally blocks by a filter, and behind them by a predicate.
        if (nodes.Exists(node => !CanMove(node)))
            return false;

        var own = handler.Variable;
        var reach = ReachFinder.Find(nodes, _rehearsed.Loop, node => node is IdentifierNameSyntax && (IsVariable(node, own) || _rehearsed.Loop.OtherCatches.Any(clause => clause.Declaration is { } declaration && IsVariable(node, _rehearsed.Loop.Model.GetDeclaredSymbol(declaration)))));
        Reach = ReachFinder.Max(Reach, reach);
        _conditions[path] = (conditions.ToImmutableArray(), nodes.ToImmutableArray(), variable);
        var call = ".Handle<" + _style.TypeName(handler.Exception) + ">(";
        if (conditions.Count > 0)
            call += _style.Static(reach is Reach.Type) + variable + " => " + Join(conditions.ToImmutableArray());

        Calls = Calls.Add(call + ")");
        return true;
    }

    private bool IsVariable(SyntaxNode node, ISymbol? variable) => variable is not null && SymbolEqualityComparer.Default.Equals(_rehearsed.Variables.Find(node), variable);

    /// <summary>Leaves out what a clause further up catches and does not retry.</summary>
    private bool Excludes(CatchClauseSyntax clause, FailureHandler handler, string variable, List<string> conditions, List<SyntaxNode> nodes)
    {
        var model = _rehearsed.Loop.Model;
        var type = clause.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type).Type : null;
        if (type is null or IErrorTypeSymbol)
            return false;

        if (!IsDerived(type, handler.Exception!) && !(clause.Filter is not null && IsDerived(handler.Exception!, type)))
            return true;

        var name = _style.TypeName(type);
        if (clause.Filter is not { FilterExpression: var filter })
        {
            conditions.Add(IsNot(variable, name));
            return true;
        }

        // The exception has the type of that clause in its filter, and another one here.
        var declared = clause.Declaration!.Identifier.ValueText;
        if (declared.Length > 0 && filter.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == declared))
            return false;

        nodes.Add(filter);
        conditions.Add(IsNot(variable, name) + " || " + Negate(filter));
        return true;
    }

    public static bool IsDerived(ITypeSymbol type, ITypeSymbol from)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
                return true;
        }

        return false;
    }

    private static string Print(ExpressionSyntax expression) => CodePrinter.Print(expression.Unwrap(), new Dictionary<SyntaxNode, string>(), "");

    private string Negate(ExpressionSyntax expression)
    {
        expression = expression.Unwrap();
        return expression switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Print(not.Operand),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when _style.HasNotPatterns => Print(test.Left) + " is not " + Print((ExpressionSyntax)test.Right),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } test => Print(test.Left) + " != " + Print(test.Right),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } test => Print(test.Left) + " == " + Print(test.Right),
            InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax => "!" + Print(expression),
            _ => "!(" + Print(expression) + ")",
        };
    }

    private bool CanMove(SyntaxNode condition)
    {
        var attempt = _rehearsed.Loop.Try?.Block;
        var written = attempt is null ? [] : attempt.DescendantNodes().Select(LoopVariables.FindTarget).Where(target => target is not null).Select(target => _rehearsed.Variables.Find(target!)).ToList();
        return !condition.ToString().Contains('\n')
            && !_rehearsed.Variables.ReadsChanging(condition)
            && !condition.DescendantNodesAndSelf().Any(node => LoopVariables.FindTarget(node) is not null || node is AwaitExpressionSyntax)
            && !condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => _rehearsed.Variables.Find(name) is { } symbol and not IMethodSymbol && written.Contains(symbol, SymbolEqualityComparer.Default))
            && !DeclaresForOthers(condition);
    }

    /// <summary>Whether the condition names something that is read outside of it.</summary>
    private bool DeclaresForOthers(SyntaxNode condition)
    {
        var names = condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(designation => designation.Identifier.ValueText).ToList();
        return names.Count > 0 && _rehearsed.Loop.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText) && !condition.Span.Contains(name.Span));
    }

    private bool AddResult()
    {
        var check = _rehearsed.Loop.ResultCheck!;
        if (check.Result is not { } result)
        {
            Calls = Calls.Add(".HandleResult(" + (ResultIsCall(check, out var isNegated) && check.SucceedsWhen != isNegated ? "false" : "true") + ")");
            return true;
        }

        if (!CanMove(check.Condition))
            return _rehearsed.Variables.IsChanging(result) && AddPlainResult(check, result);

        return AddPlainResult(check, result);
    }

    private bool AddPlainResult(ResultCheck check, ILocalSymbol result)
    {
        if (check.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => _rehearsed.Variables.Find(name) is { } symbol && !IsVariable(name, result) && _rehearsed.Variables.IsChanging(symbol))
            || LoopVariables.HasSideEffect(check.Condition)
            || check.Condition.ToString().Contains('\n')
            || DeclaresForOthers(check.Condition))
        {
            return false;
        }

        var reach = ReachFinder.Find([check.Condition], _rehearsed.Loop, node => IsVariable(node, result));
        Reach = ReachFinder.Max(Reach, reach);
        var condition = check.SucceedsWhen ? Negate(check.Condition) : Print(check.Condition);
        Calls = Calls.Add(".HandleResult(" + _style.Static(reach is Reach.Type) + result.Name + " => " + condition + ")");
        return true;
    }

    /// <summary>Whether the condition is the attempt itself, under <c>!</c> or not.</summary>
    public static bool ResultIsCall(ResultCheck check, out bool isNegated)
    {
        var condition = check.Condition.Unwrap();
        isNegated = condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression };
        if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not)
            condition = not.Operand.Unwrap();

        return condition is AwaitExpressionSyntax or InvocationExpressionSyntax;
    }
}
