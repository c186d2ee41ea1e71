namespace Seaworthy.Tests.Harness;

internal static partial class ShutdownCases
{
    public static IReadOnlyList<RuleCase> Starts => [BaseNotCalled, StartupTokenKept];

    private static RuleCase BaseNotCalled => new(
        "SEA3008",
        "Call the base method",
        """
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class BankLine : BackgroundService
        {
            private readonly TcpClient _bank = new();

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await _bank.GetStream().FlushAsync(stoppingToken);
                    await Task.Delay(1000, stoppingToken);
                }
            }

            public override Task [|StopAsync|](CancellationToken cancellationToken)
            {
                // the line is no longer needed
                _bank.Close();
                return Task.CompletedTask;
            }
        }

        """,
        """
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class BankLine : BackgroundService
        {
            private readonly TcpClient _bank = new();

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await _bank.GetStream().FlushAsync(stoppingToken);
                    await Task.Delay(1000, stoppingToken);
                }
            }

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                await base.StopAsync(cancellationToken);
                // the line is no longer needed
                _bank.Close();
            }
        }

        """);

    private static RuleCase StartupTokenKept => new(
        "SEA3010",
        "Use a token that is cancelled when the service stops",
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class PriceList : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                // until the shop closes
                var thread = new Thread(() => Refresh([|cancellationToken|])) { IsBackground = true };
                thread.Start();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private static void Refresh(CancellationToken cancellationToken)
            {
                do
                {
                    Console.Out.Flush();
                }
                while (!cancellationToken.WaitHandle.WaitOne(1000));
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class PriceList : IHostedService
        {
            private readonly CancellationTokenSource _stoppingCts = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                // until the shop closes
                var thread = new Thread(() => Refresh(_stoppingCts.Token)) { IsBackground = true };
                thread.Start();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                _stoppingCts.Cancel();
                return Task.CompletedTask;
            }

            private static void Refresh(CancellationToken cancellationToken)
            {
                do
                {
                    Console.Out.Flush();
                }
                while (!cancellationToken.WaitHandle.WaitOne(1000));
            }
        }

        """);
}
