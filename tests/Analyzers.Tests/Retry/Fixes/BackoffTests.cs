namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The pause that a loop without one gets, where no library is there to do it.</summary>
public sealed class BackoffTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task The_counter_of_the_loop_says_how_long_to_wait() => _fix.Makes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public async Task<string> FetchAsync(Uri url, CancellationToken token)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _http.GetStringAsync(url, token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                    }
                }
            }

            public int Count { get; set; }
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public async Task<string> FetchAsync(Uri url, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _http.GetStringAsync(url, token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(RetryDelay(attempt), token);
                    }
                }
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }

            public int Count { get; set; }
        }
        """);

    [Fact]
    public Task Nothing_waits_after_the_last_attempt() => _fix.Makes(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public async Task<string> FetchAsync(Uri url)
            {
                Exception last = null;
                [|for|] (int attempt = 0; attempt < 5; attempt++)
                {
                    try
                    {
                        return await _http.GetStringAsync(url).ConfigureAwait(false);
                    }
                    catch (HttpRequestException ex)
                    {
                        last = ex; // kept for the end
                        continue;
                    }
                }

                throw new InvalidOperationException("Failed after 5 attempts", last);
            }
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public async Task<string> FetchAsync(Uri url)
            {
                Exception last = null;
                for (int attempt = 0; attempt < 5; attempt++)
                {
                    try
                    {
                        return await _http.GetStringAsync(url).ConfigureAwait(false);
                    }
                    catch (HttpRequestException ex)
                    {
                        last = ex; // kept for the end
                        if (attempt < 4)
                        {
                            await Task.Delay(RetryDelay(attempt + 1)).ConfigureAwait(false);
                        }
                        continue;
                    }
                }

                throw new InvalidOperationException("Failed after 5 attempts", last);
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                double longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);
}
