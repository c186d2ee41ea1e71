using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Finds what names a declaration without binding to it: code that is compiled out, reflection, markup, assemblies outside the solution.</summary>
internal sealed class OutsideMentions(SolutionView view)
{
    private readonly Dictionary<SyntaxTree, string> _disabled = [];
    private readonly Dictionary<string, bool> _reflected = [];

    public bool Mentions(ISymbol symbol)
    {
        var name = symbol.Name;
        foreach (var tree in UseSearch.Scope(symbol, view))
        {
            if (!view.MentionsText(tree, name))
                continue;

            if (ContainsWord(Disabled(tree), name) || (symbol is not IParameterSymbol && IsNamedInText(tree, name)))
                return true;
        }

        return symbol is not IParameterSymbol && symbol.DeclaringSyntaxReferences
            .Select(reference => view.EditableDocument(reference.SyntaxTree))
            .Any(id => id is not null && view.Solution.GetProject(id.ProjectId)!.AdditionalDocuments.Any(document => IsMarkup(document.FilePath ?? document.Name) && document.TryGetText(out var text) && ContainsWord(text.ToString(), name)));
    }

    /// <summary>Whether code that is compiled out names it.</summary>
    public bool IsCompiledOut(ISymbol symbol) => UseSearch.Scope(symbol, view).Any(tree => view.MentionsText(tree, symbol.Name) && ContainsWord(Disabled(tree), symbol.Name));

    /// <summary>Whether code enumerates the members of a type, so that none of them is without use.</summary>
    public bool IsReflectedOver(INamedTypeSymbol? type)
    {
        if (type is null || DeclarationKey.Of(type) is not { } key)
            return false;

        if (_reflected.TryGetValue(key, out var known))
            return known;

        var isReflected = false;
        foreach (var tree in UseSearch.Scope(type, view))
        {
            foreach (var token in view.Identifiers(tree, type.Name))
            {
                if (token.Parent is SimpleNameSyntax name && IsEnumeration(name, type) && DeclarationKey.Of(view.ModelOf(tree).GetSymbolInfo(name, view.CancellationToken).Symbol) == key)
                    isReflected = true;
            }
        }

        return _reflected[key] = isReflected;
    }

    /// <summary>Whether every assembly that sees what is internal is part of the view.</summary>
    public bool SeesAllFriends(IAssemblySymbol? assembly) => assembly is not null && assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name is "InternalsVisibleToAttribute")
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
        .All(friend => friend?.Split(',')[0].Trim() is { } name && (name is "DynamicProxyGenAssembly2" || view.Compilations.Any(compilation => compilation.AssemblyName == name)));

    private string Disabled(SyntaxTree tree)
    {
        if (!_disabled.TryGetValue(tree, out var text))
        {
            var root = tree.GetRoot(view.CancellationToken);
            _disabled[tree] = text = root.ContainsDirectives ? string.Concat(root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)).Select(trivia => trivia.ToString())) : "";
        }

        return text;
    }

    /// <summary>A string with the name that goes into a call which finds members.</summary>
    private bool IsNamedInText(SyntaxTree tree, string name) =>
        (view.MentionsText(tree, "\"" + name + "\"")
        && tree.GetRoot(view.CancellationToken).DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.ValueText == name && literal.IsKind(SyntaxKind.StringLiteralExpression) && FindsMembers(literal)))
        || (view.MentionsText(tree, "{" + name) && tree.GetRoot(view.CancellationToken).DescendantNodes().OfType<AttributeArgumentSyntax>().Any(argument => argument.Expression is LiteralExpressionSyntax && ContainsWord(argument.Expression.ToString(), name)));

    private static bool FindsMembers(LiteralExpressionSyntax literal) =>
        literal.FirstAncestorOrSelf<AttributeSyntax>() is not null
        || (literal.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: var called } && called.GetLastToken().ValueText is var method
            && (method is "InvokeMember" or "CreateDelegate" || (method.StartsWith("Get", StringComparison.Ordinal) && (method.Contains("Method") || method.Contains("Field") || method.Contains("Propert") || method.Contains("Member") || method.Contains("Event") || method.Contains("NestedType")))));

    private static bool IsEnumeration(SimpleNameSyntax name, INamedTypeSymbol named)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            type = type.Parent;

        return type.Parent switch
        {
            TypeOfExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } => member.StartsWith("Get", StringComparison.Ordinal) || member.StartsWith("Declared", StringComparison.Ordinal),
            TypeOfExpressionSyntax => named.IsStatic || named.TypeKind is TypeKind.Enum,
            TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var method } } => method is "GetValues" or "GetNames" or "Parse" or "TryParse" or "IsDefined" or "GetValuesAsUnderlyingType",
            _ => false,
        };
    }

    private static bool IsMarkup(string path) => path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || path.EndsWith("xaml", StringComparison.OrdinalIgnoreCase);

    private static bool ContainsWord(string text, string word)
    {
        for (var index = text.IndexOf(word, StringComparison.Ordinal); index >= 0; index = text.IndexOf(word, index + 1, StringComparison.Ordinal))
        {
            if ((index is 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[index - 1])) && (index + word.Length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[index + word.Length])))
                return true;
        }

        return false;
    }
}
