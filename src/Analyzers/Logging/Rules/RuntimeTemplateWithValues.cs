namespace Seaworthy.Logging.Rules;

/// <summary>SEA2002: a template that is built at run time is combined with log arguments.</summary>
internal static class RuntimeTemplateWithValues
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2002",
        Family.Logging,
        Level.Warning,
        title: "Run-time log template is combined with log arguments",
        message: "A brace in '{0}' makes this call {1}; use a constant template and pass the value as an argument",
        description: "The text that is built at run time is parsed as a template because the call has arguments: a brace in one of its values throws a FormatException out of the log call, or takes the value that was meant for another placeholder.");

    public static void Check(RuntimeMessage message, NodeContext context)
    {
        if (!message.Call.Values.IsEmpty && message.FindBrace() is { } brace)
            context.ReportDiagnostic(Rule.At(message.Call.Template.Value.Syntax, message.BuiltAt, Excerpt.Of(brace), Consequence(message.Call.Library)));
    }

    private static string Consequence(LogLibrary library) =>
        library is LogLibrary.MicrosoftExtensions ? "throw a FormatException" : "give its arguments to the wrong placeholders";
}
