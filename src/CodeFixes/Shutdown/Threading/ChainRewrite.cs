using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Threading;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>
/// Gives the methods of a chain a token parameter, and their calls a token. The parameters come first, with a default value,
/// so that the calls can be bound to them; the value goes where every call has a token then.
/// </summary>
internal sealed class ChainRewrite
{
    private readonly IReadOnlyList<TokenlessMethod> _chain;
    private readonly IReadOnlyList<string> _names;
    private readonly HashSet<int> _withDefault;
    private readonly ChainMarks _marks;
    private readonly ShutdownSettings _settings;
    private readonly CancellationToken _cancellationToken;

    private ChainRewrite(IReadOnlyList<TokenlessMethod> chain, IReadOnlyList<string> names, TokenFlow flow, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        _chain = chain;
        _names = names;
        _settings = settings;
        _cancellationToken = cancellationToken;
        _marks = new ChainMarks(chain, call => !flow.MayBeCancelled(call) || (call.Token is null && Threadable.IsDetached(call.Syntax, call.Model, cancellationToken)), cancellationToken);
        _withDefault = [.. Enumerable.Range(0, chain.Count).Where(index => settings.DefaultValue is DefaultValueUse.Always || ParameterEdits.FollowsOptional(chain[index].Declaration.ParameterList))];
    }

    /// <summary>The changed solution; null where a token can't be threaded without a change of meaning.</summary>
    public static async Task<Solution?> RunAsync(Solution solution, TokenFlow flow, IReadOnlyList<TokenlessMethod> chain, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var parts = chain.Select(method => ChainMarks.PartsOf(method.Symbol, cancellationToken).ToList()).ToList();
        var names = parts.Select(methods => ParameterEdits.FindName(methods, settings.ParameterNames)).OfType<string>().ToList();
        if (names.Count != chain.Count || parts.Any(methods => methods.Any(method => method.ParameterList.ContainsDirectives)))
            return null;

        var rewrite = new ChainRewrite(chain, names, flow, settings, cancellationToken);
        var trees = chain[0].Symbol.ContainingType.DeclaringSyntaxReferences.Select(part => part.SyntaxTree).Concat(rewrite._marks.Trees).Distinct().ToList();
        var documents = trees.Select(solution.GetDocumentId).OfType<DocumentId>().ToList();
        if (documents.Count < trees.Count || documents.Any(id => solution.GetDocument(id) is not { } document || document is SourceGeneratedDocument))
            return null;

        return await rewrite.AddParametersAsync(solution, documents).ConfigureAwait(false) is { } declared
            && await rewrite.ForwardAsync(declared, documents).ConfigureAwait(false) is { } forwarded
            && await rewrite.MeansTheSameAsync(forwarded, documents).ConfigureAwait(false)
            && await SolutionProof.HoldsAsync(solution, forwarded, documents, cancellationToken).ConfigureAwait(false)
                ? forwarded
                : null;
    }

    private async Task<Solution?> AddParametersAsync(Solution solution, IReadOnlyList<DocumentId> documents)
    {
        var result = solution;
        foreach (var id in documents)
        {
            if (await FixedDocument.ReadAsync(solution.GetDocument(id)!, _cancellationToken).ConfigureAwait(false) is not { } document)
                return null;

            var marked = _marks.Apply(document.Root.SyntaxTree, document.Root);
            var edits = new SourceEdits(marked);
            var parameters = new ParameterEdits(edits, document.Layout);
            var namespaces = new List<string>();
            foreach (var (index, method) in _marks.MethodsIn(marked))
            {
                var isIterator = IsAsyncIterator(method);
                parameters.Add(method, isIterator ? "[EnumeratorCancellation] " : "", _names[index]);
                namespaces.Add("System.Threading");
                if (isIterator)
                    namespaces.Add("System.Runtime.CompilerServices");
            }

            if (_marks.CallsIn(marked).Any(call => call.IsLetAlone))
                namespaces.Add("System.Threading");

            var hasType = namespaces.Count > 0 || document.Sees("System.Threading");
            foreach (var cref in document.Root.DescendantNodes(descendIntoTrivia: true).OfType<NameMemberCrefSyntax>())
            {
                if (cref.Parameters is { } list && document.Model.GetSymbolInfo(cref, _cancellationToken).Symbol is IMethodSymbol named && Find(named) is { } target)
                    parameters.Add(list, ParameterEdits.IndexIn(target.Declaration.ParameterList), hasType ? "CancellationToken" : "System.Threading.CancellationToken");
            }

            if (edits.Apply(_cancellationToken) is not { } changed)
                return null;

            var missing = namespaces.Distinct().Where(name => !document.Sees(name)).ToList();
            result = result.WithDocumentSyntaxRoot(id, UsingDirectives.Add(changed, missing, document.Layout.NewLine));
        }

        return result;
    }

    private async Task<Solution?> ForwardAsync(Solution solution, IReadOnlyList<DocumentId> documents)
    {
        var edits = new Dictionary<DocumentId, SourceEdits>();
        var declarations = new List<(int Index, SourceEdits Edits, MethodDeclarationSyntax Method)>();
        foreach (var id in documents)
        {
            var document = solution.GetDocument(id)!;
            if (await document.GetSyntaxRootAsync(_cancellationToken).ConfigureAwait(false) is not { } root || await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false) is not { } model)
                return null;

            var changes = edits[id] = new SourceEdits(root);
            foreach (var (index, call, isLetAlone) in _marks.CallsIn(root))
            {
                if (TokenFor(call, isLetAlone, model) is not { } token)
                {
                    _withDefault.Add(index);
                    continue;
                }

                if (TokenForwarding.TryForward(call, token, model, _cancellationToken) is not { } forwarded || _marks.IndexOf(forwarded.Target, _cancellationToken) != index)
                    return null;

                foreach (var change in forwarded.Changes)
                    changes.Replace(change.Span, change.NewText ?? "");
            }

            foreach (var (index, method) in _marks.MethodsIn(root))
            {
                declarations.Add((index, changes, method));
                foreach (var change in LostCalls(method, _names[index], model).SelectMany(call => call.Changes))
                    changes.Replace(change.Span, change.NewText ?? "");
            }
        }

        foreach (var (index, changes, method) in declarations)
        {
            if (!_withDefault.Contains(index) && method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == _names[index]) is { Default: { } value } parameter)
                changes.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(parameter.Identifier.Span.End, value.Span.End), "");
        }

        foreach (var (id, changes) in edits.Select(pair => (pair.Key, pair.Value)))
        {
            if (changes.Apply(_cancellationToken) is not { } changed)
                return null;

            solution = solution.WithDocumentSyntaxRoot(id, changed);
        }

        return solution;
    }

    /// <summary>What a call of the chain is given; null where it goes on without.</summary>
    private string? TokenFor(InvocationExpressionSyntax call, bool isLetAlone, SemanticModel model)
    {
        if (!isLetAlone && TokenScope.Find(call, model, _settings, _cancellationToken) is { IsAmbiguous: false } token)
            return token.Expression;

        return isLetAlone || _settings.DefaultValue is DefaultValueUse.Never ? "CancellationToken.None" : null;
    }

    /// <summary>What the body can do with the new parameter.</summary>
    private IEnumerable<ForwardedCall> LostCalls(MethodDeclarationSyntax method, string parameter, SemanticModel model)
    {
        foreach (var call in method.DescendantNodes().OfType<ExpressionSyntax>().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
        {
            if ((call is InvocationExpressionSyntax invocation && _marks.IndexOfCall(invocation) >= 0)
                || CleanupContext.Of(call, model, _settings, _cancellationToken) is Cleanup.Full
                || !TokenForwarding.CanTakeToken(call, model, _cancellationToken)
                || TokenScope.Find(call, model, _settings, _cancellationToken) is not { IsAmbiguous: false, Source: IParameterSymbol source } token
                || source.Name != parameter)
            {
                continue;
            }

            if (TokenForwarding.TryForward(call, token.Expression, model, _cancellationToken) is { } forwarded)
                yield return forwarded;
        }
    }

    /// <summary>Whether the calls of the chain, and no others, call its methods.</summary>
    private async Task<bool> MeansTheSameAsync(Solution solution, IReadOnlyList<DocumentId> documents)
    {
        var names = new HashSet<string>(_chain.Select(method => method.Symbol.Name));
        foreach (var id in documents)
        {
            var document = solution.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(_cancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
            foreach (var name in root!.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)))
            {
                var called = Threadable.IsCall(name, out _) is not null && model.GetSymbolInfo(name, _cancellationToken).Symbol is IMethodSymbol method ? _marks.IndexOf(method, _cancellationToken) : -1;
                if (called != _marks.IndexOfCall(name.Identifier))
                    return false;
            }
        }

        return true;
    }

    private TokenlessMethod? Find(IMethodSymbol method) => _chain.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, method.OriginalDefinition.PartialDefinitionPart ?? method.OriginalDefinition));

    private static bool IsAsyncIterator(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && ThreadingSyntax.NameOf(method.ReturnType) is "IAsyncEnumerable"
        && method.Body?.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax) is true;
}
