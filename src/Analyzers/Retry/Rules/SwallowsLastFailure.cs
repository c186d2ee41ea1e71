using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Rules;

/// <summary>SEA1006: nobody learns that the last attempt failed, too.</summary>
internal static class SwallowsLastFailure
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1006",
        Family.Retry,
        Level.Warning,
        title: "Failure of the last attempt is swallowed",
        message: "When the last attempt of '{0}' fails, {1}; throw what it has thrown",
        description: "After the last attempt the code goes on as if it had succeeded: with an order that was not saved, a database that was not migrated, or a default value that is taken for a real one. The failure shows up later, far from its cause.");

    public static Diagnostic? Find(RetryLoop loop, CancellationToken cancellationToken)
    {
        if (loop is not { Exhaustion: { Swallows: true } end, Limit.Kind: LimitKind.Counted or LimitKind.Timed }
            || !(loop.DoesInputOutput || loop.Operation is not null)
            || ExpectedFailure.Contains(loop, cancellationToken)
            || ExpectedFailure.IsHandedOn(loop, cancellationToken)
            || ExpectedFailure.IsAlwaysTold(loop))
        {
            return null;
        }

        var severity = loop.Operation is not null || ExpectedFailure.IsLoggedAsError(loop) ? DiagnosticSeverity.Info : Rule.DefaultSeverity;
        return Rule.On(loop, loop.Keyword.GetLocation(), severity, RetriedName.Of(loop), Consequence(end));
    }

    private static string Consequence(Exhaustion end) =>
        end.Statement is ReturnStatementSyntax { Expression: { } value } && value.Span.Length <= 20
            ? $"'{value}' is returned as if it had not"
            : "the code goes on as if it had not";
}
