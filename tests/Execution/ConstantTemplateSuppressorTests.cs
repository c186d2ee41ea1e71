using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Logging;

namespace Seaworthy.Tests.Execution;

/// <summary>The suppressor against reports as the SDK makes them: any template that the compiler doesn't call a constant.</summary>
public sealed class ConstantTemplateSuppressorTests
{
    [Theory]
    [InlineData("log.LogInformation(Banner);")]
    [InlineData("log.LogInformation(flag ? \"a\" : \"b\");")]
    [InlineData("log.LogInformation(flag switch { true => \"a\", _ => \"b\" });")]
    [InlineData("log.LogInformation(string.Empty);")]
    [InlineData("log.LogInformation(\"a\" + Environment.NewLine);")]
    [InlineData("log.LogInformation(texts[\"Opened\"]);")]
    [InlineData("log.LogInformation(ShopTexts.Opened);")]
    [InlineData("log.LogInformation(_closed);")]
    [InlineData("var text = \"a\"; if (flag) text = \"b\"; log.LogInformation(text);")]
    public async Task A_template_that_is_fixed_is_no_finding(string statement)
    {
        Assert.True(await IsSuppressed(statement));
        Assert.True(await IsSuppressed(statement, ("seaworthy.logging.suppress_overlap", "false")));
    }

    [Fact]
    public async Task A_template_that_is_handed_on_is_judged_where_the_method_is_called() =>
        Assert.True(await IsSuppressed("", [("seaworthy.logging.suppress_overlap", "false")], "void Report(string message, params object[] values) => log.LogInformation(message, values);"));

    [Theory]
    [InlineData("log.LogInformation($\"Order {id}\");")]
    [InlineData("log.LogInformation(\"Order \" + id);")]
    [InlineData("log.LogInformation($\"Order {name} {{B}}\", id);")]
    [InlineData("log.LogInformation(name.Trim());")]
    public async Task What_a_rule_of_ours_reports_is_said_once(string statement)
    {
        Assert.True(await IsSuppressed(statement));
        Assert.False(await IsSuppressed(statement, ("seaworthy.logging.suppress_overlap", "false")));
        Assert.False(await IsSuppressed(statement, ("dotnet_diagnostic.SEA2001.severity", "none"), ("dotnet_diagnostic.SEA2002.severity", "none"), ("dotnet_diagnostic.SEA2021.severity", "none")));
        Assert.False(await IsSuppressed(statement, ("seaworthy.logging.exclude_types", "Shop")));
    }

    [Fact]
    public async Task A_template_with_values_of_its_own_stays_the_sdks_business() => Assert.False(await IsSuppressed("log.LogInformation(name.Trim(), id);"));

    private static Task<bool> IsSuppressed(string statement, params (string Key, string Value)[] options) => IsSuppressed(statement, options, "");

    private static async Task<bool> IsSuppressed(string statement, (string Key, string Value)[] options, string members)
    {
        var code =
            $$"""
            using System;
            using System.Resources;
            using Microsoft.Extensions.Localization;
            using Microsoft.Extensions.Logging;

            static class ShopTexts
            {
                public static ResourceManager ResourceManager => null;

                public static string Opened => ResourceManager.GetString("Opened");
            }

            class Shop(ILogger<Shop> log, IStringLocalizer<Shop> texts)
            {
                private static readonly string Banner = "Shop on " + Environment.MachineName;
                private readonly string _closed = "Shop has closed";

                void Run(bool flag, int id, string name)
                {
                    name.Trim();
                    {{statement}}
                }

                {{members}}
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest), path: "/Shop.cs");
        var severities = options.Where(option => option.Key.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).ToDictionary(option => option.Key.Split('.')[1], _ => ReportDiagnostic.Suppress);
        var compilation = CSharpCompilation.Create(
            "Shop", [tree], References.Net10.Metadata,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: severities.Append(new("CA2254", ReportDiagnostic.Warn))));
        var analyzed = compilation.WithAnalyzers(
            [SdkAnalyzer(), new ConstantTemplateSuppressor()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new Options(options)), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var found = (await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Id is "CA2254").ToList();
        return Assert.Single(found).IsSuppressed;
    }

    /// <summary>The SDK's own analyzer, which every machine has that can build.</summary>
    private static DiagnosticAnalyzer SdkAnalyzer()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var sdks = Path.Combine(runtime, "..", "..", "..", "sdk");
        var folder = Directory.EnumerateDirectories(sdks).OrderDescending(StringComparer.Ordinal).Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers")).First(Directory.Exists);
        var assembly = Assembly.LoadFrom(Path.Combine(folder, "Microsoft.CodeAnalysis.NetAnalyzers.dll"));
        var type = assembly.GetTypes().Single(type => type.Name is "LoggerMessageDefineAnalyzer");
        return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
    }

    private sealed class Options((string Key, string Value)[] options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(options);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values((string Key, string Value)[] options) : AnalyzerConfigOptions
        {
            private readonly ImmutableDictionary<string, string> _values = options.ToImmutableDictionary(option => option.Key, option => option.Value, KeyComparer);

#nullable disable annotations
            public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value);
#nullable restore annotations
        }
    }
}
