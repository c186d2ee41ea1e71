namespace Seaworthy.Common.Options;

/// <summary>How the names of placeholders are written.</summary>
internal enum PlaceholderCase
{
    Pascal,
    Camel,
    Snake,

    /// <summary>As most placeholders of the same document are.</summary>
    Auto,
}

/// <summary>The levels of Microsoft.Extensions.Logging; Serilog's and NLog's own have a counterpart each.</summary>
internal enum LogSeverity
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}

/// <summary>The logging libraries that the rules know.</summary>
[Flags]
internal enum LogFrameworks
{
    Mel = 1,
    Serilog = 2,
    NLog = 4,
}

/// <summary>What a generated log method is named after.</summary>
internal enum GeneratedNameStyle
{
    /// <summary>The first words of its message.</summary>
    Message,

    /// <summary>The method that calls it.</summary>
    Caller,
}

/// <summary>Which event id a generated log method gets for a call that has none.</summary>
internal enum GeneratedEventId
{
    /// <summary>0, as the call had it.</summary>
    Preserve_zero,

    /// <summary>None: the generator makes a number of the method's name.</summary>
    Auto,

    /// <summary>The next number that no other method of the type has.</summary>
    Next,
}

internal static class LoggingOptions
{
    public static readonly OptionKey<PlaceholderCase> PlaceholderCase = OptionKey.Choice(
        "seaworthy.logging.placeholder_case",
        Options.PlaceholderCase.Pascal,
        "How the fix writes the names of placeholders; `auto` follows the placeholders that the document already has when at least 80 % of them are camelCase, and writes PascalCase otherwise.");

    public static readonly OptionKey<LogSeverity> MinLevel = OptionKey.Choice(
        "seaworthy.logging.min_level",
        LogSeverity.Trace,
        "Log calls that are known to be below this level are not reported.");

    public static readonly OptionKey<LogFrameworks> Frameworks = OptionKey.Choices<LogFrameworks>(
        "seaworthy.logging.frameworks",
        "The logging libraries that are looked at: `mel` is Microsoft.Extensions.Logging.");

    public static readonly OptionKey<ImmutableArray<string>> ExcludeTypes = OptionKey.Names(
        "seaworthy.logging.exclude_types",
        "Types whose code is not looked at, and the types within them, such as `Acme.Orders.AuditTrail`.");

    public static readonly OptionKey<ImmutableArray<string>> AdditionalLogMethods = OptionKey.Names(
        "seaworthy.logging.additional_log_methods",
        "Methods of your own whose first string parameter is a message template, such as `Acme.Log.Write`.");

    public static readonly OptionKey<ImmutableArray<string>> AdditionalTemplateAttributes = OptionKey.Names(
        "seaworthy.logging.additional_template_attributes",
        "Attribute types of your own that mark a parameter as a message template, or that name it on its method.");

    public static readonly OptionKey<bool> TreatResourcesAsConstant = OptionKey.Boolean(
        "seaworthy.logging.treat_resources_as_constant",
        true,
        "Whether a text from a resource file counts as a constant template.");

    public static readonly OptionKey<LogSeverity> ExceptionMinLevel = OptionKey.Choice(
        "seaworthy.logging.exception_min_level",
        LogSeverity.Warning,
        "Log calls below this level may leave the exception out, or log its text alone.");

    public static readonly OptionKey<ImmutableArray<string>> ExpectedExceptions = OptionKey.Names(
        "seaworthy.logging.expected_exceptions",
        "Exceptions that need not be logged, besides `OperationCanceledException` and `ValidationException`; a name without a namespace means every type of that name.");

    public static readonly OptionKey<bool> ReportWhenSlotUsed = OptionKey.Boolean(
        "seaworthy.logging.report_when_slot_used",
        false,
        "Whether an exception among the values is also reported, as a suggestion, where the call passes an exception as such already.");

    public static readonly OptionKey<bool> PreferSourceGenerated = OptionKey.Boolean(
        "seaworthy.logging.prefer_source_generated",
        false,
        "Whether log calls that a source-generated method can take over are shown as suggestions.");

    public static readonly OptionKey<GeneratedNameStyle> GeneratedNameStyle = OptionKey.Choice(
        "seaworthy.logging.generated_name_style",
        Options.GeneratedNameStyle.Message,
        "What the fix names a generated log method after: the first words of its message, or the method that calls it.");

    public static readonly OptionKey<GeneratedEventId> GeneratedEventId = OptionKey.Choice(
        "seaworthy.logging.generated_event_id",
        Options.GeneratedEventId.Preserve_zero,
        "The event id that the fix writes for a call without one: 0 as before, none (`auto`: the generator makes one of the method's name), or the next free number of the type.");

    public static readonly OptionKey<bool> IncludeTests = OptionKey.Boolean(
        "seaworthy.logging.include_tests",
        false,
        "Whether the rules also look at test projects.");

    public static readonly OptionKey<bool> DeferToCA2017 = OptionKey.Boolean(
        "seaworthy.logging.defer_to_ca2017",
        true,
        "Whether a call of Microsoft.Extensions.Logging with a single value is left to CA2017 of the SDK where that rule is known to run.");

    public static readonly OptionKey<bool> AllowDotted = OptionKey.Boolean(
        "seaworthy.logging.allow_dotted",
        true,
        "Whether a placeholder may have dots in its name, such as `{http.route}`; one that is an expression of its place is reported all the same.");

    public static readonly OptionKey<bool> Pii = OptionKey.Boolean(
        "seaworthy.logging.pii",
        false,
        "Whether personal data counts as sensitive, too: e-mail and postal addresses, phone numbers, names of people, dates of birth, IP addresses.");

    public static readonly OptionKey<ImmutableArray<string>> RedactorMethod = OptionKey.Names(
        "seaworthy.logging.redactor_method",
        "A static method of your own that takes a value and returns what may be logged of it, such as `Acme.Redaction.Mask`; the fix calls it instead of writing `***`.");

    public static readonly OptionKey<bool> IncludeUnknownInFixAll = OptionKey.Boolean(
        "seaworthy.logging.include_unknown_in_fix_all",
        false,
        "Whether Fix All and `dotnet format` also rewrite templates of unknown origin; otherwise they are repaired one by one.");

    public static readonly OptionKey<bool> SuppressOverlap = OptionKey.Boolean(
        "seaworthy.logging.suppress_overlap",
        true,
        "Whether CA2254 stays silent where a rule of this package reports the same argument.");
}
