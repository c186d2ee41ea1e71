using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Logging;

namespace Seaworthy.Tests.Logging;

/// <summary>Findings of others about the case of a name are repaired as the option says.</summary>
public sealed partial class PlaceholderCasingTests
{
#pragma warning disable RS1029, RS2008 // The ids are those of others.
    private static readonly DiagnosticDescriptor Sdk = new("CA1727", "Use PascalCase for named placeholders", "Name", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);
    private static readonly DiagnosticDescriptor Sonar = new("S6678", "Use PascalCase for named placeholders", "Name", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS1029, RS2008

    private readonly RuleTest<CasePeer, PlaceholderCasingFix> _sdk = new(Sdk, References.Net10);
    private readonly RuleTest<CasePeer, PlaceholderCasingFix> _sonar = new(Sonar, References.Net10);

    [Theory]
    [InlineData("""log.LogInformation([|"{id} is {user_name}"|], id, name);""", """log.LogInformation("{Id} is {UserName}", id, name);""")]
    [InlineData("""log.LogInformation([|"{@u,10:N} {message}"|], u, name);""", """log.LogInformation("{@U,10:N} {MessageText}", u, name);""")]
    [InlineData("""log.LogInformation([|"{0} {userID}"|], u, name);""", """log.LogInformation("{0} {UserID}", u, name);""")]
    public Task Names_are_written_in_Pascal_case(string before, string after) => _sdk.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Fact]
    public Task The_name_within_the_text_is_reported_by_some() => _sonar.Fixes(
        Snippet.Serilog("""log.Information("{[|id|]} is {[|name|]}", id, name);"""),
        Snippet.Serilog("""log.Information("{Id} is {Name}", id, name);"""));

    [Fact]
    public Task The_option_decides() => _sdk.With("seaworthy.logging.placeholder_case = snake").Fixes(
        Snippet.Microsoft("""log.LogInformation([|"{userName}"|], name);"""),
        Snippet.Microsoft("""log.LogInformation("{user_name}", name);"""));

    [Fact]
    public Task Names_that_differ_only_in_case_are_for_another_fix() =>
        _sdk.ReportsWithoutFix(Snippet.Microsoft("""log.LogInformation([|"{id} {Id}"|], id, id);"""));

    /// <summary>Reports lower-case names where the SDK and where Sonar does.</summary>
#pragma warning disable RS1001, RS1025, RS1026, RS1036, RS1038, RS1041 // Only run by these tests.
    internal sealed partial class CasePeer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Sdk, Sonar];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.StringLiteralExpression);
        }

        private static void Check(SyntaxNodeAnalysisContext node)
        {
            if (node.Node is not LiteralExpressionSyntax { Parent: ArgumentSyntax } literal)
                return;

            var names = Name().Matches(literal.Token.Text).Where(match => !match.Value.Contains('_', StringComparison.Ordinal)).ToList();
            if (names.Count > 0)
                node.ReportDiagnostic(Diagnostic.Create(Sdk, literal.GetLocation()));

            foreach (var name in names)
                node.ReportDiagnostic(Diagnostic.Create(Sonar, Location.Create(literal.SyntaxTree, new TextSpan(literal.SpanStart + name.Groups[1].Index, name.Groups[1].Length))));
        }

        [GeneratedRegex(@"\{@?([a-z]\w*)")]
        private static partial Regex Name();
    }
#pragma warning restore RS1001, RS1025, RS1026, RS1036, RS1038, RS1041
}
