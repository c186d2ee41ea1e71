using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Clauses for every exception in loops of other shapes and layouts.</summary>
public sealed class CatchAllShapesTests
{
    private readonly RuleTest<ServiceLoopAnalyzer, CatchAllDefeatsCancellationFix> _rule = new(CatchAllDefeatsCancellation.Rule, References.Net10);

    [Fact]
    public Task Tabs_and_clauses_on_lines_of_their_own() => _rule.Fixes(
        Foreign(
            """
            while (!stoppingToken.IsCancellationRequested) {
                try {
                    await http.GetStringAsync("orders", stoppingToken);
                }
                [|catch|] (Exception ex) {
                    log.LogError(ex, "Import failed");
                    await Task.Delay(5000);
                }
            }
            log.LogInformation("Stopped");
            """),
        Foreign(
            """
            try {
                while (!stoppingToken.IsCancellationRequested) {
                    try {
                        await http.GetStringAsync("orders", stoppingToken);
                    }
                    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) {
                        break;
                    }
                    catch (Exception ex) {
                        log.LogError(ex, "Import failed");
                        await Task.Delay(5000, stoppingToken);
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) {
            }
            log.LogInformation("Stopped");
            """));

    private static string Foreign(string body) =>
        Service.Of(body).Replace("stoppingToken)\n    {", "stoppingToken) {", StringComparison.Ordinal).Replace("BackgroundService\n{", "BackgroundService {", StringComparison.Ordinal).Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    [Fact]
    public Task Whoever_waits_for_a_connection_does_not_take_the_end_for_one() => _rule.Fixes(
        Service.Of(
            "await ConnectAsync(stoppingToken);",
            """
            private async Task ConnectAsync(CancellationToken cancellationToken)
            {
                while (true)
                {
                    try
                    {
                        await http.GetStringAsync("login", cancellationToken);
                        return;
                    }
                    [|catch|] (Exception ex)
                    {
                        log.LogWarning(ex, "No connection");
                        await Task.Delay(5000);
                    }
                }
            }
            """),
        Service.Of(
            "await ConnectAsync(stoppingToken);",
            """
            private async Task ConnectAsync(CancellationToken cancellationToken)
            {
                while (true)
                {
                    try
                    {
                        await http.GetStringAsync("login", cancellationToken);
                        return;
                    }
                    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                    {
                        throw;
                    }
                    catch (Exception ex)
                    {
                        log.LogWarning(ex, "No connection");
                        await Task.Delay(5000, cancellationToken);
                    }
                }
            }
            """));

    [Fact]
    public Task A_consumer_that_blocks() => (_rule with { References = References.Net10.WithLibrary("Confluent.Kafka", "namespace Confluent.Kafka; public interface IConsumer { string Consume(System.Threading.CancellationToken cancellationToken); }") }).ReportsAs(DiagnosticSeverity.Info, Service.Of(
        """
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try { log.LogInformation("{Order}", Consumer.Consume(stoppingToken)); }
            [|catch|] (Exception ex) { log.LogError(ex, "Order failed"); }
        }
        """,
        "public Confluent.Kafka.IConsumer Consumer { get; set; }"));
}
