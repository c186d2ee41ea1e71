namespace Seaworthy.Logging.Rules;

/// <summary>SEA2002: a template that is built at run time is combined with log arguments.</summary>
internal static class RuntimeTemplateWithValues
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2002",
        Family.Logging,
        Level.Warning,
        title: "Run-time log template is combined with log arguments",
        message: "A brace in '{0}' makes this call throw or bind its arguments to the wrong placeholders; use a constant template",
        description: "The text that is built at run time is parsed as a template because the call has arguments, so a brace in one of its values throws a FormatException out of the log call, or takes the value that was meant for another placeholder.");

    public static void Check(LogCall call, OperationAnalysisContext context)
    {
        if (!call.TemplateValues.IsEmpty && RuntimeTemplate.FindInterpolation(call) is not null)
            context.ReportDiagnostic(Rule.At(call.Message.Value.Syntax, "LogInformation"));
    }
}
