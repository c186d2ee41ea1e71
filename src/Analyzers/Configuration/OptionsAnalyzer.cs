using Seaworthy.Common.Options;
using Seaworthy.Configuration.Rules;

namespace Seaworthy.Configuration;

/// <summary>
/// Reads the package's own settings wherever the compilation has any. A setting belongs to no source file, and the same one
/// reaches many of them, so they are gathered and reported once, at the end.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OptionsAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(InvalidOption.Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        if (Settings(context) is not { } settings)
            return;

        string? previous = null;
        foreach (var setting in settings)
        {
            // An unknown key is one problem, whatever its values.
            if (setting.Key != previous || OptionCatalog.Find(setting.Key) is not null)
                InvalidOption.Check(setting, context);

            previous = setting.Key;
        }
    }

    /// <summary>Each distinct setting once and in order, or null when there is none.</summary>
    private static SortedSet<OptionSetting>? Settings(CompilationAnalysisContext context)
    {
        SortedSet<OptionSetting>? settings = null;
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        Add(provider.GlobalOptions, ref settings);

        AnalyzerConfigOptions? last = null;
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var options = provider.GetOptions(tree);
            if (!ReferenceEquals(options, last))
                Add(options, ref settings);

            last = options;
        }

        return settings;
    }

    private static void Add(AnalyzerConfigOptions options, ref SortedSet<OptionSetting>? settings)
    {
        foreach (var key in Keys(options))
        {
            if (key.StartsWith(OptionCatalog.Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value))
                (settings ??= new(OptionSetting.Order)).Add(new(key.ToLowerInvariant(), value));
        }
    }

    /// <summary>Listing keys is optional for a host: one that can't simply has its settings unchecked.</summary>
    private static IEnumerable<string> Keys(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return ImmutableArray<string>.Empty;
        }
    }
}
