namespace Seaworthy.Common;

/// <summary>What this package looks at; a rule's family is also its category, and the first digit of its id.</summary>
internal enum Family
{
    /// <summary>The settings of the package itself.</summary>
    Configuration = 0,
    Retry = 1,
    Logging = 2,
    Shutdown = 3,
    Flags = 4,
}

/// <summary>How loud a rule is out of the box.</summary>
internal enum Level
{
    /// <summary>Breaks the build in CI with warnings as errors; reserved for code that is wrong in production.</summary>
    Warning,

    /// <summary>Shown in the editor, silent in a build.</summary>
    Suggestion,

    /// <summary>Hidden until an .editorconfig or a preset raises it; bulk configuration reaches it too.</summary>
    OptIn,
}

/// <summary>Everything a descriptor says that does not differ from rule to rule.</summary>
internal static class RuleDescriptor
{
    public static DiagnosticDescriptor Create(string id, Family family, Level level, string title, string message, string description, params string[] tags) =>
        new(
            id,
            title,
            message,
            category: "Seaworthy" + family,
            defaultSeverity: level switch
            {
                Level.Warning => DiagnosticSeverity.Warning,
                Level.Suggestion => DiagnosticSeverity.Info,
                _ => DiagnosticSeverity.Hidden,
            },
            isEnabledByDefault: true,
            description,
            helpLinkUri: $"{Product.RepositoryUrl}/blob/main/docs/rules/{id}.md",
            tags);

    /// <summary>Creates the diagnostic; the only caller of <see cref="Diagnostic.Create(DiagnosticDescriptor, Location, object[])"/>.</summary>
#pragma warning disable RS0030 // This is the allowed place.
    public static Diagnostic At(this DiagnosticDescriptor rule, SyntaxNode node, params object?[] arguments) =>
        rule.At(node.GetLocation(), arguments);

    public static Diagnostic At(this DiagnosticDescriptor rule, Location location, params object?[] arguments) =>
        Diagnostic.Create(rule, location, arguments);

    /// <param name="related">Another place that the finding is about, if there is one.</param>
    public static Diagnostic At(this DiagnosticDescriptor rule, SyntaxNode node, SyntaxNode? related, params object?[] arguments) =>
        Diagnostic.Create(rule, node.GetLocation(), related is null ? null : new[] { related.GetLocation() }, arguments);

    /// <param name="severity">How loud this finding is out of the box: a rule may be less sure of some than of others.</param>
    public static Diagnostic At(this DiagnosticDescriptor rule, Location location, DiagnosticSeverity severity, ImmutableArray<Location> related, params object?[] arguments) =>
        Diagnostic.Create(rule, location, severity, related, properties: null, arguments);

    /// <param name="properties">What other tools may want to know of the finding.</param>
    public static Diagnostic At(this DiagnosticDescriptor rule, Location location, ImmutableArray<Location> related, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        Diagnostic.Create(rule, location, related, properties, arguments);
#pragma warning restore RS0030

    /// <summary>Whether the settings of a file or of the compilation turn the rule off.</summary>
    public static bool IsOff(string id, SyntaxTree tree, Compilation compilation, CancellationToken cancellationToken)
    {
        var options = compilation.Options;
        if (options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(tree, id, cancellationToken, out var severity) || provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out severity)))
        {
            return severity is ReportDiagnostic.Suppress;
        }

        return options.SpecificDiagnosticOptions.TryGetValue(id, out severity) && severity is ReportDiagnostic.Suppress;
    }
}
