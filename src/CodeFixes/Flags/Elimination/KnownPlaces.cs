using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>
/// Where a decision is felt in a tree: the nodes above a known value, and the locals that hold nothing else. A local goes
/// where at least one use of it decides something; one that is only passed on keeps its name.
/// </summary>
internal sealed class KnownPlaces
{
    private readonly SemanticModel _model;
    private readonly DecidedValues _known;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<ISymbol, object> _locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IReadOnlyList<IdentifierNameSyntax>> _uses = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _affected = [];
    private readonly HashSet<string> _names = [];
    private readonly List<SyntaxNode> _irreplaceable = [];

    private KnownPlaces(SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
    {
        _model = model;
        _known = known;
        _cancellationToken = cancellationToken;
    }

    public static KnownPlaces Find(SyntaxNode root, SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
    {
        var places = new KnownPlaces(model, known, cancellationToken);
        places.MarkAll(root);
        places.FindLocals(root);
        return places;
    }

    public bool IsEmpty => _affected.Count is 0;

    /// <summary>Reads of what is known that no value can take the place of, as in <c>other?.Name</c>.</summary>
    public IReadOnlyList<SyntaxNode> Irreplaceable => _irreplaceable;

    /// <summary>Whether something below the node, or the node itself, is known.</summary>
    public bool Contains(SyntaxNode node) => _affected.Contains(node);

    /// <summary>Whether the local is replaced wherever it is used, so that its declaration goes.</summary>
    public bool IsPropagated(ISymbol? local) => local is not null && _locals.ContainsKey(local);

    /// <summary>The value of a name, or of an access to a member; null for what is not known, or written here.</summary>
    public object? ValueOf(ExpressionSyntax use)
    {
        var name = use switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        };
        if (name is null || !_names.Contains(name) || IsPartOfName(use) || WrittenPlaces.IsWrite(use) || IsNamed(use))
            return null;

        var symbol = _model.GetSymbolInfo(use, _cancellationToken).Symbol;
        return symbol is null or IMethodSymbol ? null : _locals.TryGetValue(symbol, out var value) ? value : _known.Find(symbol);
    }

    private void MarkAll(SyntaxNode root)
    {
        _irreplaceable.Clear();
        foreach (var symbol in _known.Symbols.Keys)
            _names.Add(symbol.Name);

        foreach (var node in root.DescendantNodesAndSelf())
        {
            if (node is SubpatternSyntax part && _known.Find(part) is not null)
                Mark(part);

            if (node is not ExpressionSyntax expression)
                continue;

            if (_known.Find(expression) is not null || (node is SimpleNameSyntax name && _names.Contains(name.Identifier.ValueText) && IsKnownSymbol(name)))
            {
                Mark(expression);
                if (expression is SimpleNameSyntax { Parent: MemberBindingExpressionSyntax or NameColonSyntax or MemberAccessExpressionSyntax { Parent: ExpressionColonSyntax } } && !WrittenPlaces.IsWrite(expression))
                    _irreplaceable.Add(expression);
            }
        }
    }

    private bool IsKnownSymbol(SimpleNameSyntax name) => _known.Find(_model.GetSymbolInfo(name, _cancellationToken).Symbol) is not null;

    private void Mark(SyntaxNode node)
    {
        for (SyntaxNode? each = node; each is not null && _affected.Add(each); each = each.Parent)
        {
        }
    }

    private void FindLocals(SyntaxNode root)
    {
        var declarators = new Queue<VariableDeclaratorSyntax>(_affected.OfType<VariableDeclaratorSyntax>().OrderBy(each => each.SpanStart));
        var candidates = new List<(ILocalSymbol Local, VariableDeclaratorSyntax Declarator)>();
        var seen = new HashSet<SyntaxNode>();
        while (declarators.Count > 0)
        {
            var declarator = declarators.Dequeue();
            if (declarator is not { Initializer.Value: { } initializer, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement }
                || !seen.Add(declarator)
                || _model.GetDeclaredSymbol(declarator, _cancellationToken) is not ILocalSymbol { IsConst: false, IsRef: false } local
                || new Folder(_model, _known, this, _cancellationToken).Fold(initializer) is not { IsKnown: true, Constant: { } constant }
                || Uses(local, statement) is not { } uses)
            {
                continue;
            }

            candidates.Add((local, declarator));
            _locals[local] = Fit(constant, local.Type);
            _names.Add(local.Name);
            _uses[local] = uses;
            foreach (var use in uses)
            {
                Mark(use);
                if (use.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } dependent && dependent != declarator)
                    declarators.Enqueue(dependent);
            }
        }

        KeepThatDecideNothing(candidates);
        _affected.Clear();
        foreach (var local in _locals.Keys)
        {
            foreach (var use in _uses[local])
                Mark(use);
        }

        MarkAll(root);
    }

    private void KeepThatDecideNothing(List<(ILocalSymbol Local, VariableDeclaratorSyntax Declarator)> candidates)
    {
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var (local, _) in candidates)
            {
                if (_locals.ContainsKey(local) && _uses[local].Count > 0 && !_uses[local].Any(Decides))
                {
                    _locals.Remove(local);
                    hasChanged = true;
                }
            }
        }
    }

    /// <summary>Whether a use of a known value makes something go.</summary>
    private bool Decides(ExpressionSyntax use)
    {
        SyntaxNode node = use;
        while (node.Parent is ParenthesizedExpressionSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } => true,
            BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
                or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression
                    ? IsBoolean(use)
                    : binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression && (IsBoolean(use) || _model.GetConstantValue(binary.Left == node ? binary.Right : binary.Left, _cancellationToken).HasValue),
            IsPatternExpressionSyntax or IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or SwitchStatementSyntax or WhenClauseSyntax or CatchFilterClauseSyntax => true,
            ConditionalExpressionSyntax choice => choice.Condition == node,
            SwitchExpressionSyntax @switch => @switch.GoverningExpression == node,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AndAssignmentExpression or (int)SyntaxKind.OrAssignmentExpression or (int)SyntaxKind.ExclusiveOrAssignmentExpression } => IsBoolean(use),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax dependent } => _model.GetDeclaredSymbol(dependent, _cancellationToken) is { } symbol && _locals.ContainsKey(symbol),
            _ => false,
        };
    }

    private bool IsBoolean(ExpressionSyntax use) => _model.GetTypeInfo(use, _cancellationToken).Type?.SpecialType is SpecialType.System_Boolean;

    /// <summary>Every use of the local; null where it is written again.</summary>
    private List<IdentifierNameSyntax>? Uses(ILocalSymbol local, LocalDeclarationStatementSyntax statement)
    {
        var scope = statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!;
        if (scope is SwitchSectionSyntax section)
            scope = section.Parent!;

        var uses = new List<IdentifierNameSyntax>();
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Name || !SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, _cancellationToken).Symbol, local))
                continue;

            if (WrittenPlaces.IsWrite(name) || IsNamed(name))
                return null;

            uses.Add(name);
        }

        return uses;
    }

    private static object Fit(object constant, ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int64 when constant is int value => (long)value,
        SpecialType.System_Double when constant is int value => (double)value,
        _ => constant,
    };

    private static bool IsPartOfName(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == use,
        MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax or SubpatternSyntax or ExpressionColonSyntax => true,
        _ => false,
    };

    /// <summary>Whether only the name is meant.</summary>
    private static bool IsNamed(ExpressionSyntax use) =>
        use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
