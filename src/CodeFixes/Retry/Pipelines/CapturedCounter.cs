namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>A counter that the attempt reads, and now advances itself.</summary>
/// <param name="Start">Its value before the first attempt.</param>
/// <param name="Advance">The statement that advances it; null when the attempt begins with one already.</param>
internal sealed record CapturedCounter(ILocalSymbol Symbol, long Start, string? Advance)
{
    /// <summary>The counters that the parts read; null when they read something else that the loop changes.</summary>
    public static ImmutableArray<CapturedCounter>? Find(RehearsedLoop rehearsed, List<AttemptPart> parts)
    {
        var found = ImmutableArray.CreateBuilder<CapturedCounter>();
        var variables = rehearsed.Variables;
        var outer = variables.Changing.Where(symbol => parts.Exists(part => Reads((SyntaxNode?)part.Returned ?? part.Statement, symbol, variables))).ToList();
        foreach (var symbol in outer)
        {
            // What the attempt alone sets is captured as it is.
            if (!IsSetOutside(symbol, rehearsed, parts))
                continue;

            var counted = parts.FindAll(part => part.Statement is ExpressionStatementSyntax { Expression: var expression } && variables.IsCount(expression) && Reads(part.Statement, symbol, variables));
            var isRead = parts.Exists(part => !counted.Contains(part) && Reads((SyntaxNode?)part.Returned ?? part.Statement, symbol, variables));
            if (!isRead)
            {
                parts.RemoveAll(counted.Contains);
                continue;
            }

            var values = rehearsed.Failing.AtAttempts.ConvertAll(attempt => attempt[symbol] as long?);
            if (symbol is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } local || values.Count < 2 || values.Contains(null))
                return null;

            var step = values[1]!.Value - values[0]!.Value;
            if (values.Where((value, index) => value != values[0] + (step * index)).Any() || step is 0)
                return null;

            var advance = step switch { 1 => local.Name + "++;", -1 => local.Name + "--;", _ => local.Name + " += " + CounterText.Text(step) + ";" };
            found.Add(counted.Count > 0 ? new CapturedCounter(local, values[0]!.Value, null) : new CapturedCounter(local, values[0]!.Value - step, advance));
        }

        return found.ToImmutable();
    }

    private static bool Reads(SyntaxNode node, ISymbol symbol, LoopVariables variables) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => SymbolEqualityComparer.Default.Equals(variables.Find(name), symbol));

    private static bool IsSetOutside(ISymbol symbol, RehearsedLoop rehearsed, List<AttemptPart> parts)
    {
        var loop = rehearsed.Loop;
        return rehearsed.Site.Region.SelectMany(statement => statement.DescendantNodes()).Any(node =>
            LoopVariables.FindTarget(node) is { } target
            && SymbolEqualityComparer.Default.Equals(rehearsed.Variables.Find(target), symbol)
            && (!parts.Exists(part => part.Statement.Span.Contains(node.Span)) || IsCountIn(node, rehearsed.Variables))
            && loop.Function.Span.Contains(node.Span));
    }

    private static bool IsCountIn(SyntaxNode node, LoopVariables variables) => node is ExpressionSyntax expression && variables.IsCount(expression);
}
