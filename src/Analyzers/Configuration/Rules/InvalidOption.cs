using Seaworthy.Common.Options;

namespace Seaworthy.Configuration.Rules;

/// <summary>SEA0001: an .editorconfig sets an option that does not exist, or to a value that it can't have.</summary>
internal static class InvalidOption
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA0001",
        Family.Configuration,
        Level.Suggestion,
        title: "Seaworthy option is unknown or has an invalid value",
        message: "The setting '{0}' {1}",
        description: "A setting that the rules don't understand has no effect: they run with the default, and what the setting was to switch stays as it is.",
        WellKnownDiagnosticTags.CompilationEnd);

    public static void Check(OptionSetting setting, CompilationAnalysisContext context)
    {
        if (Problem(setting) is { } problem)
            context.ReportDiagnostic(Rule.At(setting.Find(context.Options.AdditionalFiles, context.CancellationToken), setting.Key, problem));
    }

    private static string? Problem(OptionSetting setting)
    {
        if (OptionCatalog.Find(setting.Key) is not { } option)
            return OptionCatalog.Nearest(setting.Key) is { } nearest ? $"is unknown, so it has no effect; did you mean '{nearest}'?" : "is unknown, so it has no effect; remove it";

        return option.Accepts(setting.Value) ? null : $"can't be '{setting.Value}', so its default is used; write {option.Accepted}";
    }
}
