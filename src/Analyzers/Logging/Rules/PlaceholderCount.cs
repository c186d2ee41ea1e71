using System.Globalization;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2008: a template has more placeholders than there are values, or fewer.</summary>
internal static class PlaceholderCount
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2008",
        Family.Logging,
        Level.Warning,
        title: "Log placeholders and values do not match",
        message: "'{0}' has no counterpart: the template has {1}, and the call passes {2}",
        description: "A placeholder without a value makes Microsoft.Extensions.Logging throw out of the log call, and is printed as it stands by the others; a value without a placeholder is not part of the text.");

    public static void Check(TemplateBinding template, SyntaxNodeAnalysisContext context)
    {
        if (template.Values is not { } values || FindUnmatched(template, values) is not var (location, text) || IsLeftToOthers(template, values, context))
            return;

        context.ReportDiagnostic(Rule.At(location, text, Count(template.IsPositional ? template.CountNumbered() : template.Holes.Length, "placeholder"), Count(values, "value")));
    }

    /// <summary>The first placeholder without a value, or the first value without a placeholder.</summary>
    private static (Location Location, string Text)? FindUnmatched(TemplateBinding template, int values)
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

        (Location, string) AtHole(int hole) => (template.Template.LocationOf(holes[hole]), "{" + holes[hole].Content + "}");

        (Location, string) AtValue(int first)
        {
            while (first < template.Call.Values.Length - 1 && template.IsException(template.Call.Values[first]))
                first++;

            return first < template.Call.Values.Length
                ? (template.Call.Values[first].GetLocation(), template.Call.Values[first].ToString())
                : (template.Call.TemplateSyntax.Expression.GetLocation(), template.Call.TemplateSyntax.Expression.ToString());
        }
    }

    /// <summary>An exception among the values is a finding of its own.</summary>
    private static int CountExceptions(TemplateBinding template)
    {
        var count = 0;
        foreach (var value in template.Call.Kind is LogCallKind.Definition ? ImmutableArray<Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax>.Empty : template.Call.Values)
            count += template.IsException(value) ? 1 : 0;

        return count;
    }

    /// <summary>CA2017 says the same of a single value; there is no need for two to say it.</summary>
    private static bool IsLeftToOthers(TemplateBinding template, int values, SyntaxNodeAnalysisContext context) =>
        values is 1
        && template.Call.Library is LogLibrary.MicrosoftExtensions
        && LibraryMethods.FindTemplate(template.Call.Method) is not null
        && template.Settings.DeferToCA2017
        && context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.EnableNETAnalyzers", out var text)
        && bool.TryParse(text, out var isEnabled)
        && isEnabled
        && !RuleDescriptor.IsOff("CA2017", context.Node.SyntaxTree, context.Compilation, context.CancellationToken);

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count is 1 ? "" : "s");
}
