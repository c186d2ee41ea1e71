using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The variables in front of a loop that only the loop has used.</summary>
/// <param name="redeclared">The local that the new code declares itself.</param>
internal sealed class LoopDeclarations(RehearsedLoop rehearsed, Aftermath aftermath, AttemptCode attempt, ILocalSymbol? redeclared)
{
    public HashSet<StatementSyntax> FindRemoved(List<StatementSyntax> replacement)
    {
        var removed = new HashSet<StatementSyntax>();
        var names = new HashSet<string>(replacement.SelectMany(statement => statement.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        foreach (var declaration in rehearsed.Site.Before.OfType<LocalDeclarationStatementSyntax>())
        {
            if (declaration is { UsingKeyword.RawKind: not 0 } or { Declaration.Variables.Count: not 1 })
                continue;

            var variable = declaration.Declaration.Variables[0];
            var isRedeclared = redeclared?.Name == variable.Identifier.ValueText || attempt.Counters.Any(counter => counter.Symbol.Name == variable.Identifier.ValueText);
            if (isRedeclared || (IsUsedByLoop(variable) && !names.Contains(variable.Identifier.ValueText) && IsPure(variable) && !IsUsedElsewhere(variable)))
                removed.Add(declaration);
        }

        return removed;
    }

    /// <summary>Whether nothing that stays reads what the loop would have set.</summary>
    public bool AreComplete(List<StatementSyntax> replacement)
    {
        foreach (var symbol in rehearsed.Variables.Changing)
        {
            var isCaptured = SymbolEqualityComparer.Default.Equals(symbol, attempt.Result)
                || attempt.Counters.Any(counter => SymbolEqualityComparer.Default.Equals(counter.Symbol, symbol))
                || replacement.SelectMany(statement => statement.DescendantNodes()).Select(LoopVariables.FindTarget).Any(target => target is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name);
            if (!isCaptured && ReadsBehind(symbol))
                return false;
        }

        return true;
    }

    private bool IsUsedByLoop(VariableDeclaratorSyntax variable) =>
        rehearsed.Site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText);

    private static bool IsPure(VariableDeclaratorSyntax variable) => variable.Initializer is null
        || (!LoopVariables.HasSideEffect(variable.Initializer.Value)
            && variable.Initializer.Value.DescendantNodesAndSelf().All(node => node is not InvocationExpressionSyntax call || call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "TimeSpan" or "Math" } }));

    /// <summary>Whether anything but the loop, and what goes with it, names the variable.</summary>
    private bool IsUsedElsewhere(VariableDeclaratorSyntax variable) =>
        rehearsed.Site.Container.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == variable.Identifier.ValueText
            && !rehearsed.Site.Region.Any(statement => statement.Span.Contains(name.Span))
            && !aftermath.Consumed.Any(statement => statement.Span.Contains(name.Span)));

    private bool ReadsBehind(ISymbol symbol)
    {
        var end = rehearsed.Site.Siblings[rehearsed.Site.Last].Span.End;
        return rehearsed.Loop.Function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            (name.SpanStart > end || IsInOuterLoop())
            && !rehearsed.Site.Region.Any(statement => statement.Span.Contains(name.Span))
            && name.Identifier.ValueText == symbol.Name
            && !aftermath.Consumed.Any(statement => statement.Span.Contains(name.Span))
            && SymbolEqualityComparer.Default.Equals(rehearsed.Variables.Find(name), symbol));
    }

    private bool IsInOuterLoop() => rehearsed.Site.Container.AncestorsAndSelf().TakeWhile(node => node != rehearsed.Loop.Function)
        .Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
}
