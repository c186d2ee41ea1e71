using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Overrides that leave out what BackgroundService does, and what is put back.</summary>
public sealed partial class BaseNotCalledTests
{
    private const string Usings = """
        using System;
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;


        """;

    private readonly RuleTest<HostedServiceAnalyzer, BaseNotCalledFix> _rule = new(BaseNotCalled.Rule, References.Net10);

    private static string Importer(string stop) => Usings + $$"""
        class Importer(ILogger<Importer> log) : BackgroundService
        {
            private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();
            private readonly SemaphoreSlim _gate = new(1);
            private readonly PeriodicTimer _timer = new(TimeSpan.FromSeconds(1));
            private TcpClient _bank = new();
            private readonly TcpClient _monitor = new();
            private readonly CancellationTokenSource _own = new();

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await _gate.WaitAsync(stoppingToken);
                while (await _timer.WaitForNextTickAsync(stoppingToken) && !_own.IsCancellationRequested)
                    await SendAsync(stoppingToken);
            }

            {{stop}}

            private async Task SendAsync(CancellationToken token) => await _bank.GetStream().FlushAsync(token);

            private void CloseBank() => _bank.Close();

            private Task SaveAsync() => Task.Delay(1);

            protected bool IsIdle => _orders.Reader.Count is 0 && log.IsEnabled(LogLevel.Debug);
        }
        """;

    private Task Fixes(string before, string after) => _rule.Fixes(Importer(Indented(before)), Importer(Indented(after)));

    private static string Indented(string code) => code.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal).Replace("\n    \n", "\n\n", StringComparison.Ordinal);

    [Theory]
    [InlineData("public override Task [|StopAsync|](CancellationToken token) => Task.CompletedTask;", "public override Task StopAsync(CancellationToken token) => base.StopAsync(token);")]
    [InlineData("public override Task [|StopAsync|](CancellationToken c) { log.LogInformation(\"Bye\"); return Task.CompletedTask; }", "public override Task StopAsync(CancellationToken c) { log.LogInformation(\"Bye\"); return base.StopAsync(c); }")]
    [InlineData("public override Task [|StopAsync|](CancellationToken @default) => Task.CompletedTask;", "public override Task StopAsync(CancellationToken @default) => base.StopAsync(@default);")]
    [InlineData("public override Task [|StartAsync|](CancellationToken token) => Task.CompletedTask;", "public override Task StartAsync(CancellationToken token) => base.StartAsync(token);")]
    public Task What_returned_at_once_returns_the_task_of_the_base(string before, string after) => Fixes(before, after);

    [Fact]
    public Task Every_way_out_returns_it() => Fixes(
        """
        public override Task [|StopAsync|](CancellationToken cancellationToken)
        {
            // Nothing was imported.
            if (IsIdle)
                return Task.CompletedTask; // good

            log.LogInformation("The import ends");
            return Task.CompletedTask;
        }
        """,
        """
        public override Task StopAsync(CancellationToken cancellationToken)
        {
            // Nothing was imported.
            if (IsIdle)
                return base.StopAsync(cancellationToken); // good

            log.LogInformation("The import ends");
            return base.StopAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task An_async_method_awaits_it_at_the_end() => Fixes(
        """
        public override async Task [|StopAsync|](CancellationToken cancellationToken)
        {
            await SaveAsync();
        }
        """,
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await SaveAsync();
            await base.StopAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task An_async_method_awaits_it_on_every_way_out() => Fixes(
        """
        public override async Task [|StopAsync|](CancellationToken cancellationToken)
        {
            if (IsIdle)
                return;

            await SaveAsync();
        }
        """,
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            if (IsIdle)
            {
                await base.StopAsync(cancellationToken);
                return;
            }

            await SaveAsync();
            await base.StopAsync(cancellationToken);
        }
        """);

    [Theory]
    [InlineData("=> SaveAsync();")]
    [InlineData("\n{\n    return SaveAsync();\n}")]
    public Task Another_task_is_awaited_first(string body) => Fixes(
        $"public override Task [|StopAsync|](CancellationToken cancellationToken){(body[0] is '=' ? " " : "")}{body}",
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await SaveAsync();
            await base.StopAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task An_async_expression_becomes_a_body() => Fixes(
        "public override async Task [|StopAsync|](CancellationToken cancellationToken) => await SaveAsync().ConfigureAwait(false);",
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await SaveAsync().ConfigureAwait(false);
            await base.StopAsync(cancellationToken).ConfigureAwait(false);
        }
        """);

    [Fact]
    public Task Guards_that_return_another_task_are_kept() => Fixes(
        """
        public override Task [|StopAsync|](CancellationToken cancellationToken)
        {
            if (IsIdle)
                return Task.CompletedTask;

            return SaveAsync(); // what is left
        }
        """,
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            if (IsIdle)
            {
                await base.StopAsync(cancellationToken);
                return;
            }

            await SaveAsync();
            await base.StopAsync(cancellationToken); // what is left
        }
        """);

    [Fact]
    public Task A_start_calls_it_at_the_end() => Fixes(
        """
        public override async Task [|StartAsync|](CancellationToken cancellationToken)
        {
            await _bank.ConnectAsync("bank", 443, cancellationToken);
        }
        """,
        """
        public override async Task StartAsync(CancellationToken cancellationToken)
        {
            await _bank.ConnectAsync("bank", 443, cancellationToken);
            await base.StartAsync(cancellationToken);
        }
        """);
}
