namespace Seaworthy.Tests.Harness;

internal static partial class ShutdownCases
{
    public static IReadOnlyList<RuleCase> Loops => [UnstoppableLoop, CatchAllDefeatsCancellation, CancellationMistakenForShutdown, BlockingSleep];

    private static RuleCase UnstoppableLoop => new(
        "SEA3001",
        "Stop the loop when the token is cancelled",
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public interface ITides
        {
            Task ImportAsync();
        }

        public class TidelessImporter : BackgroundService
        {
            private readonly ITides _orders;

            public TidelessImporter(ITides orders)
            {
                _orders = orders;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                [|while|] (true)
                {
                    await _orders.ImportAsync();
                    await Task.Delay(5000);
                }
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public interface ITides
        {
            Task ImportAsync();
        }

        public class TidelessImporter : BackgroundService
        {
            private readonly ITides _orders;

            public TidelessImporter(ITides orders)
            {
                _orders = orders;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await _orders.ImportAsync();
                    await Task.Delay(5000, stoppingToken);
                }
            }
        }

        """);

    private static RuleCase CatchAllDefeatsCancellation => new(
        "SEA3005",
        "Leave the loop when it is cancelled",
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public interface IDeafOrders
        {
            Task ImportAsync(CancellationToken cancellationToken = default);
        }

        public class DeafImporter : BackgroundService
        {
            private readonly IDeafOrders _orders;
            private readonly ILogger<DeafImporter> _log;

            public DeafImporter(IDeafOrders orders, ILogger<DeafImporter> log)
            {
                _orders = orders;
                _log = log;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (true)
                {
                    try
                    {
                        await _orders.ImportAsync(stoppingToken);
                    }
                    [|catch|] (Exception ex)
                    {
                        _log.LogError(ex, "Import failed");
                    }
                }
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public interface IDeafOrders
        {
            Task ImportAsync(CancellationToken cancellationToken = default);
        }

        public class DeafImporter : BackgroundService
        {
            private readonly IDeafOrders _orders;
            private readonly ILogger<DeafImporter> _log;

            public DeafImporter(IDeafOrders orders, ILogger<DeafImporter> log)
            {
                _orders = orders;
                _log = log;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (true)
                {
                    try
                    {
                        await _orders.ImportAsync(stoppingToken);
                    }
                    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                    {
                        break;
                    }
                    catch (Exception ex)
                    {
                        _log.LogError(ex, "Import failed");
                    }
                }
            }
        }

        """);

    private static RuleCase CancellationMistakenForShutdown => new(
        "SEA3006",
        "Ask whether the token is cancelled",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public class TimidImporter : BackgroundService
        {
            private readonly HttpClient _http;
            private readonly ILogger<TimidImporter> _log;

            public TimidImporter(HttpClient http, ILogger<TimidImporter> log)
            {
                _http = http;
                _log = log;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (true)
                {
                    try
                    {
                        var orders = await _http.GetStringAsync("orders", stoppingToken);
                        _log.LogInformation("Imported {Orders}", orders);
                    }
                    [|catch|] (OperationCanceledException)
                    {
                        break;
                    }
                }
            }
        }

        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public class TimidImporter : BackgroundService
        {
            private readonly HttpClient _http;
            private readonly ILogger<TimidImporter> _log;

            public TimidImporter(HttpClient http, ILogger<TimidImporter> log)
            {
                _http = http;
                _log = log;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (true)
                {
                    try
                    {
                        var orders = await _http.GetStringAsync("orders", stoppingToken);
                        _log.LogInformation("Imported {Orders}", orders);
                    }
                    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                    {
                        break;
                    }
                    catch (OperationCanceledException ex)
                    {
                        _log.LogWarning(ex, "The operation timed out");
                    }
                }
            }
        }

        """);

    private static RuleCase BlockingSleep => new(
        "SEA3007",
        "Await Task.Delay with the token",
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public interface ISleepyOrders
        {
            Task ImportAsync(CancellationToken cancellationToken = default);
        }

        public class SleepyImporter : BackgroundService
        {
            private readonly ISleepyOrders _orders;

            public SleepyImporter(ISleepyOrders orders)
            {
                _orders = orders;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await _orders.ImportAsync(stoppingToken);
                    Thread.[|Sleep|](60000);
                }
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public interface ISleepyOrders
        {
            Task ImportAsync(CancellationToken cancellationToken = default);
        }

        public class SleepyImporter : BackgroundService
        {
            private readonly ISleepyOrders _orders;

            public SleepyImporter(ISleepyOrders orders)
            {
                _orders = orders;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await _orders.ImportAsync(stoppingToken);
                    await Task.Delay(60000, stoppingToken);
                }
            }
        }

        """);
}
