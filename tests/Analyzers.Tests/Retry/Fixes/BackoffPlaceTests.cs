using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Where the pause stands when the way to the next attempt branches.</summary>
public sealed class BackoffPlaceTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Top_level_statements() => (_fix with { Output = OutputKind.ConsoleApplication }).Makes(
        """
        using System.Net.Http;

        var http = new HttpClient();
        var retries = 3;
        [|while|] (true)
        {
            try
            {
                System.Console.WriteLine(await http.GetStringAsync("https://shop.example"));
                break;
            }
            catch (HttpRequestException) when (retries-- > 0)
            {
            }
        }

        record Order(int Id);
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        var http = new HttpClient();
        var retries = 3;
        while (true)
        {
            try
            {
                System.Console.WriteLine(await http.GetStringAsync("https://shop.example"));
                break;
            }
            catch (HttpRequestException) when (retries-- > 0)
            {
                await Task.Delay(RetryDelay(3 - retries));
            }
        }

        static TimeSpan RetryDelay(int attempt)
        {
            // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
            var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
            return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
        }

        record Order(int Id);
        """);

    [Fact]
    public Task Lambda_in_an_old_version_of_the_language() => (_fix with { Language = LanguageVersion.CSharp7_3 }).Makes(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public Func<string, Task<string>> Fetcher => async url =>
            {
                for (var attempt = 1; attempt <= 3; attempt++) Console.WriteLine(attempt);
                var retries = 0;
                [|while|] (true)
                {
                    try { return await _http.GetStringAsync(url); }
                    catch (HttpRequestException)
                    {
                        if (++retries == 3) throw;
                    }
                }
            };
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public Func<string, Task<string>> Fetcher => async url =>
            {
                for (var attempt = 1; attempt <= 3; attempt++) Console.WriteLine(attempt);
                var retries = 0;
                while (true)
                {
                    try { return await _http.GetStringAsync(url); }
                    catch (HttpRequestException)
                    {
                        if (++retries == 3) throw;
                        await Task.Delay(RetryDelay(retries));
                    }
                }
            };

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);

    [Fact]
    public Task Jump_from_within_the_attempt() => _fix.Makes(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public async Task<string> FetchAsync(string url)
            {
                int retries = 0;
                [|while|] (retries < 3)
                {
                    retries++;
                    try
                    {
                        var response = await _http.GetAsync(url);
                        if (!response.IsSuccessStatusCode)
                            continue;

                        return await response.Content.ReadAsStringAsync();
                    }
                    catch (HttpRequestException)
                    {
                    }
                }

                return null;
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

            public async Task<string> FetchAsync(string url)
            {
                int retries = 0;
                while (retries < 3)
                {
                    if (retries > 0)
                        await Task.Delay(RetryDelay(retries));

                    retries++;
                    try
                    {
                        var response = await _http.GetAsync(url);
                        if (!response.IsSuccessStatusCode)
                            continue;

                        return await response.Content.ReadAsStringAsync();
                    }
                    catch (HttpRequestException)
                    {
                    }
                }

                return null;
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);

    [Fact]
    public Task Attempt_in_the_condition() => _fix.Makes(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private Task<bool> TrySendAsync(string url) => Task.FromResult(url == "");

            public async Task SendAsync(string url)
            {
                int retries = 0;
                [|while|] (!await TrySendAsync(url) && retries < 3)
                {
                    retries++;
                }
            }

            public async Task<bool> SendOnceAsync(string url)
            {
                var sent = false;
                for (int attempt = 0; attempt < 5 && !sent; attempt++)
                {
                    sent = await TrySendAsync(url);
                }
                return sent;
            }
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop
        {
            private Task<bool> TrySendAsync(string url) => Task.FromResult(url == "");

            public async Task SendAsync(string url)
            {
                int retries = 0;
                while (!await TrySendAsync(url) && retries < 3)
                {
                    retries++;
                    await Task.Delay(RetryDelay(retries));
                }
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }

            public async Task<bool> SendOnceAsync(string url)
            {
                var sent = false;
                for (int attempt = 0; attempt < 5 && !sent; attempt++)
                {
                    sent = await TrySendAsync(url);
                }
                return sent;
            }
        }
        """);

    [Fact]
    public Task Failure_that_leaves_the_loop_is_not_waited_for() => _fix.Makes(
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;

        class Shop
        {
            public async Task Remove(Func<Task> remove)
            {
                var isRepeated = false;
                [|while|] (true)
                {
                    try
                    {
                        await remove();
                    }
                    catch (IOException e)
                    {
                        if (!isRepeated && e.HResult > 0)
                        {
                            isRepeated = true;
                            continue;
                        }

                        Console.WriteLine(e);
                    }

                    break;
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;

        class Shop
        {
            public async Task Remove(Func<Task> remove)
            {
                var isRepeated = false;
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        await remove();
                    }
                    catch (IOException e)
                    {
                        if (!isRepeated && e.HResult > 0)
                        {
                            isRepeated = true;
                            await Task.Delay(RetryDelay(++attempt));
                            continue;
                        }

                        Console.WriteLine(e);
                    }

                    break;
                }
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);
}
