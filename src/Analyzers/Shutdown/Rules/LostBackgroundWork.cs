using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3014: work is started that nobody waits for.</summary>
internal static class LostBackgroundWork
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3014",
        Family.Shutdown,
        Level.Warning,
        title: "Background work is lost at shutdown",
        message: "Nobody waits for what '{0}' starts, {1}; {2}",
        description: "A host stops its services and then ends the process. It knows nothing of tasks that were started and left alone: they end in the middle of what they do, and no log tells of it.");

    public static void Check(LostWork lost, WorkPlace place, NodeContext context)
    {
        // What is told to stop, or only looks after other work, has little to lose.
        var severity = place is WorkPlace.Service && (lost.IsTold || lost.IsObserved) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var loss = place is WorkPlace.Service && lost.IsTold ? "which is told to stop, but may not have when the process ends" : "so it is lost when the application stops";
        var wait = lost.IsStarter ? "" : "await it, or ";
        var advice = place is WorkPlace.Service ? "keep its task and await it in StopAsync" : "hand it to a queue that a hosted service works off";
        context.ReportDiagnostic(Rule.At(lost.Name.GetLocation(), severity, ImmutableArray<Location>.Empty, NameOf(lost), loss, wait + advice));
    }

    /// <summary>The called name, with what stands in front of it if that is a name, too.</summary>
    private static string NameOf(LostWork lost) => lost.Start.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } => $"{owner.Identifier.ValueText}.{lost.Name.Identifier.ValueText}",
        _ => lost.Name.Identifier.ValueText,
    };
}
