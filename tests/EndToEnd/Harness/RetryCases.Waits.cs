namespace Seaworthy.Tests.Harness;

internal static partial class RetryCases
{
    private static RuleCase BlockingWait => new(
        "SEA1007",
        "Await the pause",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class BlockingWait
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        [|Thread.Sleep(_random.Next(500, 1500) << attempt)|];
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

        public class BlockingWait
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
                    }
                }
            }
        }

        """);

    private static RuleCase PauseIgnoresToken => new(
        "SEA1008",
        "Let cancellation end the pause",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class PauseIgnoresToken
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();
            private readonly CancellationTokenSource _stop = new CancellationTokenSource();

            private CancellationToken Stopping => _stop.Token;

            public async Task<HttpResponseMessage> AskAsync(string order)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, Stopping);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await [|Task.Delay(_random.Next(500, 1500) << attempt)|];
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

        public class PauseIgnoresToken
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();
            private readonly CancellationTokenSource _stop = new CancellationTokenSource();

            private CancellationToken Stopping => _stop.Token;

            public async Task<HttpResponseMessage> AskAsync(string order)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, Stopping);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt, Stopping);
                    }
                }
            }
        }

        """)
    {
        IsSuggestion = true,
    };

    private static RuleCase WaitsAfterLastAttempt => new(
        "SEA1012",
        "Don't wait after the last attempt",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class WaitsAfterLastAttempt
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                Exception? last = null;
                for (var attempt = 1; attempt <= 4; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException problem)
                    {
                        last = problem;
                        await [|Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken)|];
                    }
                }

                throw new InvalidOperationException("The bank doesn't answer.", last);
            }
        }

        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class WaitsAfterLastAttempt
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                Exception? last = null;
                for (var attempt = 1; attempt <= 4; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException problem)
                    {
                        last = problem;
                        if (attempt < 4)
                        {
                            await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
                        }
                    }
                }

                throw new InvalidOperationException("The bank doesn't answer.", last);
            }
        }

        """)
    {
        IsSuggestion = true,
    };

    private static RuleCase BrokenCounter => new(
        "SEA1013",
        "Declare 'attempt' in front of the loop",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class BrokenCounter
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|while|] (true)
                {
                    var attempt = 0;
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException)
                    {
                        if (++attempt == 4)
                        {
                            throw;
                        }

                        await Task.Delay(_random.Next(500, 1500), cancellationToken);
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

        public class BrokenCounter
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException)
                    {
                        if (++attempt == 4)
                        {
                            throw;
                        }

                        await Task.Delay(_random.Next(500, 1500), cancellationToken);
                    }
                }
            }
        }

        """);
}
