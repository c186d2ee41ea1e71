using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Loops as they are found in services: those that a shutdown doesn't end, and those that only look so.</summary>
public sealed class LoopShapesTests
{
    private readonly RuleTest<ServiceLoopAnalyzer, UnstoppableLoopFix> _endless = new(UnstoppableLoop.Rule, References.Net10);
    private readonly RuleTest<ServiceLoopAnalyzer, CatchAllDefeatsCancellationFix> _catchAll = new(CatchAllDefeatsCancellation.Rule, References.Net10);
    private readonly RuleTest<ServiceLoopAnalyzer, CancellationMistakenForShutdownFix> _mistaken = new(CancellationMistakenForShutdown.Rule, References.Net10);

    [Fact]
    public Task A_queue_of_refreshes_is_given_up_at_the_first_time_out() => _mistaken.ReportsAs(DiagnosticSeverity.Info, Service.Elsewhere(
        """
        while (orders.Reader.TryRead(out var order))
        {
            try
            {
                var task = order > 5 ? RefreshAsync(order, cancellationToken) : RefreshAsync(order + 1, cancellationToken);
                await task.ConfigureAwait(false);
            }
            [|catch|] (OperationCanceledException)
            {
                break;
            }
            catch (Exception ex)
            {
                log.LogError(ex, "Refresh failed");
            }
        }

        async Task RefreshAsync(int order, CancellationToken token) => await http.GetStringAsync("orders/" + order, token);
        """));

    [Fact]
    public Task A_listener_only_waits() => _mistaken.IsSilent(Service.Of(
        """
        try
        {
            using var client = new System.Net.Sockets.UdpClient(7359);
            while (!stoppingToken.IsCancellationRequested)
            {
                var result = await client.ReceiveAsync(stoppingToken).ConfigureAwait(false);
                await AnswerAsync(client, result.RemoteEndPoint, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("Stopped");
        }
        """,
        """
        private async Task AnswerAsync(System.Net.Sockets.UdpClient client, System.Net.IPEndPoint to, CancellationToken cancellationToken)
        {
            try
            {
                await client.SendAsync(new byte[] { 1 }.AsMemory(), to, cancellationToken).ConfigureAwait(false);
            }
            catch (System.Net.Sockets.SocketException ex)
            {
                log.LogError(ex, "No answer");
            }
        }
        """));

    [Fact]
    public Task A_stream_that_is_read_in_a_finite_loop_is_no_service() => _mistaken.IsSilent(Service.Elsewhere(
        """
        foreach (var page in new[] { 1, 2 })
        {
            try
            {
                await foreach (var order in orders.Reader.ReadAllAsync(cancellationToken))
                {
                    await http.GetStringAsync("orders/" + order + page, cancellationToken);
                }
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        """));

    [Fact]
    public Task A_sibling_that_asks_for_the_token_takes_the_shutdown_out() => _mistaken.IsSilent(Service.Of(
        """
        while (true)
        {
            try { await http.GetStringAsync("orders", stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (OperationCanceledException) { break; }
        }
        """));

    [Fact]
    public Task A_clause_behind_the_catch_alls_of_the_loop_is_never_reached() => _mistaken.IsSilent(Service.Of(
        """
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try { await http.GetStringAsync("orders", stoppingToken); }
                catch (Exception) { }
            }
        }
        catch (OperationCanceledException)
        {
        }
        """));

    [Fact]
    public Task A_consumer_that_reports_by_a_delegate() => _catchAll.ReportsAs(DiagnosticSeverity.Info, Service.Of(
        """
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await http.GetStringAsync("orders", stoppingToken); }
            [|catch|] (Exception e) { OnLog(Kind.ConsumeError, e.Message); }
        }
        """,
        """
        private enum Kind { ConsumeError }

        private Action<Kind, string> OnLog { get; set; }
        """));

    [Fact]
    public Task A_handler_that_jumps_back() => _catchAll.ReportsAs(DiagnosticSeverity.Info, Service.Of(
        """
        retry:
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await http.GetStringAsync("orders", stoppingToken); }
            [|catch|] (Exception ex) { log.LogError(ex, "Failed"); goto retry; }
        }
        """));

    [Fact]
    public Task A_bare_clause_around_a_pause_only() => _catchAll.IsSilent(Service.Of(
        """
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Task.Delay(5000, stoppingToken); } catch { }
            log.LogInformation("Imported");
        }
        """));

    [Fact]
    public Task A_base_class_hands_down_its_token() => _endless.IsSilent(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        abstract class Job : IHostedService
        {
            private readonly CancellationTokenSource _stop = new();

            protected CancellationToken CancellationToken => _stop.Token;

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken) => _stop.CancelAsync();
        }

        sealed class Broadcaster : Job
        {
            private async Task BroadcastAsync()
            {
                while (true)
                {
                    await Task.Delay(TimeSpan.FromMinutes(1), CancellationToken);
                }
            }

            private Task Start() => BroadcastAsync();
        }
        """);

    [Fact]
    public Task A_loop_that_throws_when_it_is_cancelled() => _endless.IsSilent(Service.Of(
        """
        while (true)
        {
            stoppingToken.ThrowIfCancellationRequested();
            await gate.WaitAsync();
        }
        """));

    [Fact]
    public Task A_queue_that_is_completed_when_the_service_stops() => _endless.IsSilent(Service.Of(
        """
        while (true)
        {
            log.LogInformation("Order {Id}", await orders.Reader.ReadAsync());
        }
        """,
        """
        public override Task StopAsync(CancellationToken cancellationToken)
        {
            orders.Writer.TryComplete();
            return base.StopAsync(cancellationToken);
        }
        """));

    [Fact]
    public Task The_monitor_of_a_cloud_guide() => (_endless with { }).Fixes(
        Service.Of(
            """
            [|while|] (true)
            {
                try
                {
                    if (await http.GetStringAsync("metadata/interruption") is "terminate")
                        Environment.Exit(0);
                }
                catch
                {
                }

                await Task.Delay(TimeSpan.FromSeconds(5));
            }
            """),
        Service.Of(
            """
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    if (await http.GetStringAsync("metadata/interruption") is "terminate")
                        Environment.Exit(0);
                }
                catch
                {
                }

                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
            """));

    [Fact]
    public Task A_lock_that_is_waited_for_is_no_service() => _mistaken.IsSilent(Service.Elsewhere(
        """
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await http.GetStringAsync("lock") is "yours")
                    return true;

                await Task.Delay(100, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        """,
        "public async Task<bool> AcquireAsync(CancellationToken cancellationToken)"));

    [Theory]
    [InlineData("catch (Exception ex) when (!stoppingToken.IsCancellationRequested) { log.LogError(ex, \"Failed\"); }")]
    [InlineData("catch (Exception ex) when (ex.Message.Length > 0) { log.LogError(ex, \"Failed\"); }")]
    public Task A_filter_that_lets_a_time_out_in_handles_it(string handler) => _mistaken.IsSilent(Service.Of(
        $$"""
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try { await http.GetStringAsync("orders", stoppingToken); }
                {{handler}}
            }
        }
        catch (OperationCanceledException)
        {
        }
        """));
}
