using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Registry.Files;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>
/// Finds flags that are past their date: at their constant, or where a file first reads them. The date is a property of the
/// build, so that the same build always has the same findings; without one there are none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExpiredFlagAnalyzer : DiagnosticAnalyzer
{
    private const string DateKey = "build_property.SeaworthyDate";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ExpiredFlag.Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var provider = start.Options.AnalyzerConfigOptionsProvider;
            if (provider.GlobalOptions.TryGetValue(DateKey, out var text) && JsonValues.TryParseDate(text.Trim(), out var today))
                new Search(start, FlagRegistry.Read(start.Options, start.CancellationToken), today).Register();
        });
    }

    private sealed class Search(CompilationStartAnalysisContext context, FlagRegistry registry, DateTime today)
    {
        private readonly Compilation _compilation = context.Compilation;
        private readonly bool _isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        private readonly FlagGates _gates = new();
        private readonly ConcurrentDictionary<ISymbol, bool> _reported = new(SymbolEqualityComparer.Default);

        public void Register()
        {
            context.RegisterNodeAction(NodeKinds.Attribute, CheckAttribute);
            if (HasExpired() && FlagApis.Find(context.Compilation, context.Options.AnalyzerConfigOptionsProvider) is { } apis)
                context.RegisterSemanticModelAction(model => CheckReads(model, apis));
        }

        /// <summary>Looking for reads is only worth it for flags that have a date in a file.</summary>
        private bool HasExpired()
        {
            foreach (var entry in registry.Entries)
            {
                if (entry.LastDay < today)
                    return true;
            }

            return false;
        }

        private bool IsLookedAt(AnalyzerConfigOptions options) => !_isTestProject || FlagOptions.IncludeTests.Read(options);

        private void CheckAttribute(NodeContext node)
        {
            var options = node.Options.AnalyzerConfigOptionsProvider.GetOptions(node.Node.SyntaxTree);
            if (FlagAttribute.IsWritten((AttributeSyntax)node.Node)
                && IsLookedAt(options)
                && FlagAttribute.Owner((AttributeSyntax)node.Node, node.SemanticModel, node.CancellationToken) is var (key, symbol)
                && FindExpired(key, symbol, options) is { } entry
                && _reported.TryAdd(symbol, true))
            {
                node.ReportDiagnostic(ExpiredFlag.At(symbol.Locations[0], entry));
            }
        }

        private void CheckReads(SemanticModelAnalysisContext model, FlagApis apis)
        {
            var options = model.Options.AnalyzerConfigOptionsProvider.GetOptions(model.SemanticModel.SyntaxTree);
            if (!IsLookedAt(options))
                return;

            HashSet<string>? seen = null;
            foreach (var (key, symbol, place) in Asked(model, apis, options))
            {
                if (FindExpired(key, symbol, options) is not { } entry)
                    continue;

                var constant = symbol is { Locations: { Length: > 0 } locations } && locations[0].SourceTree is { } source && _compilation.ContainsSyntaxTree(source) ? symbol : null;
                if (constant is not null ? _reported.TryAdd(constant, true) : (seen ??= new(StringComparer.Ordinal)).Add(entry.Key))
                    model.ReportDiagnostic(ExpiredFlag.At(constant?.Locations[0] ?? place.GetLocation(), entry));
            }
        }

        /// <summary>The keys that a file asks for, in their order.</summary>
        private IEnumerable<(string Key, ISymbol? Symbol, SyntaxNode Place)> Asked(SemanticModelAnalysisContext model, FlagApis apis, AnalyzerConfigOptions options)
        {
            foreach (var node in model.SemanticModel.SyntaxTree.GetRoot(model.CancellationToken).DescendantNodes())
            {
                if (node is ExpressionSyntax call && apis.TryMatch(call, model.SemanticModel, options, model.CancellationToken) is { } read)
                {
                    yield return (read.Key, read.KeySymbol, read.Call);
                    continue;
                }

                var gate = node switch
                {
                    AttributeSyntax attribute => _gates.TryMatch(attribute, model.SemanticModel, options, model.CancellationToken),
                    InvocationExpressionSyntax invocation => FlagGates.TryMatch(invocation, model.SemanticModel, model.CancellationToken),
                    _ => null,
                };
                if (gate is null)
                    continue;

                foreach (var key in gate.Keys)
                    yield return (key.Text, key.Symbol, key.Syntax);
            }
        }

        private FlagEntry? FindExpired(string key, ISymbol? symbol, AnalyzerConfigOptions options) =>
            registry.Find(key, symbol, options) is { } entry && entry.LastDay < today && !ExcludedKeys.Contain(key, options) ? entry : null;
    }
}
