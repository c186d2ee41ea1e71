namespace Seaworthy.Common;

/// <summary>
/// Calls back for nodes, as the compiler's own actions for nodes do. Those make the compiler list all nodes of all declarations
/// once more, as soon as a single analyzer asks for a single kind; this costs a walk through each file.
/// </summary>
internal static class NodeActions
{
    public static void RegisterNodeAction(this CompilationStartAnalysisContext context, NodeKinds kinds, Action<NodeContext> action) =>
        context.RegisterNodeAction(kinds, () => action, static (node, act) => act(node));

    /// <param name="begin">Makes what the calls for one file share.</param>
    public static void RegisterNodeAction<TFile>(this CompilationStartAnalysisContext context, NodeKinds kinds, Func<TFile> begin, Action<NodeContext, TFile> action)
        where TFile : class =>
        context.RegisterSemanticModelAction(file =>
        {
            TFile? shared = null;
            Action<Diagnostic>? report = null;
            var nodes = NodeIndex.Of(file.SemanticModel);
            for (var index = nodes.Next(0, kinds); index < nodes.Count; index = nodes.Next(index + 1, kinds))
            {
                var node = nodes[index];
                if (file.FilterSpan is { } span && !span.IntersectsWith(node.FullSpan))
                    continue;

                file.CancellationToken.ThrowIfCancellationRequested();
                report ??= file.ReportDiagnostic;
                action(new NodeContext(node, file.SemanticModel, file.Options, report, file.CancellationToken), shared ??= begin());
            }
        });
}

/// <summary>A node that a rule is asked about, and what it may ask in turn.</summary>
internal readonly struct NodeContext(SyntaxNode node, SemanticModel model, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    public SyntaxNode Node => node;

    public SemanticModel SemanticModel => model;

    public Compilation Compilation => model.Compilation;

    public AnalyzerOptions Options => options;

    public CancellationToken CancellationToken => cancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic) => report(diagnostic);

    /// <summary>The member that the node stands in, not the lambda or local function.</summary>
    public ISymbol? FindOwner()
    {
        var symbol = model.GetEnclosingSymbol(node.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;

        return symbol;
    }
}
