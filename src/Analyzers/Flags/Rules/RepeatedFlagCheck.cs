using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Checks;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4007: the code is only reached with one answer.</summary>
internal static class RepeatedFlagCheck
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4007",
        Family.Flags,
        Level.Warning,
        title: "Check of a flag has one answer only",
        message: "Check of flag '{0}' is always {1} here",
        description: "The same check has been made on the way, so one side of this one is dead code.");

    /// <param name="check">The read, or a read of the local that holds its answer.</param>
    public static void Check(FlagRead read, ExpressionSyntax check, NodeContext context)
    {
        if (read is not { Shape: FlagReadShape.Value, ValueType.SpecialType: SpecialType.System_Boolean, Effects.IsEmpty: true, NullableReceiver: null }
            || RepeatedCheck.Find(check, context.SemanticModel, context.CancellationToken) is not { } repeated)
        {
            return;
        }

        // A local stays as it is, and so does a snapshot.
        var severity = repeated.WaitsBetween && !read.IsSnapshot && check == read.Expression ? DiagnosticSeverity.Info : Rule.DefaultSeverity;
        context.ReportDiagnostic(Rule.At(check.GetLocation(), severity, ImmutableArray<Location>.Empty, read.Key, repeated.Value ? "true" : "false"));
    }
}
