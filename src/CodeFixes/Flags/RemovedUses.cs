using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.CodeFixes.Flags.Gates;
using Seaworthy.CodeFixes.Flags.Symbols;
using Seaworthy.CodeFixes.Flags.Tests;
using Seaworthy.Common.Options;
using Seaworthy.Flags;
using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>What names retired flags without reading them, taken out of a solution: conditions of the compiler, gates, and what tests set up.</summary>
/// <param name="askedUnseen">Flags that something unknown asks for: what tests set up for them is still needed.</param>
internal sealed class RemovedUses(Solution solution, IReadOnlyCollection<string> askedUnseen)
{
    public Solution Solution { get; private set; } = solution;

    /// <summary>The documents that are changed, or that have a read.</summary>
    public HashSet<DocumentId> Documents { get; } = [];

    /// <summary>Those of them whose gates have changed, and nothing else: more endpoints are likely to be gated there.</summary>
    public HashSet<DocumentId> Gated { get; } = [];

    /// <summary>The keys of the flags that were taken out somewhere, as the registry has them.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The flags that tests set up, with the names of the constants that their keys come from.</summary>
    public Dictionary<string, HashSet<string>> SetUp { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Flags that are still named somewhere: their entries stay.</summary>
    public HashSet<string> Kept { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The constants and enum members that the keys come from.</summary>
    public HashSet<ISymbol> KeySymbols { get; } = new(SymbolEqualityComparer.Default);

    /// <param name="keys">The flags to look for; null for every one that is retired.</param>
    /// <param name="left">Documents that are left as they are.</param>
    public static async Task<RemovedUses> FindAsync(Solution solution, IReadOnlyCollection<string>? keys, IReadOnlyCollection<DocumentId> left, IReadOnlyCollection<string> askedUnseen, FixLevel level, CancellationToken cancellationToken)
    {
        var found = new RemovedUses(solution, askedUnseen);

        // First the conditions of the compiler: code that it leaves out has no gates and no reads yet.
        await found.RewriteAsync(keys, level, left, (search, document) => search.RemoveSymbolsAsync(document, left.Contains(document.Id)), cancellationToken).ConfigureAwait(false);
        await found.RewriteAsync(keys, level, left, (search, document) => search.RemoveGatesAndSetupsAsync(document, left.Contains(document.Id)), cancellationToken).ConfigureAwait(false);
        return found;
    }

    private async Task RewriteAsync(IReadOnlyCollection<string>? keys, FixLevel level, IReadOnlyCollection<DocumentId> left, Func<Search, Document, Task<SourceText?>> rewrite, CancellationToken cancellationToken)
    {
        var solution = Solution;
        var texts = new Dictionary<DocumentId, SourceText>();
        foreach (var project in solution.Projects)
        {
            if (project.Language is not LanguageNames.CSharp || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
                continue;

            var provider = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
            var registry = FlagRegistry.Read(project.AnalyzerOptions, cancellationToken);
            var search = new Search(this, registry, FlagApis.Find(compilation, provider)?.With(registry), provider, keys, level, cancellationToken);
            foreach (var document in project.Documents)
            {
                if (await rewrite(search, document).ConfigureAwait(false) is { } text && !left.Contains(document.Id))
                    texts[document.Id] = text;
            }
        }

        // A file of several projects has one text.
        foreach (var changed in texts)
        {
            if (solution.GetDocument(changed.Key)!.GetLinkedDocumentIds().All(linked => texts.TryGetValue(linked, out var other) && other.ContentEquals(changed.Value)))
            {
                Solution = Solution.WithDocumentText(changed.Key, changed.Value);
                Documents.Add(changed.Key);
            }
            else
                Kept.UnionWith(Keys);
        }
    }

    private bool IsAskedUnseen(string key) => askedUnseen.Contains(key, StringComparer.OrdinalIgnoreCase);

    private void AddSetUp(string key, ISymbol? symbol)
    {
        if (!SetUp.TryGetValue(key, out var names))
            SetUp[key] = names = [];

        if (symbol is not null)
            names.Add(symbol.Name);
    }

    /// <summary>Joins what is read to what was taken out.</summary>
    public void Add(RetiredReads reads)
    {
        Keys.UnionWith(reads.Keys);
        Kept.UnionWith(reads.Kept);
        KeySymbols.UnionWith(reads.KeySymbols);
        Documents.UnionWith(reads.Documents);
        Gated.ExceptWith(reads.Documents);
    }

    private sealed class Search(RemovedUses found, FlagRegistry registry, FlagApis? apis, AnalyzerConfigOptionsProvider provider, IReadOnlyCollection<string>? keys, FixLevel level, CancellationToken cancellationToken)
    {
        private readonly FlagGates _gates = new();

        /// <returns>The changed text; null where nothing changes.</returns>
        public async Task<SourceText?> RemoveSymbolsAsync(Document document, bool isLeft)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { ContainsDirectives: true } root || GeneratedFiles.IsGenerated(document.FilePath ?? document.Name, root.SyntaxTree, cancellationToken))
                return null;

            var options = provider.GetOptions(root.SyntaxTree);
            var removed = new HashSet<string>();
            var text = ConditionalRegions.Rewrite(root, await document.GetTextAsync(cancellationToken).ConfigureAwait(false), Decide);
            if (text is not null)
                (isLeft ? found.Kept : found.Keys).UnionWith(removed);

            return text;

            bool? Decide(string symbol)
            {
                var key = registry.Find(symbol, null, options)?.Key ?? symbol;
                if ((keys is not null && !keys.Contains(key, StringComparer.OrdinalIgnoreCase)) || RetiredFlagSymbol.Decided(symbol, registry, options) is not { Constant: bool value })
                    return null;

                removed.Add(key);
                return value;
            }
        }

        /// <returns>The changed text; null where nothing changes.</returns>
        public async Task<SourceText?> RemoveGatesAndSetupsAsync(Document document, bool isLeft)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
                || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            {
                return null;
            }

            var options = provider.GetOptions(root.SyntaxTree);
            isLeft |= GeneratedFiles.IsGenerated(document.FilePath ?? document.Name, root.SyntaxTree, cancellationToken);
            var text = new RemovedText(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
            var statements = new StatementRemovals(text, model, cancellationToken);
            var gates = RemoveGates(new GateEdits(text, statements, model, level, cancellationToken), root, model, options, isLeft);
            if (apis is not null && !isLeft)
                RemoveSetups(new TestEdits(text, statements, model, cancellationToken), apis.FindAll(root, model, options, cancellationToken), options);

            if (gates > 0)
                found.Gated.Add(document.Id);

            statements.Apply();
            return text.IsEmpty ? null : text.Apply();
        }

        private int RemoveGates(GateEdits gates, SyntaxNode root, SemanticModel model, AnalyzerConfigOptions options, bool isLeft)
        {
            var count = 0;
            Suppressions? suppressions = null;
            foreach (var node in root.DescendantNodes())
            {
                var gate = node switch
                {
                    AttributeSyntax attribute => _gates.TryMatch(attribute, model, options, cancellationToken),
                    InvocationExpressionSyntax call => FlagGates.TryMatch(call, model, cancellationToken),
                    _ => null,
                };
                if (gate is null)
                    continue;

                var entries = gate.Keys.Select(key => (Key: key, Entry: Retired(key, options))).Where(pair => pair.Entry is not null).ToList();
                if (entries.Count is 0)
                    continue;

                suppressions ??= Suppressions.Read(root, "SEA4001");
                var isRemoved = !isLeft && !suppressions.Covers(node) && gates.TryRemove(gate, key => Retired(key, options)?.Value?.Constant as bool?);
                (isRemoved ? found.Keys : found.Kept).UnionWith(entries.Select(pair => pair.Entry!.Key));
                count += isRemoved ? 1 : 0;
                if (isRemoved)
                    found.KeySymbols.UnionWith(entries.Select(pair => pair.Key.Symbol).OfType<ISymbol>());
            }

            gates.Apply();
            return count;
        }

        private void RemoveSetups(TestEdits tests, IEnumerable<FlagRead> reads, AnalyzerConfigOptions options)
        {
            foreach (var read in reads)
            {
                if (registry.FindRetired(read, options) is not { } entry || !IsAsked(entry) || read.ValueWhen(entry.Value!.Value) is not { } value)
                    continue;

                if (found.IsAskedUnseen(entry.Key))
                {
                    if (TestEdits.IsSetup(read.Call))
                        found.Kept.Add(entry.Key);

                    continue;
                }

                if (!tests.TryRemove(read.Call, value))
                    continue;

                found.AddSetUp(entry.Key, read.KeySymbol);

                found.Keys.Add(entry.Key);
                if (read.KeySymbol is { } symbol)
                    found.KeySymbols.Add(symbol);
            }

            tests.Apply();
        }

        private FlagEntry? Retired(FlagGateKey key, AnalyzerConfigOptions options) => registry.FindRetired(key, options) is { } entry && IsAsked(entry) ? entry : null;

        private bool IsAsked(FlagEntry entry) => keys is null || keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase);
    }
}
