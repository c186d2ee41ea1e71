namespace Seaworthy.Logging.Rules;

/// <summary>SEA2021: a text of unknown origin is used as the template of a log message.</summary>
internal static class UnknownTemplate
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2021",
        Family.Logging,
        Level.Suggestion,
        title: "Text of unknown origin is used as a log message template",
        message: "'{0}' is used as a template, and may be another text at each call; use a constant template and pass it as a value",
        description: "A template is what events are grouped by. A text that differs from call to call makes a group of its own each time, and what it holds in braces may be read as placeholders.");

    public static void Check(RuntimeMessage message, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(message.Call.Template.Value.Syntax, Excerpt.Of(message.Content.Syntax)));
}
