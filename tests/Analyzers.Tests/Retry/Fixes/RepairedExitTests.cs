using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Retry;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>What the rules find is gone after the fix, whether the loops are repaired one by one or all at once.</summary>
public sealed class RepairedExitTests
{
    [Fact]
    public Task Loops_without_a_bound() => Test(Unbounded.Rule).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                [|while|] (true)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(Random.Shared.Next(1000, 2000), token); // before the next attempt
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|while|] (true)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(Random.Shared.Next(1000, 2000), token); // before the next attempt
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
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (++attempt >= 10)
                        {
                            throw;
                        }

                        await Task.Delay(Random.Shared.Next(1000, 2000), token); // before the next attempt
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (++attempt >= 10)
                        {
                            throw;
                        }

                        await Task.Delay(Random.Shared.Next(1000, 2000), token); // before the next attempt
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Loops_that_retry_cancellation() => Test(RetriesCancellation.Rule).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (Exception) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt);
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (Exception) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt);
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
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (Exception ex) when (attempt < 4 && (ex is not OperationCanceledException || !token.IsCancellationRequested))
                    {
                        await Task.Delay(200 << attempt);
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (Exception ex) when (attempt < 4 && (ex is not OperationCanceledException || !token.IsCancellationRequested))
                    {
                        await Task.Delay(200 << attempt);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Loops_that_swallow_the_last_failure() => Test(SwallowsLastFailure.Rule).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task<string> LoadAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }

                return "";
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }

                return "";
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
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (attempt >= 2)
                        {
                            throw;
                        }

                        await Task.Delay(200 << attempt, token);
                    }
                }

                return "";
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (attempt >= 2)
                        {
                            throw;
                        }

                        await Task.Delay(200 << attempt, token);
                    }
                }

                return "";
            }
        }
        """);

    private static RuleTest<RetryLoopAnalyzer, RetryFix> Test(DiagnosticDescriptor rule) => new(rule, References.Framework);
}
