using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Logging;

namespace Seaworthy.Tests.Logging;

/// <summary>The fix for CA1873, which reports values that are expensive to compute.</summary>
public sealed class GuardedArgumentTests
{
    private readonly RuleTest<ExpensiveArguments, GuardedArgumentFix> _rule = new(ExpensiveArguments.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogDebug(\"Order {Order}\", [|Read(id)|]);", "if (log.IsEnabled(LogLevel.Debug))\n{\n    log.LogDebug(\"Order {Order}\", Read(id));\n}")]
    [InlineData("this.log.LogTrace(\"Order {A} {B}\", [|Read(id)|], [|Read(1)|]);", "if (this.log.IsEnabled(LogLevel.Trace))\n{\n    this.log.LogTrace(\"Order {A} {B}\", Read(id), Read(1));\n}")]
    [InlineData("log.Log(LogLevel.Information, \"Order {Order}\", [|Read(id)|]);", "if (log.IsEnabled(LogLevel.Information))\n{\n    log.Log(LogLevel.Information, \"Order {Order}\", Read(id));\n}")]
    [InlineData("log.Log(level, ex, \"Order {Order}\", [|Read(id)|]);", "if (log.IsEnabled(level))\n{\n    log.Log(level, ex, \"Order {Order}\", Read(id));\n}")]
    [InlineData("// Why\nlog.LogDebug(\"Order {Order}\", [|Read(id)|]); // what", "// Why\nif (log.IsEnabled(LogLevel.Debug))\n{\n    log.LogDebug(\"Order {Order}\", Read(id)); // what\n}")]
    [InlineData("log.LogDebug(\n    \"Order {Order}\", // text\n    [|Read(id)|]);", "if (log.IsEnabled(LogLevel.Debug))\n{\n    log.LogDebug(\n        \"Order {Order}\", // text\n        Read(id));\n}")]
    public Task Call_is_put_under_a_condition(string before, string after) => _rule.Fixes(Code(before), Code(after));

    [Theory]
    [InlineData("if (id > 3 && log.IsEnabled(LogLevel.Debug))\n{\n    log.LogDebug(\"Order {Order}\", [|Read(id)|]);\n}")]
    [InlineData("if (id > 3)\n    log.LogDebug(\"Order {Order}\", [|Read(id)|]);\nelse\n    id = 3;")]
    [InlineData("Log().LogDebug(\"Order {Order}\", [|Read(id)|]);")]
    [InlineData("log?.LogDebug(\"Order {Order}\", [|Read(id)|]);")]
    [InlineData("log.LogDebug(\"Order {Order}\", [|Read(id++)|]);")]
    [InlineData("log.LogDebug(\"Order {Order}\", [|Read(id = 3)|]);")]
    [InlineData("log.LogDebug(\"Order {Order}\", [|int.TryParse(\"1\", out var number)|]); Read(number);")]
    [InlineData("log.LogDebug(\"Order {Order}\", [|await Task.FromResult(id)|]);")]
    [InlineData("log.Log(Level(), \"Order {Order}\", [|Read(id)|]);")]
    [InlineData("log.Log(LogLevel.None, \"Order {Order}\", [|Read(id)|]);")]
    [InlineData("Action write = () => log.LogDebug(\"Order {Order}\", [|Read(id)|]);")]
    [InlineData("log.LogDebug(\"\"\"\n    Order {Order}\n    \"\"\", [|Read(id)|]);")]
    [InlineData("log.LogDebug(\n#if DEBUG\n    \"Order {Order}\",\n#else\n    \"Order: {Order}\",\n#endif\n    [|Read(id)|]);")]
    [InlineData("Own.LogDebug(\"Order {Order}\", [|Read(id)|]);")]
    public Task Call_that_would_do_something_else_is_left_alone(string code) => _rule.ReportsWithoutFix(Code(code));

    [Fact]
    public Task Style_of_the_file_is_kept() => _rule.WithProgram().Fixes(
        """
        using Microsoft.Extensions.Logging;
        var log = new LoggerFactory().CreateLogger("Shop");
        if (args.Length > 3)
          log.LogInformation("Many");
        log.LogDebug("Order {Order}", [|string.Join(",", args)|]);
        """,
        """
        using Microsoft.Extensions.Logging;
        var log = new LoggerFactory().CreateLogger("Shop");
        if (args.Length > 3)
          log.LogInformation("Many");
        if (log.IsEnabled(LogLevel.Debug))
            log.LogDebug("Order {Order}", string.Join(",", args));
        """);

    private static string Code(string statements) =>
        $$"""
        #pragma warning disable CS1998
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            private readonly ILogger log = null;

            ILogger Log() => log;
            LogLevel Level() => LogLevel.Debug;
            string Read(int id) => "";

            async Task Ship(int id, LogLevel level, Exception ex)
            {
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal).Replace("        #", "#", StringComparison.Ordinal)}}
            }
        }

        static class Own
        {
            public static void LogDebug(string message, object value) { }
        }

        """.ReplaceLineEndings("\n");

#pragma warning disable RS1001, RS1029, RS1036, RS1038, RS1041, RS2008 // Only run by these tests.
    private sealed class ExpensiveArguments : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Rule = new("CA1873", "Avoid potentially expensive logging", "Expensive", "Performance", DiagnosticSeverity.Info, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    if (node.Node is ArgumentSyntax { Expression: InvocationExpressionSyntax or AwaitExpressionSyntax, Parent.Parent: InvocationExpressionSyntax { Expression: var called } } argument
                        && called.ToString().Split('.').Last().StartsWith("Log", StringComparison.Ordinal)
                        && argument.Expression.ToString() is not "Level()"
                        && !argument.Ancestors().OfType<IfStatementSyntax>().Any(statement => statement.Condition is InvocationExpressionSyntax))
                    {
                        node.ReportDiagnostic(Diagnostic.Create(Rule, argument.GetLocation()));
                    }
                },
                Microsoft.CodeAnalysis.CSharp.SyntaxKind.Argument);
        }
    }
#pragma warning restore RS1001, RS1029, RS1036, RS1038, RS1041, RS2008
}
