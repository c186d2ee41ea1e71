using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2010: a placeholder is an expression, or no name.</summary>
internal static class PlaceholderExpression
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2010",
        Family.Logging,
        Level.Warning,
        title: "Log placeholder is an expression",
        message: "'{0}' {1}; name the placeholder and pass the value as an argument",
        description: "A template is no interpolated string: what stands between its braces is a name, and is not evaluated. An expression there is printed as it is, takes the value of another placeholder, or makes the log call throw.");

    public static void Check(TemplateBinding template, NodeContext context)
    {
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (PlaceholderProblem.Find(template, hole) is { } problem)
                context.ReportDiagnostic(Rule.At(template.Template.LocationOf(template.Holes[hole]), "{" + template.Holes[hole].Content + "}", problem));
        }
    }
}
