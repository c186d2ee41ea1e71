using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Retry;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>What the rules find is gone after the fix, whether the loops are repaired one by one or all at once.</summary>
public sealed class RepairedPauseTests
{
    [Fact]
    public Task Loops_without_a_pause() => Test(NoPause.Rule).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
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

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
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

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(RetryDelay(attempt), token);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Loops_with_a_fixed_pause() => Test(FixedPause.Rule).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 5)
                    {
                        await Task.Delay(1000, token);
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 5)
                    {
                        await Task.Delay(1000, token);
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

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 5)
                    {
                        await Task.Delay(RetryDelay(attempt), token);
                    }
                }
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 1000 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 5)
                    {
                        await Task.Delay(RetryDelay(attempt), token);
                    }
                }
            }
        }
        """);

    private static RuleTest<RetryLoopAnalyzer, RetryFix> Test(DiagnosticDescriptor rule) => new(rule, References.Framework);
}
