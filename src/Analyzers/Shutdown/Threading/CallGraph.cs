using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>The private methods of a type that have no token, and every use of them: nobody outside of the type's own files can call them.</summary>
internal sealed class CallGraph
{
    private readonly List<(TypeDeclarationSyntax Declaration, SemanticModel Model)> _parts;
    private readonly ShutdownSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<IMethodSymbol, TokenlessMethod> _bySymbol = new(SymbolEqualityComparer.Default);
    private readonly List<TokenlessMethod> _methods = new();
    private readonly HashSet<string> _names = new();

    private CallGraph(List<(TypeDeclarationSyntax, SemanticModel)> parts, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        _parts = parts;
        _settings = settings;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The methods that can be given a token, in the order of the files and their text.</summary>
    public IReadOnlyList<TokenlessMethod> Methods => _methods;

    /// <param name="declaration">Any part of the type.</param>
    /// <returns>Null where nothing is worth a closer look.</returns>
    public static CallGraph? Read(TypeDeclarationSyntax declaration, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { DeclaringSyntaxReferences: { Length: > 1 } references })
                return Read(new List<(TypeDeclarationSyntax, SemanticModel)>(1) { (declaration, model) }, settings, cancellationToken);

            var parts = new List<(TypeDeclarationSyntax, SemanticModel)>(references.Length);
            var mayLack = false;
            foreach (var reference in references)
            {
                if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax part)
                    continue;

                mayLack |= HasCandidate(part);
#pragma warning disable RS1030 // The parts of a type stand in several files.
                parts.Add((part, part.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(part.SyntaxTree)));
#pragma warning restore RS1030
            }

            return mayLack ? Read(parts, settings, cancellationToken) : null;
        }

        return HasCandidate(declaration) ? Read(new List<(TypeDeclarationSyntax, SemanticModel)>(1) { (declaration, model) }, settings, cancellationToken) : null;
    }

    private static bool HasCandidate(TypeDeclarationSyntax declaration)
    {
        foreach (var member in declaration.Members)
        {
            if (member is MethodDeclarationSyntax method && ThreadingSyntax.MayLackToken(method))
                return true;
        }

        return false;
    }

    private static CallGraph? Read(List<(TypeDeclarationSyntax, SemanticModel)> parts, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var graph = new CallGraph(parts, settings, cancellationToken);
        if (!graph.MayHaveTokens())
            return null;

        graph.AddMethods();
        if (graph._methods.Count is 0)
            return null;

        graph.AddCalls();
        graph._methods.RemoveAll(method => !method.IsThreadable);
        return graph._methods.Count is 0 ? null : graph;
    }

    /// <summary>Whether any call that looks like one of a candidate looks like one with a token in reach.</summary>
    private bool MayHaveTokens()
    {
        var isAnyStatic = false;
        foreach (var (declaration, _) in _parts)
        {
            foreach (var member in declaration.Members)
            {
                if (member is MethodDeclarationSyntax method && ThreadingSyntax.MayLackToken(method))
                {
                    _names.Add(method.Identifier.ValueText);
                    isAnyStatic |= method.Modifiers.Any(SyntaxKind.StaticKeyword);
                }
            }
        }

        foreach (var (declaration, _) in _parts)
        {
            foreach (var node in declaration.DescendantNodes())
            {
                if (node is SimpleNameSyntax name
                    && _names.Contains(name.Identifier.ValueText)
                    && Threadable.IsCall(name, out var call) is true
                    && (!_settings.AdditionalTokenMembers.IsEmpty || ThreadingSyntax.MaySeeToken(call!, isAnyStatic)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void AddMethods()
    {
        foreach (var (declaration, model) in _parts)
        {
            foreach (var member in declaration.Members)
            {
                if (member is MethodDeclarationSyntax method
                    && ThreadingSyntax.MayLackToken(method)
                    && model.GetDeclaredSymbol(method, _cancellationToken) is { } symbol
                    && (symbol.PartialDefinitionPart ?? symbol) is var definition
                    && Threadable.Is(definition, _settings)
                    && !_bySymbol.ContainsKey(definition))
                {
                    var added = new TokenlessMethod(definition, method, model);
                    _methods.Add(added);
                    _bySymbol.Add(definition, added);
                }
            }
        }
    }

    private void AddCalls()
    {
        foreach (var (declaration, model) in _parts)
        {
            RuleOutDisabled(declaration);
            foreach (var node in declaration.DescendantNodes())
            {
                switch (node)
                {
                    case SimpleNameSyntax name when _names.Contains(name.Identifier.ValueText):
                        Add(name, model);
                        break;

                    case LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken } literal when _names.Contains(literal.Token.ValueText) && Threadable.IsReflected(literal):
                        RuleOut(literal.Token.ValueText);
                        break;
                }
            }
        }
    }

    private void Add(SimpleNameSyntax name, SemanticModel model)
    {
        var isCall = Threadable.IsCall(name, out var invocation);
        if (isCall is null)
            return;

        var info = model.GetSymbolInfo(name, _cancellationToken);
        if (info.Symbol is null)
        {
            // It may mean any of them.
            foreach (var candidate in info.CandidateSymbols)
            {
                if (Find(candidate) is { } possible)
                    possible.IsThreadable = false;
            }

            return;
        }

        if (Find(info.Symbol) is not { } target)
            return;

        if (isCall is false || invocation is null || Threadable.IsInExpressionTree(invocation, model, _cancellationToken) || invocation.ContainsDirectives)
        {
            target.IsThreadable = false;
            return;
        }

        var declaration = invocation.FirstAncestorOrSelf<MemberDeclarationSyntax>() as MethodDeclarationSyntax;
        var caller = declaration is not null && model.GetDeclaredSymbol(declaration, _cancellationToken) is { } calling ? Find(calling) : null;
        var call = new PrivateCall(invocation, model, target, caller)
        {
            Token = TokenScope.Find(invocation, model, _settings, _cancellationToken),
            Cleanup = CleanupContext.Of(invocation, model, _settings, _cancellationToken) is var cleanup and not Cleanup.None ? cleanup
                : TakenItem.IsWorkedOn(invocation, model, _cancellationToken) ? Cleanup.FailureHandler
                : Cleanup.None,
            SeesParameters = caller is not null && Threadable.SeesParameters(invocation, model, _cancellationToken),
        };
        target.Callers.Add(call);
        caller?.Calls.Add(call);
    }

    private TokenlessMethod? Find(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol method)
            return null;

        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return _bySymbol.TryGetValue(method.PartialDefinitionPart ?? method, out var found) ? found : null;
    }

    /// <summary>Code for other targets may call the methods, too.</summary>
    private void RuleOutDisabled(TypeDeclarationSyntax declaration)
    {
        if (!declaration.ContainsDirectives)
            return;

        foreach (var trivia in declaration.DescendantTrivia())
        {
            if (!trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                continue;

            var text = trivia.ToString();
            foreach (var method in _methods)
            {
                if (text.Contains(method.Symbol.Name))
                    method.IsThreadable = false;
            }
        }
    }

    private void RuleOut(string name)
    {
        foreach (var method in _methods)
        {
            if (method.Symbol.Name == name)
                method.IsThreadable = false;
        }
    }
}
