using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Clauses for every exception that take a cancellation for a failure.</summary>
public sealed class CatchAllDefeatsCancellationTests
{
    private readonly RuleTest<ServiceLoopAnalyzer, CatchAllDefeatsCancellationFix> _rule = new(CatchAllDefeatsCancellation.Rule, References.Net10);

    [Fact]
    public Task A_loop_that_spins() => _rule.Fixes(
        Service.Of(
            """
            while (true)
            {
                try
                {
                    await http.GetStringAsync("orders", stoppingToken);
                }
                // Tried again.
                [|catch|] (Exception ex)
                {
                    log.LogError(ex, "Import failed");
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
                    break;
                }
                // Tried again.
                catch (Exception ex)
                {
                    log.LogError(ex, "Import failed");
                }
            }
            """));

    [Fact]
    public Task A_handler_that_waits_listens_to_the_token_as_well() => _rule.Fixes(
        Service.Of(
            """
            while (!stoppingToken.IsCancellationRequested)
            {
                try {
                    await http.GetStringAsync("orders", stoppingToken);
                } [|catch|] {
                    await Task.Delay(5000);
                }
            }
            """),
        Service.Of(
            """
            while (!stoppingToken.IsCancellationRequested)
            {
                try {
                    await http.GetStringAsync("orders", stoppingToken);
                } catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) {
                    break;
                } catch {
                    await Task.Delay(5000, stoppingToken);
                }
            }
            """));

    [Fact]
    public Task What_follows_the_loop_runs_though_a_wait_is_cancelled() => _rule.Fixes(
        Service.Of(
            """
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await http.GetStringAsync("orders", stoppingToken);
                }
                // Tried again.
                [|catch|] (Exception)
                {
                    await Task.Delay(
                        5000);
                }
            }

            log.LogInformation("Stopped");
            """),
        Service.Of(
            """
            try
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try
                    {
                        await http.GetStringAsync("orders", stoppingToken);
                    }
                    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                    {
                        break;
                    }
                    // Tried again.
                    catch (Exception)
                    {
                        await Task.Delay(
                            5000,
                            stoppingToken);
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }

            log.LogInformation("Stopped");
            """));

    [Fact]
    public Task One_line_stays_one() => _rule.Fixes(
        Service.Of("while (true) { try { await Task.Delay(5, stoppingToken); } [|catch|] (Exception) { } }"),
        Service.Of("while (true) { try { await Task.Delay(5, stoppingToken); } catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; } catch (Exception) { } }"));

    [Fact]
    public Task Where_break_leaves_another_loop_the_exception_goes_on() => _rule.Fixes(
        Service.Of(
            """
            while (true)
            {
                foreach (var order in new[] { 1, 2 })
                {
                    try { await Task.Delay(order, stoppingToken); }
                    [|catch|] (Exception ex) { log.LogError(ex, "Order {Id} failed", order); }
                }
            }
            """),
        Service.Of(
            """
            while (true)
            {
                foreach (var order in new[] { 1, 2 })
                {
                    try { await Task.Delay(order, stoppingToken); }
                    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { throw; }
                    catch (Exception ex) { log.LogError(ex, "Order {Id} failed", order); }
                }
            }
            """));

    [Fact]
    public Task Outside_of_a_service_the_caller_is_told() => _rule.Fixes(
        Service.Elsewhere("while (true) { try { await Task.Delay(5, cancellationToken); } [|catch|] (Exception) { } }"),
        Service.Elsewhere("while (true) { try { await Task.Delay(5, cancellationToken); } catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { throw; } catch (Exception) { } }"));

    [Fact]
    public Task Whoever_cancels_its_own_token_expects_no_exception() => _rule.Fixes(
        Service.Elsewhere("while (true) { try { await Task.Delay(5, _stop.Token); } [|catch|] (Exception) { } }", "private readonly CancellationTokenSource _stop = new();\n\n    public async Task RunAsync()"),
        Service.Elsewhere("while (true) { try { await Task.Delay(5, _stop.Token); } catch (OperationCanceledException) when (_stop.Token.IsCancellationRequested) { break; } catch (Exception) { } }", "private readonly CancellationTokenSource _stop = new();\n\n    public async Task RunAsync()"));

    [Theory]
    [InlineData("""log.LogError(ex, "Import failed");""")]
    [InlineData("""log.LogWarning("Import failed: {Text}", ex.Message);""")]
    [InlineData("""log.Log(LogLevel.Critical, ex, "Import failed");""")]
    public Task A_log_that_cries_wolf(string handler) => _rule.ReportsAs(DiagnosticSeverity.Info, Service.Of(
        $$"""
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Task.Delay(5, stoppingToken); }
            [|catch|] (Exception ex) { {{handler}} _ = ex; }
        }
        """));

    [Fact]
    public Task An_item_of_a_stream() => _rule.ReportsAs(DiagnosticSeverity.Info, Service.Of(
        """
        await foreach (var order in orders.Reader.ReadAllAsync(stoppingToken))
        {
            try { await Task.Delay(order, stoppingToken); }
            [|catch|] (Exception ex) { log.LogError(ex, "Order failed"); }
        }
        """));

    [Fact]
    public Task Noise_is_not_reported_where_nobody_minds() => _rule.With("seaworthy.shutdown.sea3005_report_log_noise = false").IsSilent(Service.Of(
        """
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Task.Delay(5, stoppingToken); }
            catch (Exception ex) { log.LogError(ex, "Import failed"); }
        }
        """));

    [Theory]
    [InlineData("catch (Exception) when (!stoppingToken.IsCancellationRequested) { }")]
    [InlineData("catch (Exception ex) when (ex is not OperationCanceledException) { }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) { }")]
    [InlineData("catch (Exception) when (stoppingToken.IsCancellationRequested) { throw; } catch (Exception) { }")]
    [InlineData("catch (Exception) { if (stoppingToken.IsCancellationRequested) break; }")]
    [InlineData("catch (Exception) { throw; }")]
    [InlineData("catch (Exception) { return; }")]
    [InlineData("catch (InvalidOperationException) { }")]
    public Task The_cancellation_gets_out(string handler) => _rule.IsSilent(Service.Of($$"""while (true) { try { await Task.Delay(5, stoppingToken); } {{handler}} }"""));

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { try { await Task.Delay(5, stoppingToken); } catch { } }")]
    [InlineData("while (true) { stoppingToken.ThrowIfCancellationRequested(); try { await Task.Delay(5, stoppingToken); } catch { } }")]
    [InlineData("while (true) { try { await Task.Delay(5); } catch (Exception) { } }")]
    [InlineData("while (true) { try { await Task.Delay(5, stoppingToken); } catch (Exception) { } await Task.Delay(5, stoppingToken); }")]
    [InlineData("while (true) { try { await Task.Delay(5, stoppingToken); } catch (Exception) { await Task.Delay(5000, stoppingToken); } }")]
    [InlineData("foreach (var order in new[] { 1 }) { try { await Task.Delay(order, stoppingToken); } catch (Exception ex) { log.LogError(ex, \"Failed\"); } }")]
    [InlineData("using var limit = new CancellationTokenSource(5); while (!stoppingToken.IsCancellationRequested) { try { await Task.Delay(5, limit.Token); } catch (Exception ex) { log.LogError(ex, \"Failed\"); } }")]
    public Task The_loop_ends_all_the_same(string body) => _rule.IsSilent(Service.Of(body));

    private static string Retrying(string handler) => Service.Of(
        $$"""
        var failures = 0;
        while (true)
        {
            try
            {
                await http.GetStringAsync("orders", stoppingToken);
            }
            {{handler}}
        }
        """);

    [Fact]
    public Task A_handler_that_goes_on_after_known_failures_only() => _rule.IsSilent(Retrying(
        """
        catch (Exception ex)
            {
                var retry = false;
                if (ex is HttpRequestException { StatusCode: not null } failed)
                    retry = (int)failed.StatusCode >= 500;
                else if (ex is TimeoutException || ex.InnerException is TimeoutException)
                    retry = true;

                if (retry && failures++ < 5)
                    await Task.Delay(5000);
                else
                    throw;
            }
        """));

    [Fact]
    public Task A_handler_that_goes_on_after_others_too() => _rule.Reports(Retrying(
        """
        [|catch|] (Exception ex)
            {
                var retry = false;
                if (ex is HttpRequestException)
                    log.LogError(ex, "Failed");
                else
                    retry = true;

                if (retry && failures++ < 5)
                    await Task.Delay(5000);
                else
                    throw;
            }
        """));
}
