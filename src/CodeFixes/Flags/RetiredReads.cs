using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.CodeFixes.Flags.Tests;
using Seaworthy.Flags;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>The reads of retired flags in a solution, with what each is worth for good.</summary>
internal sealed class RetiredReads
{
    private readonly HashSet<DocumentId> _documents = [];
    private readonly HashSet<string> _kept = new(StringComparer.OrdinalIgnoreCase);

    public DecidedValues Values { get; } = new();

    /// <summary>The documents that have one.</summary>
    public IReadOnlyCollection<DocumentId> Documents => _documents;

    /// <summary>The keys of the flags that are read, as the registry has them.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Flags that something still reads afterwards: their entries stay.</summary>
    public ISet<string> Kept => _kept;

    /// <summary>The constants and other symbols that the keys come from.</summary>
    public HashSet<ISymbol> KeySymbols { get; } = new(SymbolEqualityComparer.Default);

    /// <param name="keys">The flags to look for; null for every one that is retired.</param>
    /// <param name="left">Documents that are left as they are.</param>
    public static async Task<RetiredReads> FindAsync(Solution solution, IReadOnlyCollection<string>? keys, IReadOnlyCollection<DocumentId> left, CancellationToken cancellationToken)
    {
        var found = new RetiredReads();
        foreach (var project in solution.Projects)
        {
            if (project.Language is not LanguageNames.CSharp)
                continue;

            var registry = FlagRegistry.Read(project.AnalyzerOptions, cancellationToken);
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            var provider = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
            if (compilation is null || FlagApis.Find(compilation, provider)?.With(registry) is not { } apis)
                continue;

            foreach (var document in project.Documents)
                await found.AddAsync(document, apis, registry, provider, keys, left, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private async Task AddAsync(Document document, FlagApis apis, FlagRegistry registry, AnalyzerConfigOptionsProvider provider, IReadOnlyCollection<string>? keys, IReadOnlyCollection<DocumentId> left, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var options = provider.GetOptions(root.SyntaxTree);
        Suppressions? suppressions = null;
        foreach (var read in apis.FindAll(root, model, options, cancellationToken))
        {
            if (registry.Find(read, options) is not { State: FlagState.Retired, Value: { } decided } entry || !IsAsked(entry, keys))
                continue;

            if (registry.FindRetired(read, options) is null || read.ValueWhen(decided) is not { } constant || !MayEdit(read.Expression) || TestEdits.IsSetup(read.Call))
                _kept.Add(entry.Key);
            else
            {
                Values.Set(read.Expression, new Decided(constant) { Shape = read.Shape, Effects = read.Effects, NullableReceiver = read.NullableReceiver });
                Add(entry.Key, read.KeySymbol, document);
            }
        }

        if (!apis.HasProperties(cancellationToken))
            return;

        foreach (var part in root.DescendantNodes().OfType<SubpatternSyntax>())
        {
            if (apis.TryMatch(part, model, options, cancellationToken) is not { } pattern || registry.FindRetired(pattern, options) is not { Value: { } decided } entry || !IsAsked(entry, keys))
                continue;

            if (pattern.MatchesWhen(decided) is not { } matches || !MayEdit(part))
                _kept.Add(entry.Key);
            else
            {
                Values.Set(part, matches);
                Add(entry.Key, pattern.KeySymbol, document);
            }
        }

        bool MayEdit(SyntaxNode node) =>
            !left.Contains(document.Id)
            && !GeneratedFiles.IsGenerated(document.FilePath ?? document.Name, root.SyntaxTree, cancellationToken)
            && !(suppressions ??= Suppressions.Read(root, "SEA4001")).Covers(node);
    }

    private void Add(string key, ISymbol? symbol, Document document)
    {
        Keys.Add(key);
        _documents.Add(document.Id);
        if (symbol is not null)
            KeySymbols.Add(symbol);
    }

    private static bool IsAsked(FlagEntry entry, IReadOnlyCollection<string>? keys) => keys is null || keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase);
}
