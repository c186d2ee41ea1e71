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

    public static void Check(TemplateBinding template, NodeContext context)
    {
        if (template.Values is not { } values || UnmatchedPart.Find(template, values) is not { } unmatched || IsLeftToOthers(template, values, context))
            return;

        context.ReportDiagnostic(Rule.At(unmatched.Location, unmatched.Text, Count(template.IsPositional ? template.CountNumbered() : template.Holes.Length, "placeholder"), Count(values, "value")));
    }

    /// <summary>CA2017 says the same of a single value; there is no need for two to say it.</summary>
    private static bool IsLeftToOthers(TemplateBinding template, int values, NodeContext context) =>
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
