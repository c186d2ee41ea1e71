using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Exceptions;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2005: a catch clause logs without the exception that it caught.</summary>
internal static class CaughtExceptionNotLogged
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2005",
        Family.Logging,
        Level.Warning,
        title: "Caught exception is not logged",
        message: "'{0}' logs a failure without the exception that was caught, and nothing else keeps it; pass the exception in front of the template",
        description: "The log says that something failed, and the exception that says what and where is gone: there is no type, no message and no stack trace to find the cause by.");

    public static void Check(CaughtException caught, LoggingSettings settings, NodeContext context)
    {
        if (caught.Matters(settings)
            && !(Tries(context.FindOwner()) && (caught.Log.Severity < LogSeverity.Warning || TellsCaller(caught, context.FindOwner())))
            && settings.Covers(caught.Log, context.FindOwner()))
        {
            context.ReportDiagnostic(Rule.At(NameOf(caught.Log.Syntax), caught.Log.Method.Name));
        }
    }

    /// <summary>A method that tells its caller whether it succeeded.</summary>
    private static bool Tries(ISymbol? method) =>
        method is { Name: var name } && (name.StartsWith("Try", StringComparison.Ordinal) || name.StartsWith("Parse", StringComparison.Ordinal) || name.EndsWith("OrDefault", StringComparison.Ordinal));

    /// <summary>Whether failure is a result: <c>return null</c> out of a method that is called Try... Nobody expects what is critical.</summary>
    private static bool TellsCaller(CaughtException caught, ISymbol? method) =>
        caught.Log.Severity <= LogSeverity.Error
        && method?.Name.StartsWith("Try", StringComparison.Ordinal) is true
        && caught.Clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.FalseLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } };

    private static ExpressionSyntax NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var name => name,
    };
}
