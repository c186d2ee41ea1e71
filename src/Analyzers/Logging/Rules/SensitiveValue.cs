using Seaworthy.Logging.Sensitive;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2014: a value that is logged is probably a secret, or personal data.</summary>
internal static class SensitiveValue
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2014",
        Family.Logging,
        Level.Warning,
        title: "Possible secret or personal data in a log",
        message: "'{0}' may be a secret or personal data, and whoever reads the log can read it; leave it out, or log a masked form",
        description: "Logs are copied, kept and searched by more people and systems than the secrets in them were meant for. A password or token that was logged once has to be replaced.");

    public static void Check(List<ExposedSecret> secrets, NodeContext context)
    {
        foreach (var secret in secrets)
            context.ReportDiagnostic(Rule.At(secret.Value, secret.Name));
    }
}
