using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The statements that a loop runs after a failure besides waiting and counting, as code for another place.</summary>
/// <param name="Statements">What is run.</param>
/// <param name="Replacements">What stands in place of what the loop's variables held.</param>
/// <param name="ExceptionUses">The places that read the exception.</param>
internal sealed record FailureEffects(
    ImmutableArray<StatementSyntax> Statements,
    Dictionary<SyntaxNode, string> Replacements,
    ImmutableArray<IdentifierNameSyntax> ExceptionUses)
{
    public static readonly FailureEffects None = new(ImmutableArray<StatementSyntax>.Empty, [], ImmutableArray<IdentifierNameSyntax>.Empty);

    public bool HasAwait => Statements.Any(statement => statement.DescendantNodes().Any(node => node is AwaitExpressionSyntax));

    /// <summary>What is run before every further attempt; null when it can't be said in a callback.</summary>
    public static FailureEffects? OfRetries(RehearsedLoop rehearsed, FailurePath path, PipelineToken token, string arguments)
    {
        var steps = Kept(rehearsed, path.Retries[0].Steps, token, isLast: false);
        if (steps is null)
            return null;

        var all = steps.ConvertAll(step => path.Retries.Select(retry => retry.Steps.First(other => other.Statement == step.Statement)).ToList());
        var wait = path.Retries[0].Waits.FirstOrDefault()?.Wait?.Duration?.Unwrap();
        var pause = wait is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax } ? rehearsed.Variables.Find(wait) : null;
        return Create(rehearsed, path, steps, (name, symbol, index) =>
            SymbolEqualityComparer.Default.Equals(symbol, pause) ? Pause(symbol, arguments)
            : CounterText.From(all[index].ConvertAll(step => step.Values[symbol]), arguments) is { } counter ? counter
            : null);
    }

    /// <summary>What is run after the last failure; null when it can't be said behind the pipeline.</summary>
    public static FailureEffects? OfLast(RehearsedLoop rehearsed, FailurePath path, PipelineToken token, IEnumerable<StatementSyntax> further, Func<ISymbol, LoopValues, string?> number)
    {
        if (path.Last is null)
            return None;

        var steps = Kept(rehearsed, path.Last.Steps, token, isLast: true);
        if (steps is null)
            return null;

        var values = path.Values;
        steps.AddRange(further.Select(statement => new Step(statement, values)));
        var effects = Create(rehearsed, path, steps, (name, symbol, index) => number(symbol, steps[index].Values));
        if (effects is not null)
            NumberText.Join(effects.Replacements);

        return effects;
    }

    private static string? Pause(ISymbol symbol, string arguments) => TypeOf(symbol) switch
    {
        { Name: "TimeSpan" } => arguments + ".RetryDelay",
        { SpecialType: SpecialType.System_Int32 } => "(int)" + arguments + ".RetryDelay.TotalMilliseconds",
        { SpecialType: SpecialType.System_Double } => arguments + ".RetryDelay.TotalMilliseconds",
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The steps without those that the pipeline does itself or that nothing reads; null when one can't be left out or kept.</summary>
    private static List<Step>? Kept(RehearsedLoop rehearsed, List<Step> steps, PipelineToken token, bool isLast)
    {
        var kept = new List<Step>();
        for (var index = steps.Count - 1; index >= 0; index--)
        {
            var step = steps[index];
            if (step.Wait is not null || token.IsCheck(step.Statement, rehearsed.Loop))
                continue;

            if (step.Statement is LocalDeclarationStatementSyntax declaration)
            {
                // The pause itself is in the options.
                var isRead = declaration.Declaration.Variables.Any(variable => kept.Exists(other => Reads(other.Statement, variable.Identifier.ValueText) && !IsPause(variable, rehearsed)));
                if (isRead)
                    kept.Insert(0, step);
                else if (LoopVariables.HasSideEffect(declaration.Declaration.Variables[0].Initializer?.Value ?? SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression)))
                    return null;

                continue;
            }

            if (step.Statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && rehearsed.Variables.IsBookkeeping(assignment))
            {
                // Only the value from the last failure is ever read, behind the loop.
                var symbol = rehearsed.Variables.Find(assignment.Left)!;
                var isReadInside = rehearsed.Site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>()
                    .Any(name => SymbolEqualityComparer.Default.Equals(rehearsed.Variables.Find(name), symbol) && !(name.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } written && written.Left == name));
                if (isReadInside)
                    return null;

                if (isLast && rehearsed.Site.After.Any(statement => Reads(statement, symbol.Name)))
                    kept.Insert(0, step);

                continue;
            }

            kept.Insert(0, step);
        }

        return kept;
    }

    private static bool IsPause(VariableDeclaratorSyntax variable, RehearsedLoop rehearsed) =>
        rehearsed.Loop.Pause.Waits.Any(wait => wait.Duration?.Unwrap() is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Identifier.ValueText);

    private static bool Reads(SyntaxNode node, string name) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);

    private static FailureEffects? Create(RehearsedLoop rehearsed, FailurePath path, List<Step> steps, Func<IdentifierNameSyntax, ISymbol, int, string?> replace)
    {
        var replacements = new Dictionary<SyntaxNode, string>();
        var uses = ImmutableArray.CreateBuilder<IdentifierNameSyntax>();
        var own = steps.Select(step => step.Statement).ToList();
        for (var index = 0; index < steps.Count; index++)
        {
            foreach (var name in steps[index].Statement.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                var symbol = rehearsed.Variables.Find(name);
                if (symbol is IFieldSymbol or IPropertySymbol && IsPauseSymbol(symbol, rehearsed) && replace(name, symbol, index) is { } length)
                {
                    replacements[name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name] = length;
                    continue;
                }

                if (symbol is not (ILocalSymbol or IParameterSymbol) || own.Exists(statement => symbol.DeclaringSyntaxReferences.Any(reference => statement.Span.Contains(reference.Span))))
                    continue;

                if (steps[index].Values[symbol] == LoopValues.Thrown)
                {
                    uses.Add(name);
                    continue;
                }

                var isInside = symbol.DeclaringSyntaxReferences.Any(reference => rehearsed.Site.Region.Any(statement => statement.Span.Contains(reference.Span)));
                if (!isInside && !rehearsed.Variables.IsChanging(symbol) && !IsPauseSymbol(symbol, rehearsed))
                    continue;

                if (IsOwnWrite(name) && !isInside)
                    continue;

                if (SymbolEqualityComparer.Default.Equals(symbol, rehearsed.Loop.ResultCheck?.Result) && path.Handler is null)
                    continue;

                if (replace(name, symbol, index) is not { } text)
                    return null;

                CounterText.Put(name, text, replacements);
            }

            if (!MovedCode.CanMove(steps[index].Statement, rehearsed.Loop))
                return null;
        }

        return new FailureEffects(own.ToImmutableArray(), replacements, uses.ToImmutable());
    }

    private static bool IsOwnWrite(IdentifierNameSyntax name) => name.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == name;

    private static bool IsPauseSymbol(ISymbol symbol, RehearsedLoop rehearsed) =>
        rehearsed.Loop.Pause.Waits.Any(wait => wait.Duration?.Unwrap() is ExpressionSyntax name && name is IdentifierNameSyntax or MemberAccessExpressionSyntax && SymbolEqualityComparer.Default.Equals(rehearsed.Variables.Find(name), symbol));
}
