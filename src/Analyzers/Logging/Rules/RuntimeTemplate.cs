namespace Seaworthy.Logging.Rules;

/// <summary>SEA2001: the template of a log message is built at run time.</summary>
internal static class RuntimeTemplate
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2001",
        Family.Logging,
        Level.Warning,
        title: "Log message template is built at run time",
        message: "The message of '{0}' is built at run time, so its values can't be searched for; {1}",
        description: "A message that is put together before the call reaches the log store as opaque text: events can't be grouped by template or queried by value, and the values lose their types.");

    public static void Check(RuntimeMessage message, NodeContext context)
    {
        if (message.Call.Values.IsEmpty || message.FindBrace() is null)
            context.ReportDiagnostic(Rule.At(message.Call.Template.Value.Syntax, message.BuiltAt, message.Call.Method.Name, Advice(message.Call)));
    }

    private static string Advice(LogCall call) => call switch
    {
        { Kind: LogCallKind.Definition } => "give each value a placeholder and a type parameter",
        { TakesValues: false } => "let this method take the values too, and use a constant template",
        _ => "use a constant template and pass the values as arguments",
    };
}
