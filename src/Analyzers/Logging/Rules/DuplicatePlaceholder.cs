using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2009: two placeholders of a template have one name.</summary>
internal static class DuplicatePlaceholder
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2009",
        Family.Logging,
        Level.Warning,
        title: "Log placeholder is named twice",
        message: "'{0}' is the name of another placeholder, too, so {1}; give it a name of its own",
        description: "Each placeholder is a property of the event. Two of one name are two values for one property: JSON gets the key twice, a store keeps one of the values, and Serilog shows the last one for both.");

    public static void Check(TemplateBinding template, NodeContext context)
    {
        if (!template.IsFilled)
            return;

        for (var hole = 1; hole < template.Holes.Length; hole++)
        {
            if (!IsRepeated(template.Holes, hole))
                continue;

            var consequence = template.Call.Library is LogLibrary.Serilog ? "one value is shown for both" : "one of the two values is lost where events are stored";
            context.ReportDiagnostic(Rule.At(template.Template.LocationOf(template.Holes[hole]), template.Holes[hole].Name, consequence));
        }
    }

    /// <summary>Whether a placeholder in front of this one has its name; source-generated logging does not tell <c>{Id}</c> from <c>{id}</c>.</summary>
    public static bool IsRepeated(ImmutableArray<TemplateHole> holes, int hole)
    {
        if (holes[hole].IsPositional || !TemplateBinding.IsPlain(holes[hole].Name))
            return false;

        for (var other = 0; other < hole; other++)
        {
            if (string.Equals(holes[other].Name, holes[hole].Name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
