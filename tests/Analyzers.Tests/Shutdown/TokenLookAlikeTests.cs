using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Services as they are found in public code: those whose calls are lost, and those that only look like it.</summary>
public sealed class TokenLookAlikeTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _call = new(TokenNotForwarded.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);

    private async Task BothAreSilent(string code)
    {
        await _call.IsSilent(code);
        await _wait.IsSilent(code);
    }

    public static TheoryData<string> Hosts => ["8", "10", "11", "web"];

    [Theory, MemberData(nameof(Hosts))]
    public Task A_mail_queue_that_pauses_below_its_test_of_the_token(string host) => (_wait with { References = host switch { "8" => References.Net8, "11" => References.Hosting11, "web" => References.Web, _ => References.Net10 } }).Fixes(
        Mailer("Task.[|Delay|](TimeSpan.FromSeconds(15))"),
        Mailer("Task.Delay(TimeSpan.FromSeconds(15), cancellationToken)"));

    private static string Mailer(string pause) =>
        $$"""
        #nullable enable
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Mailer : IHostedService, IDisposable
        {
            private Task? _work;
            private CancellationTokenSource? _cts;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _cts = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _work = ExecuteAsync(_cts.Token);
                return _work.IsCompleted ? _work : Task.CompletedTask;
            }

            private static async Task ExecuteAsync(CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    await {{pause}};
                }
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                if (_work is null)
                    return;

                _cts?.Cancel();
                await Task.WhenAny(_work, Task.Delay(-1, cancellationToken));
            }

            public void Dispose() => _cts?.Dispose();
        }
        """;

    [Fact]
    public Task A_start_that_is_tried_again_after_a_failure() => _wait.Fixes(Jobs("Task.[|Delay|](5000)"), Jobs("Task.Delay(5000, cancellationToken)"));

    private static string Jobs(string pause) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        abstract class Jobs(ILogger<Jobs> log) : IHostedService
        {
            protected abstract Task ScheduleAsync(CancellationToken cancellationToken);

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                var isScheduled = false;
                while (!isScheduled)
                {
                    try
                    {
                        await ScheduleAsync(cancellationToken);
                        isScheduled = true;
                    }
                    catch (Exception ex)
                    {
                        log.LogError(ex, "Jobs are not scheduled");
                        await {{pause}}; // the scheduler may not be up
                    }
                }
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    [Fact]
    public Task Events_that_are_all_worked_on_before_the_end() => BothAreSilent(
        """
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        abstract class Events : IHostedService
        {
            private readonly Channel<object> _events = Channel.CreateUnbounded<object>();
            private readonly CancellationTokenSource _cts = new();
            private Task _work = Task.CompletedTask;

            public CancellationToken CancellationToken => _cts.Token;

            protected abstract Task StoreAsync(object order, CancellationToken cancellationToken = default);

            private async Task ProcessAsync(CancellationToken cancellationToken)
            {
                while (await _events.Reader.WaitToReadAsync())
                {
                    while (_events.Reader.TryRead(out var order))
                        await StoreAsync(order);
                }

                _ = cancellationToken;
            }

            protected Task StoreOneAsync(object order) => StoreAsync(order);

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _work = ProcessAsync(_cts.Token);
                return Task.CompletedTask;
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                _events.Writer.TryComplete();
                _cts.Cancel();
                await _work.WaitAsync(cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Messages_that_are_deleted_when_they_are_sent() => BothAreSilent(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        interface IQueue
        {
            Task<string[]> ReceiveAsync(CancellationToken cancellationToken = default);

            Task DeleteMessageAsync(string message, CancellationToken cancellationToken = default);
        }

        class Sender(IQueue queue) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                foreach (var message in await queue.ReceiveAsync(stoppingToken))
                    await queue.DeleteMessageAsync(message);
            }
        }
        """);

    [Fact]
    public Task A_queue_that_is_started_whatever_its_token_says() => BothAreSilent(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        abstract class Worker : BackgroundService
        {
            protected abstract Task ProcessAsync(CancellationToken cancellationToken);

            protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
                Task.Run(() => ProcessAsync(stoppingToken), CancellationToken.None);
        }
        """);

    [Fact]
    public Task The_start_of_an_application_is_not_its_end() => _call.Fixes(Lifetime("orders.[|SaveAsync|](\"a\")"), Lifetime("orders.SaveAsync(\"a\", lifetime.ApplicationStopping)"));

    private static string Lifetime(string call) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        abstract class Orders
        {
            public abstract Task SaveAsync(string name, CancellationToken cancellationToken = default);
        }

        class Shop(Orders orders, IHostApplicationLifetime lifetime)
        {
            public bool IsUp => lifetime.ApplicationStarted.IsCancellationRequested;

            public Task RunAsync() => {{call}};
        }
        """;

    [Fact]
    public Task A_heartbeat_that_is_sent_without_the_token() => _call.WithSeverity(DiagnosticSeverity.Warning).Fixes(Heart("clients.[|SendAsync|](\"Heartbeat\")"), Heart("clients.SendAsync(\"Heartbeat\", cancellationToken)"));

    private static string Heart(string call) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        abstract class Clients
        {
            public abstract Task SendAsync(string method, CancellationToken cancellationToken = default);
        }

        abstract class Heart(Clients clients) : IHostedService
        {
            private async Task ExecuteAsync(CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    await {{call}};
                    await Task.Delay(120000, cancellationToken);
                }
            }

            public Task StartAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

            public abstract Task StopAsync(CancellationToken cancellationToken);
        }
        """;

    [Theory]
    [InlineData("throw new InvalidOperationException(\"Run failed\", ex);", true)]
    [InlineData("log.LogError(ex, \"Run failed\");", false)]
    [InlineData("log.LogError(ex, \"Run failed\"); throw;", false)]
    public Task A_cancellation_that_would_become_a_failure_is_left_alone(string handler, bool isSilent)
    {
        var pause = isSilent ? "Delay" : "[|Delay|]";
        var code = Service.Of($$"""
            try
            {
                while (!stoppingToken.IsCancellationRequested)
                    await Task.{{pause}}(1000);
            }
            catch (Exception ex)
            {
                {{handler}}
            }
            """);
        return isSilent ? _wait.IsSilent(code) : _wait.Reports(code);
    }
}
