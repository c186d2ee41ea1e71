using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging.Generated;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Makes a clause ask whether the token has been cancelled, and keeps the loop going when something else has timed out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationMistakenForShutdownFix))]
internal sealed class CancellationMistakenForShutdownFix() : ProvenFix(Title, "SeaworthyShutdown.AskForToken", CancellationMistakenForShutdown.Rule.Id)
{
    private const string Title = "Ask whether the token is cancelled";

    private static readonly string[] Names = ["ex", "exception", "timeout"];

    private const string Logging = "Microsoft.Extensions.Logging";

    protected override (string Title, string Key)? Alternative => (Title + "; timeouts will propagate", "SeaworthyShutdown.AskForTokenOnly");

    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (Find(diagnostic, document) is not { } mistaken)
            return null;

        var changes = Filter(mistaken);
        if (!Propagates(mistaken, document))
            return new SourceRepair(changes, "System");

        if (mistaken.Mistake is not Mistake.EndsLoop || FindLogger(mistaken.Clause, document) is not { } logger || FindFreeName(mistaken.Clause, document) is not { } name)
            return null;

        changes.Add(CatchClauses.InsertAfter(mistaken.Clause, $"catch (OperationCanceledException {name})", $"{logger}.LogWarning({name}, \"The operation timed out\");", document));
        return new SourceRepair(changes, "System", Logging);
    }

    protected override SourceRepair? RepairOtherwise(Diagnostic diagnostic, FixedDocument document) =>
        Find(diagnostic, document) is { } mistaken && Propagates(mistaken, document) && Repair(diagnostic, document) is null ? new SourceRepair(Filter(mistaken), "System") : null;

    private static MistakenShutdown? Find(Diagnostic diagnostic, FixedDocument document) =>
        document.Find<CatchClauseSyntax>(diagnostic) is { } clause
        && CatchClauses.MayHaveNeighbour(clause)
        && MistakenShutdown.TryMatch(clause, document.Model, new ShutdownSettings(document.Options), document.CancellationToken) is { Token.IsAmbiguous: false } mistaken
            ? mistaken
            : null;

    private static List<TextChange> Filter(MistakenShutdown mistaken)
    {
        var clause = mistaken.Clause;
        var test = mistaken.Token.Expression + ".IsCancellationRequested";
        var changes = new List<TextChange>();
        if (clause.Filter is { FilterExpression: var filter })
        {
            if (mistaken.Mistake is Mistake.StopsHost)
                return [Insert(filter.Span.End, $" || !{test}")];

            var needsParentheses = filter is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or IsPatternExpressionSyntax { Pattern: BinaryPatternSyntax };
            if (needsParentheses)
                changes.Add(Insert(filter.SpanStart, "("));

            changes.Add(Insert(filter.Span.End, (needsParentheses ? ")" : "") + " && " + test));
            return changes;
        }

        // A cancelled wait may also throw the base type.
        var declaration = clause.Declaration!;
        var name = declaration.Type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Last();
        if (name.Identifier.ValueText is "TaskCanceledException")
            changes.Add(new TextChange(declaration.Type.Span, "OperationCanceledException"));

        changes.Add(Insert(declaration.Span.End, $" when ({test})"));
        return changes;
    }

    /// <summary>Whether nothing inside the loop handles a time-out once the clause lets it pass.</summary>
    private static bool Propagates(MistakenShutdown mistaken, FixedDocument document)
    {
        if (mistaken.Mistake is Mistake.StopsHost or Mistake.NeverRuns)
            return false;

        var isBehind = false;
        foreach (var sibling in mistaken.Try.Catches)
        {
            if (isBehind && CancellationPath.Takes(sibling, Thrown.TimeOut, document.Model, document.CancellationToken))
                return false;

            isBehind |= sibling == mistaken.Clause;
        }

        return mistaken.Mistake is Mistake.EndsService
            || CancellationPath.FindHandler(mistaken.Try, mistaken.Loop.Syntax, Thrown.TimeOut, document.Model, document.CancellationToken) is null;
    }

    /// <summary>A logger that the function can use.</summary>
    private static string? FindLogger(SyntaxNode at, FixedDocument document)
    {
        var position = at.SpanStart;
        return document.Model.LookupSymbols(position)
            .Where(symbol => symbol switch
            {
                IFieldSymbol field => LoggerSource.IsLogger(field.Type) && IsUsable(field, at, document),
                IPropertySymbol property => LoggerSource.IsLogger(property.Type) && IsUsable(property, at, document),
                IParameterSymbol parameter => LoggerSource.IsLogger(parameter.Type) && parameter.RefKind is RefKind.None,
                _ => false,
            })
            .OrderBy(symbol => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } ? 0 : symbol is IFieldSymbol ? 1 : 2)
            .Select(symbol => symbol.Name)
            .FirstOrDefault();
    }

    private static bool IsUsable(ISymbol member, SyntaxNode at, FixedDocument document) =>
        member.IsStatic || document.Model.GetEnclosingSymbol(at.SpanStart, document.CancellationToken) is IMethodSymbol { IsStatic: false } or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

    private static string? FindFreeName(CatchClauseSyntax clause, FixedDocument document)
    {
        var taken = clause.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToList();
        var own = clause.Declaration?.Identifier.ValueText;
        return Names.FirstOrDefault(name => name == own || !taken.Contains(name));
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
