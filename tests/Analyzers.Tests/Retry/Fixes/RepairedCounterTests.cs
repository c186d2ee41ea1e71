using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Retry;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>What the rules find is gone after the fix, whether the loops are repaired one by one or all at once.</summary>
public sealed class RepairedCounterTests
{
    [Fact]
    public Task Loops_that_wait_in_the_end() => Test(WaitsAfterLastAttempt.Rule).Fixes(
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
                        await [|Task.Delay(1000 << attempt, token)|];
                    }
                }

                throw new InvalidOperationException("No answer after 3 attempts");
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
                        await [|Task.Delay(1000 << attempt, token)|];
                    }
                }

                throw new InvalidOperationException("No answer after 3 attempts");
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
                        if (attempt < 2)
                        {
                            await Task.Delay(1000 << attempt, token);
                        }
                    }
                }

                throw new InvalidOperationException("No answer after 3 attempts");
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
                        if (attempt < 2)
                        {
                            await Task.Delay(1000 << attempt, token);
                        }
                    }
                }

                throw new InvalidOperationException("No answer after 3 attempts");
            }
        }
        """);

    [Fact]
    public Task Loops_that_count_wrong() => Test(BrokenCounter.Rule).Fixes(
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
                    var retries = 0;
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (++retries > 3)
                            throw;

                        await Task.Delay(Random.Shared.Next(1000, 2000), token);
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|while|] (true)
                {
                    var retries = 0;
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (++retries > 3)
                            throw;

                        await Task.Delay(Random.Shared.Next(1000, 2000), token);
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
                var retries = 0;
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (++retries > 3)
                            throw;

                        await Task.Delay(Random.Shared.Next(1000, 2000), token);
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                var retries = 0;
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException)
                    {
                        if (++retries > 3)
                            throw;

                        await Task.Delay(Random.Shared.Next(1000, 2000), token);
                    }
                }
            }
        }
        """);

    private static RuleTest<RetryLoopAnalyzer, RetryFix> Test(DiagnosticDescriptor rule) => new(rule, References.Framework);
}
