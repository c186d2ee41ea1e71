using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Scopes;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2018: a log scope has placeholders without values, or is never closed.</summary>
internal static class ScopeMisuse
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2018",
        Family.Logging,
        Level.Warning,
        title: "Log scope is unbound or not disposed",
        message: "The scope that '{0}' opens {1}",
        description: "Events inherit the values of the scopes around them. A scope without values has none to pass on, and one that is never closed gives its values also to what comes later and has nothing to do with them.");

    public static void Check(OpenedScope scope, NodeContext context)
    {
        if (scope.FindDiscardingStatement(context.SemanticModel, context.CancellationToken) is not null || scope.IsBodyWithoutResult(context.SemanticModel, context.CancellationToken))
            context.ReportDiagnostic(Rule.At(scope.Result, scope.Method.Name, "is never closed; dispose of what it returns"));
    }

    public static void Check(ConstantTemplate template, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(template.Call.Template.Value.Syntax, template.Call.Method.Name, "has placeholders and no values; pass a value for each"));
}
