using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>A placeholder without a value, or a value without a placeholder.</summary>
internal sealed record UnmatchedPart(Location Location, string Text)
{
    /// <summary>The first placeholder without a value, or the first value without a placeholder.</summary>
    public static UnmatchedPart? Find(TemplateBinding template, int values)
    {
        var holes = template.Holes;
        if (!template.IsFilled)
            return ForgottenValues.FindFirst(template) is { } forgotten ? AtHole(forgotten) : null;

        if (template.IsPositional)
        {
            var isInOrder = holes.Length == values && template.Call.Library is not (LogLibrary.Serilog or LogLibrary.NLog);
            var needed = template.CountNumbered();
            if (isInOrder || needed == values)
                return null;

            for (var hole = 0; hole < holes.Length; hole++)
            {
                if (int.TryParse(holes[hole].Name, out var number) && number >= values)
                    return AtHole(hole);
            }

            return AtValue(needed);
        }

        if (holes.Length < values)
            return values - holes.Length > CountExceptions(template) ? AtValue(holes.Length) : null;

        return holes.Length > values && holes.Length - values != ForgottenValues.CountExpressions(template) ? AtHole(values) : null;

        UnmatchedPart AtHole(int hole) => new(template.Template.LocationOf(holes[hole]), "{" + holes[hole].Content + "}");

        UnmatchedPart AtValue(int first)
        {
            while (first < template.Call.Values.Length - 1 && template.IsException(template.Call.Values[first]))
                first++;

            return first < template.Call.Values.Length
                ? new(template.Call.Values[first].GetLocation(), template.Call.Values[first].ToString())
                : new(template.Call.TemplateSyntax.Expression.GetLocation(), template.Call.TemplateSyntax.Expression.ToString());
        }
    }

    /// <summary>An exception among the values is a finding of its own.</summary>
    private static int CountExceptions(TemplateBinding template)
    {
        var count = 0;
        foreach (var value in template.Call.Kind is LogCallKind.Definition ? ImmutableArray<ArgumentSyntax>.Empty : template.Call.Values)
            count += template.IsException(value) ? 1 : 0;

        return count;
    }
}
