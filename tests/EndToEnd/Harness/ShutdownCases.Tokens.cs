namespace Seaworthy.Tests.Harness;

internal static partial class ShutdownCases
{
    public static IReadOnlyList<RuleCase> Tokens => [WaitIgnoresToken, TokenNotForwarded];

    private static RuleCase WaitIgnoresToken => new(
        "SEA3002",
        "Pass the cancellation token",
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class PatientMailer : BackgroundService
        {
            private int _looks;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    _looks++;
                    await Task.[|Delay|](
                        TimeSpan.FromSeconds(15)); // until the next look
                }
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class PatientMailer : BackgroundService
        {
            private int _looks;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    _looks++;
                    await Task.Delay(
                        TimeSpan.FromSeconds(15),
                        stoppingToken); // until the next look
                }
            }
        }

        """);

    private static RuleCase TokenNotForwarded => new(
        "SEA3003",
        "Pass the cancellation token",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class Prices
        {
            private readonly HttpClient _shop = new HttpClient();
            private readonly CancellationTokenSource _closing = new CancellationTokenSource();

            public void Close() => _closing.Cancel();

            public async Task<string> ReadAsync(Uri address)
            {
                using (var answer = await _shop.[|GetAsync|](address))
                {
                    return answer.StatusCode.ToString();
                }
            }
        }

        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class Prices
        {
            private readonly HttpClient _shop = new HttpClient();
            private readonly CancellationTokenSource _closing = new CancellationTokenSource();

            public void Close() => _closing.Cancel();

            public async Task<string> ReadAsync(Uri address)
            {
                using (var answer = await _shop.GetAsync(address, _closing.Token))
                {
                    return answer.StatusCode.ToString();
                }
            }
        }

        """) { IsSuggestion = true };
}
