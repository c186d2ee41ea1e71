using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3010: work that goes on after the start has the token of the start.</summary>
internal static class StartupTokenKept
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3010",
        Family.Shutdown,
        Level.Warning,
        title: "Token of the start is used beyond the start",
        message: "'{0}' is only cancelled while the service starts, but {1}; use a token that is cancelled when the service stops",
        description: "The token of StartAsync is no longer cancelled once the service has started. Whatever waits with it after that is not told of the shutdown: it goes on until the process ends in the middle of it.");

    public static void Check(StartupTokenUse kept, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(kept.Use.GetLocation(), kept.Use.Identifier.Text, Describe(kept.Keeper)));

    private static string Describe(SyntaxNode keeper) => keeper switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Left: MemberAccessExpressionSyntax { Name: var name } } => $"the handler of '{name.Identifier.Text}' is called later",
        AssignmentExpressionSyntax { Left: var member } => $"'{member}' keeps it",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => $"the work of '{name.Identifier.Text}' goes on",
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => $"the work of '{name.Identifier.Text}' goes on",
        ObjectCreationExpressionSyntax { Type: var type } => $"the work of '{type}' goes on",
        _ => "the work goes on",
    };
}
