using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4016: nobody wants to know the answer.</summary>
internal static class IgnoredFlagRead
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4016",
        Family.Flags,
        Level.Suggestion,
        title: "Result of a flag read is ignored",
        message: "Flag '{0}' is read and the result is ignored",
        description: "The read costs time, keeps the flag alive, and decides nothing.");

    public static void Check(FlagRead read, NodeContext context)
    {
        if (!read.RecordsExposure && read.NullableReceiver is null && StatementOf(read.Expression) is { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax })
            context.ReportDiagnostic(Rule.At(read.Expression, read.Key));
    }

    private static ExpressionStatementSyntax? StatementOf(ExpressionSyntax expression) => expression.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } => statement,
        _ => null,
    };
}
