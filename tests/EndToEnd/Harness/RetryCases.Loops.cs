namespace Seaworthy.Tests.Harness;

internal static partial class RetryCases
{
    private static RuleCase NoPause => new(
        "SEA1001",
        "Rewrite as a Polly pipeline (3 attempts, exponential backoff with jitter)",
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class NoPause
        {
            private readonly HttpClient _bank = new HttpClient();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
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
        using Polly;

        public class NoPause
        {
            private readonly HttpClient _bank = new HttpClient();

            private static readonly ResiliencePipeline AskRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                })
                .Build();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                return await AskRetryPipeline.ExecuteAsync(
                    static async (state, token) => await state.bank.GetAsync(state.order, token),
                    (bank: _bank, order),
                    cancellationToken);
            }
        }

        """);

    private static RuleCase FixedPause => new(
        "SEA1002",
        "Rewrite as a Polly pipeline (4 attempts, exponential backoff with jitter)",
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class FixedPause
        {
            private readonly HttpClient _bank = new HttpClient();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(1000, cancellationToken);
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
        using Polly;

        public class FixedPause
        {
            private readonly HttpClient _bank = new HttpClient();

            private static readonly ResiliencePipeline AskRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                })
                .Build();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                return await AskRetryPipeline.ExecuteAsync(
                    static async (state, token) => await state.bank.GetAsync(state.order, token),
                    (bank: _bank, order),
                    cancellationToken);
            }
        }

        """)
    {
        IsSuggestion = true,
    };

    private static RuleCase Unbounded => new(
        "SEA1003",
        "Cap at 10 attempts",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class Unbounded
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|while|] (true)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException)
                    {
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

        public class Unbounded
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
                        if (++attempt >= 10)
                        {
                            throw;
                        }

                        await Task.Delay(_random.Next(500, 1500), cancellationToken);
                    }
                }
            }
        }

        """);

    private static RuleCase HandlesEverything => new(
        "SEA1004",
        "Retry only what may pass (HttpRequestException)",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class HandlesEverything
        {
            private readonly HttpClient _bank = new HttpClient();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (Exception) when (attempt < 4)
                    {
                        await Task.Delay(100 << attempt, cancellationToken);
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

        public class HandlesEverything
        {
            private readonly HttpClient _bank = new HttpClient();

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
                        await Task.Delay(100 << attempt, cancellationToken);
                    }
                }
            }
        }

        """)
    {
        IsSuggestion = true,
    };
}
