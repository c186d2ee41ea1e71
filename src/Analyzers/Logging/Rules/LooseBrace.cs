using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2013: a brace of a template has no counterpart.</summary>
internal static class LooseBrace
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2013",
        Family.Logging,
        Level.Warning,
        title: "Braces of a log template are not balanced",
        message: "'{0}' has no counterpart, so this call {1}; close the placeholder, or double the brace if it is text",
        description: "A template in which a brace is left open or stands alone can't be filled: Microsoft.Extensions.Logging throws a FormatException out of the log call, NLog prints the template as it is, and Serilog loses the value.");

    public static void Check(TemplateBinding template, NodeContext context)
    {
        if (!IsHarmful(template))
            return;

        var brace = template.Template.Template.LooseBraces[0];
        context.ReportDiagnostic(Rule.At(template.Template.LocationOf(brace.Position, 1), brace.Opens ? "{" : "}", template.Call.Library switch
        {
            LogLibrary.Serilog => "loses a value",
            LogLibrary.NLog => "prints its template as it is",
            _ => "throws a FormatException",
        }));
    }

    /// <summary>Without values only Serilog reads the text as a template, and prints such a brace as it is.</summary>
    public static bool IsHarmful(TemplateBinding template) =>
        !template.IsWellFormed
        && template.IsFilled
        && (template.Call.Library is not LogLibrary.Serilog || template.Values is not { } values || values > template.Holes.Length);
}
