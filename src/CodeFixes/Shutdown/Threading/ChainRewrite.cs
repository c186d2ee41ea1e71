using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
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
    private readonly IReadOnlyList<ChainLink> _chain;
    private readonly IReadOnlyList<string> _names;
    private readonly HashSet<int> _withDefault;
    private readonly ChainMarks _marks;
    private readonly TokenOverloads _overloads = new();
    private readonly CancellationToken _cancellationToken;

    private ChainRewrite(Solution solution, IReadOnlyList<ChainLink> chain, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        _chain = chain;
        _names = names;
        _cancellationToken = cancellationToken;
        _marks = new ChainMarks(chain, (link, call) => solution.GetDocument(call.Syntax.SyntaxTree) is null or SourceGeneratedDocument ? null : IsLetAlone(link, call), cancellationToken);
        _withDefault = [.. Enumerable.Range(0, chain.Count).Where(index => _marks.WithoutMark.Contains(index) || NeedsDefault(chain[index]))];
    }

    /// <summary>The changed solution; null where a token can't be threaded without a change of meaning.</summary>
    public static async Task<Solution?> RunAsync(Solution solution, IReadOnlyList<ChainLink> chain, CancellationToken cancellationToken)
    {
        var parts = chain.Select(link => ChainMarks.PartsOf(link.Method, cancellationToken).ToList()).ToList();
        var names = chain.Select((link, index) => ParameterEdits.FindName(parts[index], link.Settings.ParameterNames)).OfType<string>().ToList();
        if (names.Count != chain.Count || parts.Any(methods => methods.Any(method => method.ParameterList.ContainsDirectives)))
            return null;

        var rewrite = new ChainRewrite(solution, chain, names, cancellationToken);
        var trees = chain.SelectMany(link => link.Method.Symbol.ContainingType.DeclaringSyntaxReferences).Select(part => part.SyntaxTree).Concat(rewrite._marks.Trees).Distinct();
        var documents = new List<DocumentId>();
        foreach (var tree in trees)
        {
            // What a generator has written is not for us to change, but is often a part of a type.
            if (solution.GetDocument(tree) is { } document and not SourceGeneratedDocument)
                documents.Add(document.Id);
            else if (rewrite._marks.Trees.Contains(tree))
                return null;
        }

        var friends = await OutsideUse.FindAsync(solution, chain, cancellationToken).ConfigureAwait(false);

        return await rewrite.AddParametersAsync(solution, documents).ConfigureAwait(false) is { } declared
            && await rewrite.ForwardAsync(declared, documents).ConfigureAwait(false) is { } forwarded
            && await rewrite.MeansTheSameAsync(forwarded, documents).ConfigureAwait(false)
                ? await SolutionProof.RunAsync(solution, forwarded, [.. documents, .. friends], cancellationToken).ConfigureAwait(false)
                : null;
    }

    private static bool NeedsDefault(ChainLink link) =>
        link.Settings.DefaultValue is DefaultValueUse.Always
        || (OutsideUse.IsPossible(link.Method) && link.Settings.DefaultValue is not DefaultValueUse.Never)
        || ParameterEdits.FollowsOptional(link.Method.Declaration.ParameterList);

    private bool IsLetAlone(ChainLink link, PrivateCall call) =>
        !link.Flow.MayBeCancelled(call) || (call.Token is null && Threadable.IsDetached(call.Syntax, call.Model, _cancellationToken));

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
        var guarded = new Dictionary<DocumentId, string>();
        var declarations = new List<(int Index, SourceEdits Edits, MethodDeclarationSyntax Method)>();
        foreach (var id in documents)
        {
            if (await FixedDocument.ReadAsync(solution.GetDocument(id)!, _cancellationToken).ConfigureAwait(false) is not { Root: var root, Model: var model } document)
                return null;

            var changes = edits[id] = new SourceEdits(root);
            var made = new HashSet<TextChange>();
            foreach (var (index, call, isLetAlone) in _marks.CallsIn(root))
            {
                if (TokenFor(_chain[index], call, isLetAlone, model) is not { } token)
                {
                    _withDefault.Add(index);
                    continue;
                }

                if (TokenForwarding.TryForward(call, token, model, _cancellationToken) is not { } forwarded || _marks.IndexOf(forwarded.Target, _cancellationToken) != index)
                    return null;

                if (EndedLoop.Keep(call, token, forwarded.Changes, document) is not { } all)
                    return null;

                if (all.Count > forwarded.Changes.Length && !document.Sees("System"))
                    guarded[id] = document.Layout.NewLine;

                // Two calls in a loop share what keeps the code behind it.
                foreach (var change in all.Where(made.Add))
                    changes.Replace(change.Span, change.NewText ?? "");
            }

            foreach (var (index, method) in _marks.MethodsIn(root))
            {
                declarations.Add((index, changes, method));
                foreach (var change in LostCalls(_chain[index], method, _names[index], model))
                    changes.Replace(change.Span, change.NewText ?? "");
            }
        }

        foreach (var (index, changes, method) in declarations)
        {
            // What implements an interface explicitly is never called without all arguments.
            if ((method.ExplicitInterfaceSpecifier is not null || !_withDefault.Contains(index)) && method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == _names[index]) is { Default: { } value } parameter)
                changes.Replace(TextSpan.FromBounds(parameter.Identifier.Span.End, value.Span.End), "");
        }

        foreach (var (id, changes) in edits.Select(pair => (pair.Key, pair.Value)))
        {
            if (changes.Apply(_cancellationToken) is not { } changed)
                return null;

            solution = solution.WithDocumentSyntaxRoot(id, guarded.TryGetValue(id, out var newLine) ? UsingDirectives.Add(changed, ["System"], newLine) : changed);
        }

        return solution;
    }

    /// <summary>What a call of the chain is given; null where it goes on without.</summary>
    private string? TokenFor(ChainLink link, InvocationExpressionSyntax call, bool isLetAlone, SemanticModel model)
    {
        // The sequence gets its token from there.
        if (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithCancellation" })
            return null;

        if (!isLetAlone && TokenScope.Find(call, model, link.Settings, _cancellationToken) is { IsAmbiguous: false, IsUncertain: false } token)
            return token.Expression;

        return isLetAlone || link.Settings.DefaultValue is DefaultValueUse.Never ? "CancellationToken.None" : null;
    }

    /// <summary>What makes the body use the new parameter.</summary>
    private IEnumerable<TextChange> LostCalls(ChainLink link, MethodDeclarationSyntax method, string parameter, SemanticModel model)
    {
        var losses = new MethodLosses(link.Settings, _overloads, _cancellationToken);
        return method.DescendantNodes()
            .Where(node => node is not InvocationExpressionSyntax call || _marks.IndexOfCall(call) < 0)
            .Select(node => losses.Find(node, model))
            .OfType<LostCall>()
            .Where(lost => TokenScope.Find(lost.Remedy is TokenRemedy.Stream ? lost.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>()! : lost.Syntax, model, link.Settings, _cancellationToken) is { IsAmbiguous: false, Source: IParameterSymbol source } && source.Name == parameter)
            .SelectMany(lost => losses.TryForward(lost, parameter, model) ?? ImmutableArray<TextChange>.Empty);
    }

    /// <summary>Whether the calls of the chain, and no others, call its methods.</summary>
    private async Task<bool> MeansTheSameAsync(Solution solution, IReadOnlyList<DocumentId> documents)
    {
        var names = new HashSet<string>(_chain.Select(link => link.Method.Symbol.Name));
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

    private TokenlessMethod? Find(IMethodSymbol method) => _chain.Select(link => link.Method).FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, method.OriginalDefinition.PartialDefinitionPart ?? method.OriginalDefinition));

    private static bool IsAsyncIterator(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && ThreadingSyntax.NameOf(method.ReturnType) is "IAsyncEnumerable"
        && method.Body?.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax) is true;
}
