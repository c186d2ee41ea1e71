using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Analysis;

/// <summary>The analyzers and fixes of this tree.</summary>
internal static class Rules
{
    private const string Prefix = "SEA";

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Instances<DiagnosticAnalyzer>("Seaworthy.Analyzers");

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Instances<CodeFixProvider>("Seaworthy.CodeFixes");

    public static IReadOnlyList<RuleFacts> Facts { get; } =
    [
        .. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => new RuleFacts(rule.Id, rule.Title.ToString(CultureInfo.InvariantCulture), rule.DefaultSeverity.ToString(), FixOf(rule.Id) is not null)),
    ];

    public static CodeFixProvider? FixOf(string id) => Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(id));

    /// <summary>Of the analyzers those that can report the rule.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Of(string id) => [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id))];

    public static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith(Prefix, StringComparison.Ordinal);

    private static ImmutableArray<T> Instances<T>(string assembly) =>
    [
        .. Assembly.Load(assembly).GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!),
    ];
}
