using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Clauses that take a time-out for a shutdown.</summary>
public sealed class CancellationMistakenForShutdownTests
{
    private readonly RuleTest<ServiceLoopAnalyzer, CancellationMistakenForShutdownFix> _rule = new(CancellationMistakenForShutdown.Rule, References.Net10);

    [Theory]
    [InlineData("[|catch|] (OperationCanceledException) { break; }", "catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; }")]
    [InlineData("[|catch|] (TaskCanceledException) { return; }", "catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }")]
    [InlineData("[|catch|] (Exception e) when (e is TaskCanceledException or OperationCanceledException) { break; }", "catch (Exception e) when ((e is TaskCanceledException or OperationCanceledException) && stoppingToken.IsCancellationRequested) { break; }")]
    [InlineData("[|catch|] (Exception e) when (e is OperationCanceledException canceled) { log.LogInformation(canceled.Message); break; }", "catch (Exception e) when (e is OperationCanceledException canceled && stoppingToken.IsCancellationRequested) { log.LogInformation(canceled.Message); break; }")]
    [InlineData("[|catch|] (Exception e) when (e is OperationCanceledException) { break; }", "catch (Exception e) when (e is OperationCanceledException && stoppingToken.IsCancellationRequested) { break; }")]
    public Task The_filter_asks_for_the_token(string before, string after) => _rule.Fixes(
        Service.Of($$"""while (true) { try { await http.GetStringAsync("orders", stoppingToken); } {{before}} catch (Exception ex) { log.LogError(ex, "Failed"); } }"""),
        Service.Of($$"""while (true) { try { await http.GetStringAsync("orders", stoppingToken); } {{after}} catch (Exception ex) { log.LogError(ex, "Failed"); } }"""));

    [Fact]
    public Task A_time_out_is_logged_where_nothing_else_handles_it() => _rule.Fixes(
        Service.Of(
            """
            while (true)
            {
                try
                {
                    await http.GetStringAsync("orders", stoppingToken);
                }
                [|catch|] (OperationCanceledException)
                {
                    break; // stopped
                }
            }
            """),
        Service.Of(
            """
            while (true)
            {
                try
                {
                    await http.GetStringAsync("orders", stoppingToken);
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                {
                    break; // stopped
                }
                catch (OperationCanceledException ex)
                {
                    log.LogWarning(ex, "The operation timed out");
                }
            }
            """));

    [Fact]
    public Task Around_the_loop_it_propagates() => _rule.OneByOne().Fixes(
        Service.Of("""try { while (!stoppingToken.IsCancellationRequested) { await http.GetStringAsync("orders", stoppingToken); } } [|catch|] (OperationCanceledException) { }"""),
        Service.Of("""try { while (!stoppingToken.IsCancellationRequested) { await http.GetStringAsync("orders", stoppingToken); } } catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }"""));

    [Fact]
    public Task A_filter_that_lets_time_outs_stop_the_host() => _rule.Fixes(
        Service.Of("""while (!stoppingToken.IsCancellationRequested) { try { await http.GetStringAsync("orders", stoppingToken); } [|catch|] (Exception ex) when (ex is not OperationCanceledException) { log.LogError(ex, "Failed"); } }"""),
        Service.Of("""while (!stoppingToken.IsCancellationRequested) { try { await http.GetStringAsync("orders", stoppingToken); } catch (Exception ex) when (ex is not OperationCanceledException || !stoppingToken.IsCancellationRequested) { log.LogError(ex, "Failed"); } }"""));

    [Fact]
    public Task The_outer_clause_is_the_one_that_mistakes() => _rule.OneByOne().Fixes(
        Service.Of(
            """
            try
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try { await http.GetStringAsync("orders", stoppingToken); }
                    catch (Exception ex) when (ex is not OperationCanceledException) { log.LogError(ex, "Failed"); }
                }
            }
            [|catch|] (OperationCanceledException)
            {
                log.LogInformation("Shutting down");
            }
            """),
        Service.Of(
            """
            try
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try { await http.GetStringAsync("orders", stoppingToken); }
                    catch (Exception ex) when (ex is not OperationCanceledException) { log.LogError(ex, "Failed"); }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                log.LogInformation("Shutting down");
            }
            """));

    [Fact]
    public Task A_clause_that_never_runs() => (_rule with { }).ReportsAs(DiagnosticSeverity.Info, Service.Of(
        """using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5)); try { while (await timer.WaitForNextTickAsync(stoppingToken)) { } } [|catch|] (TaskCanceledException) { }"""));

    [Fact]
    public Task Outside_of_a_host_it_is_a_suggestion() => _rule.ReportsAs(DiagnosticSeverity.Info, Service.Elsewhere(
        """while (true) { try { await http.GetStringAsync("orders", cancellationToken); } [|catch|] (OperationCanceledException) { break; } }"""));

    [Theory]
    [InlineData("catch (OperationCanceledException) { throw; }")]
    [InlineData("catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; }")]
    [InlineData("catch (OperationCanceledException ex) when (ex.CancellationToken == stoppingToken) { break; }")]
    [InlineData("catch (OperationCanceledException) { if (stoppingToken.IsCancellationRequested) break; }")]
    [InlineData("catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; } catch (OperationCanceledException) { break; }")]
    [InlineData("catch (OperationCanceledException) { log.LogWarning(\"Timed out\"); }")]
    [InlineData("catch (HttpRequestException) { break; }")]
    public Task The_token_decides(string handler) => _rule.IsSilent(Service.Of($$"""while (true) { try { await http.GetStringAsync("orders", stoppingToken); } {{handler}} }"""));

    [Theory]
    [InlineData("await Task.Delay(5, stoppingToken);")]
    [InlineData("await gate.WaitAsync(stoppingToken);")]
    [InlineData("await orders.Reader.ReadAsync(stoppingToken).ConfigureAwait(false);")]
    [InlineData("await WaitAsync(stoppingToken);")]
    [InlineData("await Task.WhenAny(http.GetStringAsync(\"orders\"), Task.Delay(5, stoppingToken));")]
    [InlineData("try { await http.GetStringAsync(\"orders\"); } catch (Exception) { } await Task.Delay(5, stoppingToken);")]
    public Task Only_the_token_can_have_thrown_it(string body) => _rule.IsSilent(Service.Of(
        $$"""while (true) { try { {{body}} } catch (OperationCanceledException) { break; } }""",
        "private async Task WaitAsync(CancellationToken cancellationToken) => await Task.Delay(5, cancellationToken);"));

    [Theory]
    [InlineData("await Parallel.ForEachAsync(new[] { 1 }, stoppingToken, async (order, inner) => await http.GetStringAsync(\"orders/\" + order, inner));")]
    [InlineData("await Task.WhenAll(http.GetStringAsync(\"orders\", stoppingToken), Task.Delay(5, stoppingToken));")]
    [InlineData("using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); limit.CancelAfter(5); await http.GetStringAsync(\"orders\", limit.Token);")]
    public Task A_time_out_comes_through_what_awaits_it(string body) => _rule.Reports(Service.Of($$"""while (true) { try { {{body}} } [|catch|] (OperationCanceledException) { break; } }"""));

    [Theory]
    [InlineData("using var time = new CancellationTokenSource(5000); using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken); cancellationToken = both.Token;", "cancellationToken")]
    [InlineData("using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken); both.CancelAfter(5000);", "both.Token")]
    [InlineData("using var time = new CancellationTokenSource(TimeSpan.FromSeconds(5)); var token = time.Token;", "token")]
    [InlineData("using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken); using var timer = new Timer(_ => both.Cancel(), null, 5000, 5000);", "both.Token")]
    public Task A_search_lasts_until_its_time_is_up(string before, string token) => _rule.IsSilent(Service.Elsewhere(
        $$"""
        {{before}}
        try
        {
            while (!{{token}}.IsCancellationRequested)
            {
                await http.GetStringAsync("printers", {{token}});
            }
        }
        catch (OperationCanceledException)
        {
        }
        """));

    [Theory]
    [InlineData("""foreach (var order in new[] { 1 }) { try { await http.GetStringAsync("orders", stoppingToken); } catch (OperationCanceledException) { break; } }""")]
    [InlineData("""while (!stoppingToken.IsCancellationRequested) { try { while (!stoppingToken.IsCancellationRequested) { await http.GetStringAsync("orders", stoppingToken); } } catch (OperationCanceledException) { log.LogInformation("Again"); } }""")]
    public Task No_service_ends(string body) => _rule.IsSilent(Service.Of(body));

    private const string Gate = """

        sealed class Gate(HttpClient http)
        {
            private readonly TaskCompletionSource _opened = new();

            public void Open() => _opened.TrySetResult();

            public Task PassAsync(CancellationToken cancellationToken) => WaitAsync(cancellationToken);

            private async Task WaitAsync(CancellationToken cancellationToken) => await _opened.Task.WaitAsync(cancellationToken);

            public async Task AskAsync(CancellationToken cancellationToken) => await http.GetStringAsync("gate", cancellationToken);

            public async Task TryAsync(CancellationToken cancellationToken)
            {
                using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                both.CancelAfter(100);
                await Task.Delay(1000, both.Token);
            }

            public async Task GiveUpAsync(CancellationToken cancellationToken)
            {
                await Task.Delay(1000, cancellationToken);
                throw new TaskCanceledException();
            }

            public async Task WaitAWhileAsync(CancellationToken cancellationToken)
            {
                using var time = new CancellationTokenSource(100);
                await Task.Delay(1000, time.Token);
            }

            public async Task AskLongAsync(CancellationToken cancellationToken) => await FirstAsync(cancellationToken);

            private async Task FirstAsync(CancellationToken cancellationToken) => await SecondAsync(cancellationToken);

            private async Task SecondAsync(CancellationToken cancellationToken) => await AskAsync(cancellationToken);
        }

        class AnyGate
        {
            public virtual Task PassAsync(CancellationToken cancellationToken) => Task.Delay(5, cancellationToken);
        }
        """;

    [Fact]
    public Task A_gate_in_memory_has_no_time_out() => _rule.IsSilent(Service.Of("while (true) { try { await new Gate(http).PassAsync(stoppingToken); } catch (OperationCanceledException) { break; } }") + Gate);

    [Theory]
    [InlineData("new Gate(http).AskAsync(stoppingToken)")]
    [InlineData("new Gate(http).AskLongAsync(stoppingToken)")]
    [InlineData("new Gate(http).TryAsync(stoppingToken)")]
    [InlineData("new Gate(http).GiveUpAsync(stoppingToken)")]
    [InlineData("new Gate(http).WaitAWhileAsync(stoppingToken)")]
    [InlineData("new AnyGate().PassAsync(stoppingToken)")]
    public Task A_gate_elsewhere_may_have_one(string wait) => _rule.Reports(Service.Of($$"""while (true) { try { await {{wait}}; } [|catch|] (OperationCanceledException) { break; } }""") + Gate);

    [Fact]
    public Task Blocks_of_a_data_flow_have_no_time_out() => _rule.IsSilent(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Threading.Tasks.Dataflow;
        using Microsoft.Extensions.Hosting;

        class Printer(ISourceBlock<string> lines) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                try
                {
                    while (await lines.OutputAvailableAsync(stoppingToken))
                        Console.WriteLine(await lines.ReceiveAsync());
                }
                catch (OperationCanceledException)
                {
                }
            }
        }
        """);
}
