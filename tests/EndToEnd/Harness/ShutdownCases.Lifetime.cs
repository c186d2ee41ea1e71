namespace Seaworthy.Tests.Harness;

internal static partial class ShutdownCases
{
    public static IReadOnlyList<RuleCase> Lifetime => [ExitInHost, ProcessExitHook, ConsoleDrivenHost];

    private static RuleCase ExitInHost => new(
        "SEA3013",
        "Stop the application",
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class LedgerCheck : BackgroundService
        {
            private readonly string _path;

            internal LedgerCheck(string path)
            {
                _path = path;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    if (!File.Exists(_path))
                    {
                        Environment.[|Exit|](3); // nothing to check
                    }

                    await Task.Delay(5000, stoppingToken);
                }
            }
        }

        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class LedgerCheck : BackgroundService
        {
            private readonly string _path;
            private readonly IHostApplicationLifetime _lifetime;

            internal LedgerCheck(string path, IHostApplicationLifetime lifetime)
            {
                _path = path;
                _lifetime = lifetime;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    if (!File.Exists(_path))
                    {
                        Environment.ExitCode = 3; // nothing to check
                        _lifetime.StopApplication();
                        return;
                    }

                    await Task.Delay(5000, stoppingToken);
                }
            }
        }

        """);

    private static RuleCase ProcessExitHook => new(
        "SEA3022",
        "Hook the shutdown itself",
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class LastOrders : IHostedService
        {
            private readonly IHostApplicationLifetime _lifetime;
            private int _saved;

            public LastOrders(IHostApplicationLifetime lifetime) => _lifetime = lifetime;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                AppDomain.CurrentDomain.[|ProcessExit|] += (sender, e) => Save();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private void Save() => _saved++;
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class LastOrders : IHostedService
        {
            private readonly IHostApplicationLifetime _lifetime;
            private int _saved;

            public LastOrders(IHostApplicationLifetime lifetime) => _lifetime = lifetime;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _lifetime.ApplicationStopped.Register(() => Save());
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private void Save() => _saved++;
        }

        """)
    {
        IsSuggestion = true,
    };

    private static RuleCase ConsoleDrivenHost => new(
        "SEA3023",
        "Wait for the shutdown of the host",
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public static class OrderServer
        {
            public static async Task ServeAsync(IHost host)
            {
                await host.StartAsync();
                [|Console.ReadLine()|];
                await host.StopAsync();
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public static class OrderServer
        {
            public static async Task ServeAsync(IHost host)
            {
                await host.RunAsync();
            }
        }

        """);
}
