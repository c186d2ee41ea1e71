using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Threads that sleep in code that has a token.</summary>
public sealed class BlockingSleepTests
{
    private readonly RuleTest<BlockingSleepAnalyzer, BlockingSleepFix> _rule = new(BlockingSleep.Rule, References.Net10);

    [Theory]
    [InlineData("Thread.[|Sleep|](60000); // a minute", "await Task.Delay(60000, stoppingToken); // a minute")]
    [InlineData("Thread.[|Sleep|](100);", "await Task.Delay(100, stoppingToken);")]
    [InlineData("System.Threading.Thread.[|Sleep|](TimeSpan.FromSeconds(5));", "await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);")]
    [InlineData("Thread.[|Sleep|](Timeout.Infinite);", "await Task.Delay(Timeout.Infinite, stoppingToken);")]
    [InlineData("""try { await http.GetStringAsync("orders", stoppingToken); } catch (Exception) { Thread.[|Sleep|](5000); }""", """try { await http.GetStringAsync("orders", stoppingToken); } catch (Exception) { await Task.Delay(5000, stoppingToken); }""")]
    [InlineData("await gate.WaitAsync(stoppingToken).ConfigureAwait(false); Thread.[|Sleep|](5000);", "await gate.WaitAsync(stoppingToken).ConfigureAwait(false); await Task.Delay(5000, stoppingToken).ConfigureAwait(false);")]
    [InlineData("await Task.Run(async () => { await gate.WaitAsync(stoppingToken); Thread.[|Sleep|](5000); });", "await Task.Run(async () => { await gate.WaitAsync(stoppingToken); await Task.Delay(5000, stoppingToken); });")]
    public Task An_async_function_awaits(string before, string after) => _rule.Fixes(Service.Of(Awaiting(before)), Service.Of(Awaiting(after)));

    [Theory]
    [InlineData("Thread.Sleep(0);")]
    [InlineData("lock (gate) { Thread.Sleep(5000); }")]
    [InlineData("try { } finally { Thread.Sleep(5000); }")]
    [InlineData("SpinWait.SpinUntil(() => stoppingToken.IsCancellationRequested);")]
    [InlineData("Action pause = static () => Thread.Sleep(5000);")]
    public Task Nothing_to_wake_up_for(string body) => _rule.IsSilent(Service.Of(body + "\n#pragma warning disable CS0219\nawait Task.Yield();"));

    [Fact]
    public Task The_token_of_a_request_wakes_whoever_can_await() => new RuleTest<BlockingSleepAnalyzer, BlockingSleepFix>(BlockingSleep.Rule, References.Web).Fixes(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        class SettingsController : ControllerBase
        {
            [HttpPost]
            public IActionResult Save()
            {
                Thread.Sleep(500);
                return Ok();
            }

            public static async Task SlowDownAsync(HttpContext context, RequestDelegate next)
            {
                Thread.[|Sleep|](500);
                await next(context);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        class SettingsController : ControllerBase
        {
            [HttpPost]
            public IActionResult Save()
            {
                Thread.Sleep(500);
                return Ok();
            }

            public static async Task SlowDownAsync(HttpContext context, RequestDelegate next)
            {
                await Task.Delay(500, context.RequestAborted);
                await next(context);
            }
        }
        """);

    [Fact]
    public Task Spinning_is_reported_alone() => _rule.ReportsWithoutFix(Service.Of("SpinWait.[|SpinUntil|](() => gate.CurrentCount > 0); await Task.Yield();"));

    [Fact]
    public Task A_loop_wakes_up_and_ends() => _rule.OneByOne().Fixes(
        Service.Elsewhere(
            """
            while (!cancellationToken.IsCancellationRequested)
            {
                log.LogInformation("Imported");
                Thread.[|Sleep|](60000); // a minute
            }
            """,
            "public void Run(CancellationToken cancellationToken)"),
        Service.Elsewhere(
            """
            while (!cancellationToken.IsCancellationRequested)
            {
                log.LogInformation("Imported");
                if (cancellationToken.WaitHandle.WaitOne(60000)) // a minute
                {
                    break;
                }
            }
            """,
            "public void Run(CancellationToken cancellationToken)"));

    [Fact]
    public Task A_function_without_a_loop_returns() => _rule.OneByOne().Fixes(
        Service.Elsewhere("Thread.[|Sleep|](TimeSpan.FromSeconds(20)); log.LogInformation(\"Imported\");", "public void Run(CancellationToken cancellationToken)"),
        Service.Elsewhere("if (cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(20))) return; log.LogInformation(\"Imported\");", "public void Run(CancellationToken cancellationToken)"));

    [Theory]
    [InlineData("Thread.Sleep(100);", "public void Run(CancellationToken cancellationToken)")]
    [InlineData("Thread.Sleep(5000);", "public void Run()")]
    [InlineData("Thread.Sleep(5000);", "public void Dispose(CancellationToken cancellationToken)")]
    public Task A_short_sleep_or_one_without_a_token(string body, string signature) => _rule.IsSilent(Service.Elsewhere(body, signature));

    [Fact]
    public Task A_result_is_for_the_author_to_find() => _rule.ReportsWithoutFix(Service.Elsewhere("Thread.[|Sleep|](5000); return 1;", "public int Run(CancellationToken cancellationToken)"));

    [Theory]
    [InlineData("Task", "return Task.CompletedTask;", "")]
    [InlineData("Task", "return http.GetStringAsync(\"orders\", cancellationToken);", "await http.GetStringAsync(\"orders\", cancellationToken);")]
    [InlineData("Task<int>", "return Task.FromResult(5);", "return 5;")]
    [InlineData("Task<string>", "return http.GetStringAsync(\"orders\", cancellationToken);", "return await http.GetStringAsync(\"orders\", cancellationToken);")]
    public Task A_function_that_returns_a_task_becomes_async(string type, string before, string after) => _rule.Fixes(
        Service.Elsewhere("Thread.[|Sleep|](5000);\n" + before, $"public {type} RunAsync(CancellationToken cancellationToken)"),
        Service.Elsewhere("await Task.Delay(5000, cancellationToken);" + (after.Length is 0 ? "" : "\n" + after), $"public async {type} RunAsync(CancellationToken cancellationToken)"));

    [Fact]
    public Task An_early_return_stays() => _rule.Fixes(
        Service.Elsewhere("if (http.Timeout.Ticks is 0)\n    return Task.CompletedTask;\n\nThread.[|Sleep|](5000);\nreturn Task.CompletedTask;", "public Task RunAsync(CancellationToken cancellationToken)"),
        Service.Elsewhere("if (http.Timeout.Ticks is 0)\n    return;\n\nawait Task.Delay(5000, cancellationToken);", "public async Task RunAsync(CancellationToken cancellationToken)"));

    [Fact]
    public Task A_task_from_elsewhere_keeps_the_function_as_it_is() => _rule.ReportsWithoutFix(
        Service.Elsewhere("Thread.[|Sleep|](5000); return work;", "public Task RunAsync(Task work, CancellationToken cancellationToken)"));

    [Fact]
    public Task A_span_can_not_live_across_an_await() => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12).ReportsWithoutFix(
        Service.Elsewhere("Span<int> all = stackalloc int[4]; Thread.[|Sleep|](5000); all[0] = 1; return Task.CompletedTask;", "public Task RunAsync(CancellationToken cancellationToken)"));

    [Theory]
    [InlineData("Span<int> all = new int[4];\nThread.[|Sleep|](5000);\nall[0] = 1;")]
    [InlineData("var all = new int[4];\nref var first = ref all[0];\nThread.[|Sleep|](5000);\nfirst = 1;")]
    public Task Nor_where_the_language_lets_an_async_function_have_one(string body) => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview).ReportsWithoutFix(
        Service.Elsewhere(body + "\nreturn Task.CompletedTask;", "public Task RunAsync(CancellationToken cancellationToken)"));

    [Fact]
    public Task The_items_of_a_span_are_waited_for_without_an_await() => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview).OneByOne().Fixes(
        Service.Elsewhere("foreach (var id in new ReadOnlySpan<int>(new[] { 1, 2 }))\n    Thread.[|Sleep|](5000);\nreturn Task.CompletedTask;", "public Task RunAsync(CancellationToken cancellationToken)"),
        Service.Elsewhere("foreach (var id in new ReadOnlySpan<int>(new[] { 1, 2 }))\n    if (cancellationToken.WaitHandle.WaitOne(5000))\n        break;\nreturn Task.CompletedTask;", "public Task RunAsync(CancellationToken cancellationToken)"));

    [Fact]
    public Task A_span_of_another_function_is_none_of_its_business() => _rule.Fixes(
        Service.Elsewhere("await Task.Run(() => { var all = new int[4].AsSpan(); all[0] = 1; }, cancellationToken);\nThread.[|Sleep|](5000);", "public async Task RunAsync(CancellationToken cancellationToken)"),
        Service.Elsewhere("await Task.Run(() => { var all = new int[4].AsSpan(); all[0] = 1; }, cancellationToken);\nawait Task.Delay(5000, cancellationToken);", "public async Task RunAsync(CancellationToken cancellationToken)"));

    private static string Awaiting(string body) =>
        body.Contains(";\n", StringComparison.Ordinal) || body.Contains("gate", StringComparison.Ordinal) || body.Contains("http", StringComparison.Ordinal) ? body : body + "\nawait Task.Yield();";
}
