using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Threading;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3004: a private method takes no token, so those of its callers end there.</summary>
internal static class MissingTokenParameter
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3004",
        Family.Shutdown,
        Level.Suggestion,
        title: "Method does not take the token that its callers have",
        message: "'{0}' takes no CancellationToken although its callers have one, so '{1}' can't be cancelled (depth {2}); give it a parameter and pass the token on",
        description: "The token ends at the method's signature. What is called behind it goes on until it is done, however long that takes, while the host waits and then kills the process.");

    /// <param name="flow">The flow of tokens in the type, or everywhere.</param>
    public static void Check(TypeDeclarationSyntax declaration, TokenFlow flow, ShutdownSettings settings, NodeContext context)
    {
        foreach (var method in flow.Methods)
        {
            foreach (var (body, _) in method.Bodies)
            {
                if (body.Parent != declaration || method.LostCall is not { } lost || (method.IsContract && !flow.CanUse(method, body)))
                    continue;

                var severity = flow.IsHosted(method, settings.HostTypes) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
                context.ReportDiagnostic(Rule.At(body.Identifier.GetLocation(), severity, ImmutableArray.Create(lost.Name.GetLocation()!), method.Symbol.Name, lost.Name.ToString(), method.Depth));
            }
        }
    }
}
