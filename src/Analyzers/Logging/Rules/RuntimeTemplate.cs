namespace Seaworthy.Logging.Rules;

/// <summary>SEA2001: the template of a log message is built at run time.</summary>
internal static class RuntimeTemplate
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2001",
        Family.Logging,
        Level.Warning,
        title: "Log message template is built at run time",
        message: "The message of '{0}' is built at run time, so its values can't be searched for; use a constant template and pass the values as arguments",
        description: "A message that is put together before the call reaches the log store as opaque text: events can't be grouped by template or queried by value, and the values lose their types.");

    public static void Check(LogCall call, OperationAnalysisContext context)
    {
        if (call.TemplateValues.IsEmpty && FindInterpolation(call) is not null)
            context.ReportDiagnostic(Rule.At(call.Message.Value.Syntax, "LogInformation"));
    }

    /// <summary>The interpolated string with at least one hole that is not a constant, if that is what the message is.</summary>
    public static IInterpolatedStringOperation? FindInterpolation(LogCall call) =>
        call.Message.Value.Unwrap() is IInterpolatedStringOperation { ConstantValue.HasValue: false } interpolation
            ? interpolation
            : null;
}
