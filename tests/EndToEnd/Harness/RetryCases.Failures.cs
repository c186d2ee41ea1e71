namespace Seaworthy.Tests.Harness;

internal static partial class RetryCases
{
    private static RuleCase RetriesCancellation => new(
        "SEA1005",
        "Don't retry when cancellation was requested",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class RetriesCancellation
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.GetAsync(order, cancellationToken);
                    }
                    catch (OperationCanceledException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt);
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

        public class RetriesCancellation
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
                    catch (OperationCanceledException) when (attempt < 4 && !cancellationToken.IsCancellationRequested)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt);
                    }
                }
            }
        }

        """);

    private static RuleCase SwallowsLastFailure => new(
        "SEA1006",
        "Rethrow the last failure",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class SwallowsLastFailure
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task SendAsync(HttpContent order, CancellationToken cancellationToken)
            {
                [|for|] (var attempt = 1; attempt <= 4; attempt++)
                {
                    try
                    {
                        await _bank.PutAsync("orders", order, cancellationToken);
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        if (attempt < 4)
                        {
                            await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
                        }
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

        public class SwallowsLastFailure
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task SendAsync(HttpContent order, CancellationToken cancellationToken)
            {
                for (var attempt = 1; attempt <= 4; attempt++)
                {
                    try
                    {
                        await _bank.PutAsync("orders", order, cancellationToken);
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        if (attempt < 4)
                        {
                            await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
                        }
                        else
                        {
                            throw;
                        }
                    }
                }
            }
        }

        """);

    private static RuleCase NestedRetries => new(
        "SEA1010",
        "Remove the outer retry loop",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class NestedRetries
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await AskOnceAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
                    }
                }
            }

            private async Task<HttpResponseMessage> AskOnceAsync(string order, CancellationToken cancellationToken)
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

        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class NestedRetries
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                return await AskOnceAsync(order, cancellationToken);
            }

            private async Task<HttpResponseMessage> AskOnceAsync(string order, CancellationToken cancellationToken)
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

    private static RuleCase ReusedRequest => new(
        "SEA1011",
        "Create the request for every attempt",
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public class ReusedRequest
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, order);
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _bank.SendAsync([|request|], cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
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

        public class ReusedRequest
        {
            private readonly HttpClient _bank = new HttpClient();
            private readonly Random _random = new Random();

            public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, order);
                    try
                    {
                        return await _bank.SendAsync(request, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(_random.Next(500, 1500) << attempt, cancellationToken);
                    }
                }
            }
        }

        """);
}
