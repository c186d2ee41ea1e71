using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>What stands behind a loop that ends by its token still runs when a call in the loop is given the token.</summary>
public sealed class EndedLoopTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _call = new(TokenNotForwarded.Rule, References.Net10);
    private readonly RuleTest<BlockingSleepAnalyzer, BlockingSleepFix> _sleep = new(BlockingSleep.Rule, References.Net10);
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _helper = new(MissingTokenParameter.Rule, References.Net10);

    private const string Save = "private static Task SaveAsync() => Task.CompletedTask;";

    private static string Guarded(string loop, string body, string token = "stoppingToken") =>
        $$"""
        try
        {
            {{loop}}
            {
                {{body}}
            }
        }
        catch (OperationCanceledException) when ({{token}}.IsCancellationRequested)
        {
        }

        await SaveAsync();
        """;

    private static string Bare(string loop, string body) =>
        $$"""
        {{loop}}
        {
            {{body}}
        }

        await SaveAsync();
        """;

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested)")]
    [InlineData("for (var round = 0; !stoppingToken.IsCancellationRequested; round++)")]
    public Task A_wait_leaves_the_loop_by_the_guard(string loop) => _wait.Fixes(
        Service.Of(Bare(loop, "await Task.[|Delay|](2000); // two seconds"), Save),
        Service.Of(Guarded(loop, "await Task.Delay(2000, stoppingToken); // two seconds"), Save));

    [Fact]
    public Task Two_waits_share_it() => _wait.Fixes(
        Service.Of(Bare("while (!stoppingToken.IsCancellationRequested)", "await Task.[|Delay|](2000);\n    await gate.[|WaitAsync|]();"), Save),
        Service.Of(Guarded("while (!stoppingToken.IsCancellationRequested)", "await Task.Delay(2000, stoppingToken);\n        await gate.WaitAsync(stoppingToken);"), Save));

    [Fact]
    public Task A_break_ends_the_loop_as_well() => _wait.Fixes(
        Service.Of(Bare("while (true)", "await Task.[|Delay|](2000);\n    if (stoppingToken.IsCancellationRequested)\n        break;"), Save),
        Service.Of(Guarded("while (true)", "await Task.Delay(2000, stoppingToken);\n        if (stoppingToken.IsCancellationRequested)\n            break;"), Save));

    [Fact]
    public Task A_call_leaves_the_loop_by_the_guard() => _call.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        Service.Of(Bare("while (!stoppingToken.IsCancellationRequested)", "await http.[|GetStringAsync|](\"orders\");"), Save),
        Service.Of(Guarded("while (!stoppingToken.IsCancellationRequested)", "await http.GetStringAsync(\"orders\", stoppingToken);"), Save));

    [Fact]
    public Task A_sleep_leaves_the_loop_by_the_guard() => _sleep.Fixes(
        Service.Of(Bare("while (!stoppingToken.IsCancellationRequested)", "Thread.[|Sleep|](2000);"), Save),
        Service.Of(Guarded("while (!stoppingToken.IsCancellationRequested)", "await Task.Delay(2000, stoppingToken);"), Save));

    [Fact]
    public Task A_helper_leaves_the_loop_by_the_guard() => _helper.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        Service.Of(Bare("while (!stoppingToken.IsCancellationRequested)", "await ImportAsync();\n    await ImportAsync();"), Save + "\n\nprivate static async Task [|ImportAsync|]() => await Task.Delay(2000);"),
        Service.Of(Guarded("while (!stoppingToken.IsCancellationRequested)", "await ImportAsync(stoppingToken);\n        await ImportAsync(stoppingToken);"), Save + "\n\nprivate static async Task ImportAsync(CancellationToken cancellationToken) => await Task.Delay(2000, cancellationToken);"));

    [Fact]
    public Task What_a_caller_goes_on_with_is_kept() => _wait.Fixes(
        Service.Of("await RunAsync(stoppingToken);\nawait SaveAsync();", Save + "\n\nprivate static async Task RunAsync(CancellationToken cancellationToken)\n{\n    while (!cancellationToken.IsCancellationRequested)\n        await Task.[|Delay|](2000);\n}"),
        Service.Of("await RunAsync(stoppingToken);\nawait SaveAsync();", Save + "\n\nprivate static async Task RunAsync(CancellationToken cancellationToken)\n{\n    try\n    {\n        while (!cancellationToken.IsCancellationRequested)\n            await Task.Delay(2000, cancellationToken);\n    }\n    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)\n    {\n    }\n}"));

    [Theory]
    [InlineData("")]
    [InlineData("return;")]
    public Task Nothing_follows(string end) => _wait.Fixes(
        Service.Of($"while (!stoppingToken.IsCancellationRequested)\n    await Task.[|Delay|](2000);\n{end}"),
        Service.Of($"while (!stoppingToken.IsCancellationRequested)\n    await Task.Delay(2000, stoppingToken);\n{end}"));

    [Theory]
    [InlineData("await http.GetStringAsync(\"orders\", stoppingToken);\n    await Task.[|Delay|](2000);", "await http.GetStringAsync(\"orders\", stoppingToken);\n    await Task.Delay(2000, stoppingToken);")]
    [InlineData("try { await Task.[|Delay|](2000); } catch (OperationCanceledException) { break; }", "try { await Task.Delay(2000, stoppingToken); } catch (OperationCanceledException) { break; }")]
    public Task The_author_expects_the_cancellation(string before, string after) => _wait.Fixes(
        Service.Of(Bare("while (!stoppingToken.IsCancellationRequested)", before), Save),
        Service.Of(Bare("while (!stoppingToken.IsCancellationRequested)", after), Save));

    [Fact]
    public Task A_loop_over_items_that_is_cut_off_is_not_done() => _wait.Fixes(
        Service.Of("foreach (var order in new[] { 1, 2 })\n    await Task.[|Delay|](2000 * order);\n\nawait SaveAsync();", Save),
        Service.Of("foreach (var order in new[] { 1, 2 })\n    await Task.Delay(2000 * order, stoppingToken);\n\nawait SaveAsync();", Save));
}
