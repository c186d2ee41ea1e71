using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3007: a thread sleeps although it could be woken by the token.</summary>
internal static class BlockingSleep
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3007",
        Family.Shutdown,
        Level.Warning,
        title: "Blocking sleep in token-aware code",
        message: "'{0}' blocks its thread to the end although '{1}' may be cancelled meanwhile; {2}",
        description: "Nothing wakes a sleeping thread. A service that sleeps when it is told to stop keeps its host waiting until it wakes up, or until the host's patience and all the time that the other services need to save their work are used up.");

    public static void Check(BlockingSleepCall sleep, NodeContext context)
    {
        var call = sleep.Sleep.Syntax;
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;
        context.ReportDiagnostic(Rule.At(
            name.GetLocation(),
            $"{sleep.Sleep.Method.ContainingType.Name}.{sleep.Sleep.Method.Name}",
            sleep.Token.Expression,
            sleep.Sleep.IsSpin ? "ask for the token in the condition" : sleep.IsAsync || sleep.ReturnsTask ? "await Task.Delay with the token" : "wait for the handle of the token"));
    }
}
