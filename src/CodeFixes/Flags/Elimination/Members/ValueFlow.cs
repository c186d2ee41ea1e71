using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

/// <summary>Follows known values from where they are read to what holds, returns or takes them, until nothing new is known.</summary>
internal sealed class ValueFlow
{
    private readonly SolutionView _view;
    private readonly UseSearch _search;
    private readonly DecidedValues _known;
    private readonly Queue<ExpressionSyntax> _open;
    private readonly KnownExpressions _values;
    private readonly VariableWrites _variables;
    private readonly Wrappers _wrappers;
    private readonly ArgumentValues _parameters;
    private readonly Contracts? _contracts;

    public ValueFlow(SolutionView view, UseSearch search, DecidedValues known, FixLevel level)
    {
        _view = view;
        _search = search;
        _known = known;
        _open = new(known.Reads.Where(read => view.Contains(read.SyntaxTree)));
        _values = new KnownExpressions(view, known);
        _variables = new VariableWrites(view, search, _values, level);
        _wrappers = new Wrappers(view, _values, level);
        _parameters = new ArgumentValues(view, search, _values, level);
        _contracts = level is FixLevel.Deep ? new Contracts(view) : null;
    }

    public void Run()
    {
        while (_open.Count > 0)
        {
            _view.CancellationToken.ThrowIfCancellationRequested();
            var place = Whole(_open.Dequeue());
            foreach (var target in Targets(place).ToList())
                Learn(target);
        }
    }

    /// <summary>The largest expression around a known one that is known as well.</summary>
    private ExpressionSyntax Whole(ExpressionSyntax place)
    {
        var whole = place;
        for (var outer = place.Parent; outer is ExpressionSyntax expression and not AnonymousFunctionExpressionSyntax and not AssignmentExpressionSyntax; outer = outer.Parent)
        {
            if (_values.Find(expression) is not null)
                whole = expression;
        }

        return whole;
    }

    /// <summary>Where the value goes.</summary>
    private IEnumerable<ISymbol> Targets(ExpressionSyntax value)
    {
        var model = _view.ModelOf(value.SyntaxTree);
        var target = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and var declaration } => model.GetDeclaredSymbol(declaration, _view.CancellationToken),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } write when write.Right == value => model.GetSymbolInfo(write.Left, _view.CancellationToken).Symbol,
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => model.GetEnclosingSymbol(value.SpanStart, _view.CancellationToken),
            ArgumentSyntax argument => CallSite.ParameterOf(argument, model, _view.CancellationToken),
            _ => null,
        };
        if (target is IMethodSymbol { AssociatedSymbol: { } property })
            target = property;

        return target is null or { DeclaringSyntaxReferences.Length: 0 } ? [] : [target is IMethodSymbol method ? DeclarationKey.Method(method) : target.OriginalDefinition];
    }

    private void Learn(ISymbol target)
    {
        if (DeclarationKey.Of(target) is not { } key || _values.Find(target) is not null)
            return;

        var isWrapper = target is IMethodSymbol || (target is IPropertySymbol property && Wrappers.HasBody(property));
        var value = target switch
        {
            _ when isWrapper => _wrappers.Find(target),
            IParameterSymbol parameter => _parameters.Find(parameter),
            IFieldSymbol or IPropertySymbol or ILocalSymbol => _variables.Find(target, key),
            _ => null,
        };
        if (value is null)
            return;

        if (target is ILocalSymbol)
            _values.Set(target, value);
        else
            SetEverywhere(target, value);

        Follow(target, key);
        if (!isWrapper || _contracts is null)
            return;

        foreach (var contract in Contracts.Of(target).Where(contract => Contracts.IsContract(contract) && _values.Find(contract) is null))
        {
            // Whatever stands behind the interface says the same.
            if (_contracts.Implementations(contract)?.All(implementation => value.Equals(_values.Find(implementation))) is true)
            {
                SetEverywhere(contract, value);
                Follow(contract, DeclarationKey.Of(contract)!);
            }
        }
    }

    private void Follow(ISymbol target, string key)
    {
        foreach (var use in _search.UsesOf(target, key).Where(use => !use.Name.IsPartOfStructuredTrivia()))
            _open.Enqueue(Expression(use.Name));
    }

    private void SetEverywhere(ISymbol target, object value)
    {
        _values.Set(target, value);
        _known.Set(target, value);
        foreach (var counterpart in DeclarationKey.Counterparts(target, _view))
        {
            _values.Set(counterpart, value);
            _known.Set(counterpart, value);
        }
    }

    /// <summary>The use as an expression: with what it is accessed on, and called where it is called.</summary>
    private static ExpressionSyntax Expression(SimpleNameSyntax name)
    {
        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return use.Parent is InvocationExpressionSyntax call && call.Expression == use ? call : use;
    }
}
