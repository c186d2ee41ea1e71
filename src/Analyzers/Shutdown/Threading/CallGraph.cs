using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>
/// The private methods of a type that have no token, and every use of them: nobody outside of the type's own files can call them.
/// Where internal methods are asked for, those of a whole compilation.
/// </summary>
internal sealed class CallGraph
{
    private readonly List<(SyntaxNode Root, SemanticModel Model)> _parts;
    private readonly ShutdownSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<IMethodSymbol, TokenlessMethod> _bySymbol = new(SymbolEqualityComparer.Default);
    private readonly List<TokenlessMethod> _methods = new();
    private readonly HashSet<string> _names = new();

    private CallGraph(List<(SyntaxNode, SemanticModel)> parts, ShutdownSettings settings, CancellationToken cancellationToken)
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
        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || model.GetDeclaredSymbol(declaration, cancellationToken) is not { DeclaringSyntaxReferences: { Length: > 1 } references })
            return HasCandidate(declaration) ? Read(new List<(SyntaxNode, SemanticModel)>(1) { (declaration, model) }, settings, cancellationToken) : null;

        var parts = new List<(SyntaxNode, SemanticModel)>(references.Length);
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

    /// <summary>The same of all types, with their internal methods.</summary>
    public static CallGraph? Read(Compilation compilation, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var parts = new List<(SyntaxNode, SemanticModel)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
#pragma warning disable RS1030 // Everybody in the assembly may call an internal method.
            parts.Add((tree.GetRoot(cancellationToken), compilation.GetSemanticModel(tree)));
#pragma warning restore RS1030
        }

        return Read(parts, settings, cancellationToken);
    }

    private static bool HasCandidate(TypeDeclarationSyntax declaration)
    {
        foreach (var member in declaration.Members)
        {
            if (member is MethodDeclarationSyntax method && ThreadingSyntax.MayLackToken(method, ThreadingScope.Private))
                return true;
        }

        return false;
    }

    private static CallGraph? Read(List<(SyntaxNode, SemanticModel)> parts, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var graph = new CallGraph(parts, settings, cancellationToken);
        if (settings.ThreadingScope is ThreadingScope.Private ? !graph.FindCandidates() : !graph.MayHaveTokens())
            return null;

        graph.AddMethods();
        if (graph._methods.Count is 0)
            return null;

        graph.AddCalls();
        graph._methods.RemoveAll(method => !method.IsThreadable);
        return graph._methods.Count is 0 ? null : graph;
    }

    /// <summary>Whether methods of interfaces are looked at, with all that implement them.</summary>
    private bool HasContracts => _settings.ThreadingScope is ThreadingScope.Interface && _parts[0].Root is CompilationUnitSyntax;

    /// <summary>Whether there are private methods that are worth a closer look.</summary>
    private bool FindCandidates()
    {
        if (CandidateMethods.Find(_parts, _settings, _cancellationToken) is not { } names)
            return false;

        _names.UnionWith(names);
        return true;
    }

    /// <summary>Whether any call that looks like one of a candidate looks like one with a token in reach.</summary>
    private bool MayHaveTokens()
    {
        var isAnyStatic = false;
        foreach (var (root, _) in _parts)
        {
            foreach (var method in MethodsIn(root))
            {
                if (ThreadingSyntax.MayLackToken(method, _settings.ThreadingScope) || (HasContracts && method.Parent is InterfaceDeclarationSyntax && InterfaceMethods.IsCandidate(method)))
                {
                    _names.Add(method.Identifier.ValueText);
                    isAnyStatic |= root is not TypeDeclarationSyntax || method.Modifiers.Any(SyntaxKind.StaticKeyword);
                }
            }
        }

        foreach (var (root, _) in _parts)
        {
            foreach (var node in root.DescendantNodes())
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

    /// <summary>The methods of a type, or of all types of a file.</summary>
    private static IEnumerable<MethodDeclarationSyntax> MethodsIn(SyntaxNode root)
    {
        foreach (var node in root is TypeDeclarationSyntax type ? (IEnumerable<SyntaxNode>)type.Members : root.DescendantNodes(inner => inner is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is MethodDeclarationSyntax method)
                yield return method;
        }
    }

    private void AddMethods()
    {
        foreach (var (root, model) in _parts)
        {
            foreach (var method in MethodsIn(root))
            {
                if (_names.Contains(method.Identifier.ValueText)
                    && ThreadingSyntax.MayLackToken(method, _settings.ThreadingScope)
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

        if (!HasContracts)
            return;

        foreach (var method in new InterfaceMethods(_parts, _settings, _cancellationToken).Find())
        {
            _methods.Add(method);
            _bySymbol[method.Symbol] = method;
            foreach (var implementation in method.Implementations)
                _bySymbol[implementation] = method;
        }
    }

    private void AddCalls()
    {
        foreach (var (root, model) in _parts)
        {
            RuleOutDisabled(root);
            foreach (var node in root.DescendantNodes())
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
    private void RuleOutDisabled(SyntaxNode root)
    {
        if (!root.ContainsDirectives)
            return;

        foreach (var trivia in root.DescendantTrivia())
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
