using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Retry;
using Seaworthy.Tests.Configuration;

namespace Seaworthy.Tests.Retry;

/// <summary>What all retry rules together say about a snippet: <c>SEA1001 Warning for</c>, one line for each finding.</summary>
internal static class Findings
{
    public static Task<string> Of(string code, params (string Key, string Value)[] options) => Of(code, References.Net10, options);

    public static async Task<string> Of(string code, ReferenceSet references, params (string Key, string Value)[] options) =>
        string.Join("\n", (await In(code, references, options)).Select(finding => $"{finding.Id} {finding.Severity} {Text(finding)}"));

    /// <summary>The same with the messages.</summary>
    public static Task<string> Messages(string code, params string[] ids) => Messages(code, References.Net10, ids);

    public static async Task<string> Messages(string code, ReferenceSet references, params string[] ids) => string.Join("\n", (await In(code, references, []))
        .Where(finding => ids.Length is 0 || ids.Contains(finding.Id))
        .Select(finding => $"{finding.Id} {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));

    private static async Task<IEnumerable<Diagnostic>> In(string code, ReferenceSet references, (string Key, string Value)[] options)
    {
        var findings = await All(Source.Bind(code, references).Compilation, options);
        return findings.OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal);
    }

    public static Task<ImmutableArray<Diagnostic>> All(Compilation compilation, params (string Key, string Value)[] options) => compilation
        .WithAnalyzers([new RetryLoopAnalyzer()], new AnalyzerOptions([], new SettingsProvider(new Settings(options))))
        .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private static string Text(Diagnostic finding) => finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length);

    private sealed class SettingsProvider(AnalyzerConfigOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }
}
