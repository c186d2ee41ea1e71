using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;

namespace Seaworthy.Tests.Shutdown;

/// <summary>The second action for loops without an end: a timer instead of a pause.</summary>
public sealed class PeriodicTimerRewriteTests
{
    private const string Key = "SeaworthyShutdown.PeriodicTimer";

    [Theory]
    [InlineData("5000", "TimeSpan.FromSeconds(5)")]
    [InlineData("1500", "TimeSpan.FromMilliseconds(1500)")]
    [InlineData("TimeSpan.FromMinutes(1)", "TimeSpan.FromMinutes(1)")]
    [InlineData("Pause", "TimeSpan.FromMilliseconds(Pause)")]
    public Task A_pause_at_the_end_becomes_a_condition_at_the_end(string pause, string period) => Offers(
        $$"""
        while (true)
        {
            await http.GetStringAsync("orders");

            await Task.Delay({{pause}});
        }
        """,
        $$"""
        using var timer = new PeriodicTimer({{period}});
        do
        {
            await http.GetStringAsync("orders");
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
        """);

    [Fact]
    public Task A_pause_at_the_beginning_becomes_a_condition_at_the_beginning() => Offers(
        """
        while (true)
        {
            await Task.Delay(5000).ConfigureAwait(false);

            // All of them.
            await http.GetStringAsync("orders");
        }
        """,
        """
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            // All of them.
            await http.GetStringAsync("orders");
        }
        """);

    [Theory]
    [InlineData("await http.GetStringAsync(\"orders\");\n    await Task.Delay(5000);\n    await Task.Delay(5000);")]
    [InlineData("await Task.Delay(-1);\n    await http.GetStringAsync(\"orders\");")]
    [InlineData("if (http.Timeout.Ticks is 0)\n        continue;\n\n    await Task.Delay(5000);")]
    [InlineData("pause++;\n    await Task.Delay(pause);")]
    [InlineData("await gate.WaitAsync();\n    await Task.Delay(5000); // five")]
    [InlineData("await gate.WaitAsync();\n    await Task.Delay(http.Timeout);")]
    public Task No_clock(string body) => Offers($"var pause = 5;\nwhile (true)\n{{\n    {body}\n}}\n\n_ = pause;", after: null);

    private static async Task Offers(string before, string? after)
    {
        const string members = "private const int Pause = 2500; private int All2 => Pause;";
        var code = Service.Of(before, members);
        var test = new CSharpCodeFixTest<ServiceLoopAnalyzer, UnstoppableLoopFix, DefaultVerifier>
        {
            ReferenceAssemblies = References.Net10.Assemblies,
            TestCode = code,
            CodeActionEquivalenceKey = Key,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
            FixedCode = after is null ? code : Service.Of(after, members),
        };
        test.TestState.AdditionalReferences.AddRange(References.Net10.Metadata);
        test.DisabledDiagnostics.AddRange(["CS1701", "CS0162"]);
        var line = code.Split('\n').ToList().FindIndex(each => each.Contains("while (true)", StringComparison.Ordinal)) + 1;
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SEA3001", DiagnosticSeverity.Warning).WithMessage(null).WithSpan(line, 9, line, 14));
        if (after is null)
            test.FixedState.ExpectedDiagnostics.Add(new DiagnosticResult("SEA3001", DiagnosticSeverity.Warning).WithMessage(null).WithSpan(line, 9, line, 14));

        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
