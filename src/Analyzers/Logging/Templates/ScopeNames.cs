using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>Finds the variable that a placeholder without a value was meant for, by its name.</summary>
internal sealed class ScopeNames
{
    private readonly LogCall _call;
    private readonly List<ISymbol> _symbols = [];

    public ScopeNames(LogCall call, SemanticModel model)
    {
        _call = call;
        var place = call.Syntax;
        var isStatic = model.GetEnclosingSymbol(place.SpanStart) is not { } enclosing || IsInStatic(enclosing);
        DataFlowAnalysis? flow = null;
        foreach (var symbol in model.LookupSymbols(place.SpanStart))
        {
            var isKnown = symbol switch
            {
                ILocalSymbol local => IsDeclaredBefore(local, place) && (local.IsConst || IsAssigned(local)),
                IParameterSymbol parameter => parameter.RefKind is RefKind.None,
                IFieldSymbol field => field.IsStatic || !isStatic,
                IPropertySymbol property => property is { GetMethod: not null, IsIndexer: false } && (property.IsStatic || !isStatic),
                _ => false,
            };

            if (isKnown)
                _symbols.Add(symbol);
        }

        bool IsAssigned(ILocalSymbol local)
        {
            flow ??= model.AnalyzeDataFlow(place);
            return flow is { Succeeded: true } && flow.DefinitelyAssignedOnEntry.Contains(local);
        }
    }

    /// <summary>The variable of this name, or the member of a variable: <c>{OrderId}</c> is <c>orderId</c>, <c>_orderId</c> or <c>order.Id</c>; null when there is none, or several.</summary>
    public (ExpressionSyntax Code, IOperation Operation)? Find(string name)
    {
        if (SyntaxFacts.IsValidIdentifier(name) is false)
            return null;

        var code = FindVariable(name, isLocal: true) ?? FindVariable(name, isLocal: false) ?? FindMember(name);
        return code is { Length: > 0 } && SyntaxFactory.ParseExpression(code) is var expression && HoleExpression.Bind(_call, expression) is { } operation ? (expression, operation) : null;
    }

    /// <summary>The variable; an empty text when several have the name.</summary>
    private string? FindVariable(string name, bool isLocal)
    {
        string? found = null;
        foreach (var symbol in _symbols)
        {
            if (symbol is ILocalSymbol or IParameterSymbol == isLocal && IsNamed(symbol, name))
                found = found is null ? Escape(symbol.Name) : "";
        }

        return found;
    }

    private string? FindMember(string name)
    {
        string? found = null;
        foreach (var symbol in _symbols)
        {
            if (Identifier.Pascal(symbol.Name) is not { Length: > 1 } owner || owner.Length >= name.Length || !name.StartsWith(owner, StringComparison.OrdinalIgnoreCase) || TypeOf(symbol) is not { } type)
                continue;

            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { GetMethod: not null, IsIndexer: false } or IFieldSymbol && !member.IsStatic && !member.IsImplicitlyDeclared
                    && string.Equals(member.Name, name.Substring(owner.Length), StringComparison.OrdinalIgnoreCase))
                {
                    found = found is null ? Escape(symbol.Name) + "." + member.Name : "";
                }
            }
        }

        return found;
    }

    private static bool IsNamed(ISymbol symbol, string name) =>
        string.Equals(symbol.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(Identifier.Pascal(symbol.Name), name, StringComparison.OrdinalIgnoreCase);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None ? name : "@" + name;

    private static bool IsInStatic(ISymbol enclosing)
    {
        for (var symbol = enclosing; symbol is not null and not INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.IsStatic)
                return true;
        }

        return false;
    }

    private static bool IsDeclaredBefore(ILocalSymbol local, SyntaxNode place) =>
        local.Locations.Length > 0 && local.Locations[0].SourceSpan.Start < place.SpanStart;
}
