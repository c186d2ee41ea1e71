using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>How a sleep that becomes a wait is written.</summary>
public sealed class BlockingSleepLayoutTests
{
    private readonly RuleTest<BlockingSleepAnalyzer, BlockingSleepFix> _rule = new(BlockingSleep.Rule, References.Net10);

    [Theory]
    [InlineData("Thread.[|Sleep|](millisecondsTimeout: 5000);", "await Task.Delay(millisecondsDelay: 5000, stoppingToken);")]
    [InlineData("Thread.[|Sleep|](timeout: TimeSpan.FromSeconds(5));", "await Task.Delay(delay: TimeSpan.FromSeconds(5), stoppingToken);")]
    [InlineData("Thread.[|Sleep|](5000 /* five seconds */);", "await Task.Delay(5000 /* five seconds */, stoppingToken);")]
    [InlineData("Thread.[|Sleep|](\n    // The server needs that long.\n    TimeSpan.FromSeconds(5)\n);", "await Task.Delay(\n    // The server needs that long.\n    TimeSpan.FromSeconds(5),\n    stoppingToken\n);")]
    [InlineData("Thread.[|Sleep|](\n    5000); // five seconds", "await Task.Delay(\n    5000,\n    stoppingToken); // five seconds")]
    public Task The_arguments_keep_their_lines_and_comments(string before, string after) => _rule.Fixes(Service.Of(before + "\nawait Task.Yield();"), Service.Of(after + "\nawait Task.Yield();"));

    [Fact]
    public Task A_method_on_one_line_stays_there() => _rule.Fixes(
        Service.Of("await Task.Yield();", "public override Task StopAsync(CancellationToken cancellationToken) { Thread.[|Sleep|](3000); log.LogInformation(\"Stopped\"); return Task.CompletedTask; }"),
        Service.Of("await Task.Yield();", "public override async Task StopAsync(CancellationToken cancellationToken) { await Task.Delay(3000, cancellationToken); log.LogInformation(\"Stopped\"); }"));

    [Fact]
    public Task A_task_that_is_returned_half_way_is_awaited() => _rule.Fixes(
        Service.Elsewhere(
            """
            Thread.[|Sleep|](5000);
            if (http.Timeout.Ticks is 0)
            {
                return http.GetStringAsync("orders", cancellationToken);
            }

            return Task.CompletedTask;
            """,
            "public Task RunAsync(CancellationToken cancellationToken)"),
        Service.Elsewhere(
            """
            await Task.Delay(5000, cancellationToken);
            if (http.Timeout.Ticks is 0)
            {
                await http.GetStringAsync("orders", cancellationToken);
                return;
            }
            """,
            "public async Task RunAsync(CancellationToken cancellationToken)"));

    [Theory]
    [InlineData("try { Thread.[|Sleep|](5000); return http.GetStringAsync(\"orders\", cancellationToken); } catch (HttpRequestException) { return Task.FromResult(\"\"); }")]
    [InlineData("using var all = new CancellationTokenSource(); Thread.[|Sleep|](5000); return http.GetStringAsync(\"orders\", cancellationToken);")]
    public Task A_handler_or_a_disposal_would_wait_for_the_task_as_well(string body) => _rule.ReportsWithoutFix(Service.Elsewhere(body, "public Task<string> RunAsync(CancellationToken cancellationToken)"));

    [Fact]
    public Task A_statement_without_braces_gets_none() => _rule.OneByOne().Fixes(
        Service.Elsewhere("while (http.Timeout.Ticks is 0)\n    Thread.[|Sleep|](5000);", "public void Run(CancellationToken cancellationToken)"),
        Service.Elsewhere("while (http.Timeout.Ticks is 0)\n    if (cancellationToken.WaitHandle.WaitOne(5000))\n        break;", "public void Run(CancellationToken cancellationToken)"));

    [Fact]
    public Task An_else_stays_with_its_if() => _rule.ReportsWithoutFix(
        Service.Elsewhere("if (http.Timeout.Ticks is 0) while (http.Timeout.Ticks is 0) Thread.[|Sleep|](5000); else log.LogInformation(\"None\");", "public void Run(CancellationToken cancellationToken)"));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => _rule.OneByOne().Fixes(
        Foreign(Service.Elsewhere("while (!cancellationToken.IsCancellationRequested)\n{\n    Thread.[|Sleep|](5000);\t// five seconds\n    log.LogInformation(\"Awake\");\n}", "public void Run(CancellationToken cancellationToken)")),
        Foreign(Service.Elsewhere("while (!cancellationToken.IsCancellationRequested)\n{\n    if (cancellationToken.WaitHandle.WaitOne(5000))\t// five seconds\n    {\n        break;\n    }\n    log.LogInformation(\"Awake\");\n}", "public void Run(CancellationToken cancellationToken)")));

    private static string Foreign(string code) => code.Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
}
