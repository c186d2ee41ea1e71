using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2011: a placeholder has a number instead of a name.</summary>
internal static class PositionalPlaceholder
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2011",
        Family.Logging,
        Level.Suggestion,
        title: "Log placeholder has a number instead of a name",
        message: "'{0}' {1}",
        description: "The name of a placeholder is what its value is found by later, and nobody looks for '0'. Microsoft.Extensions.Logging also takes the values in their order, whatever the numbers say: numbers out of order show the wrong value, and a repeated one shows the next value or throws.");

    public static void Check(TemplateBinding template, NodeContext context)
    {
        if (!template.IsFilled)
            return;

        var misplaced = FindMisplaced(template);
        for (var hole = misplaced ?? 0; hole < template.Holes.Length; hole++)
        {
            if (!template.Holes[hole].IsPositional)
                continue;

            context.ReportDiagnostic(Rule.At(
                template.Template.LocationOf(template.Holes[hole]),
                misplaced is null ? Rule.DefaultSeverity : DiagnosticSeverity.Warning,
                ImmutableArray<Location>.Empty,
                "{" + template.Holes[hole].Content + "}",
                misplaced is null ? "says nothing about its value; name it after what it shows" : "is filled by its place in the text, not by its number; name the placeholders in the order of the values"));
            return;
        }
    }

    /// <summary>The first placeholder that shows another value than its number says; null when the library goes by numbers, or they are in order.</summary>
    public static int? FindMisplaced(TemplateBinding template)
    {
        if (template.Call.Library is not LogLibrary.MicrosoftExtensions || !template.IsPositional)
            return null;

        // Some count from one, and mean the same.
        return template.Values == template.Holes.Length && FindGap(template.Holes, first: 1) is null ? null : FindGap(template.Holes, first: 0);
    }

    /// <summary>The first placeholder whose number isn't its place.</summary>
    public static int? FindGap(ImmutableArray<TemplateHole> holes, int first)
    {
        for (var hole = 0; hole < holes.Length; hole++)
        {
            if (!int.TryParse(holes[hole].Name, out var number) || number != hole + first)
                return hole;
        }

        return null;
    }
}
