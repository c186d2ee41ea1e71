using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Retry;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>What the rules find is gone after the fix, whether the loops are repaired one by one or all at once.</summary>
public sealed class RepairedAttemptTests
{
    [Fact]
    public Task Loops_that_block() => Test(BlockingWait.Rule).Fixes(
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
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        [|Thread.Sleep(200 << attempt)|];
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
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        [|Thread.Sleep(200 << attempt)|];
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
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt, token);
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
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Loops_around_loops() => Test(NestedRetries.Rule).Fixes(
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
                        return await FetchAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 2)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                [|for|] (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await FetchAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 2)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }

            private async Task<string> FetchAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(200 << attempt, token);
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
                return await FetchAsync(address, token);
            }

            public async Task<string> LoadAgainAsync(Uri address, CancellationToken token)
            {
                return await FetchAsync(address, token);
            }

            private async Task<string> FetchAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(address, token);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Loops_that_send_a_request_again() => Test(ReusedRequest.Rule).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken token)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.SendAsync([|request|], token);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }

            public async Task<HttpResponseMessage> SendAgainAsync(Uri address, CancellationToken token)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await http.SendAsync([|request|], token);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt, token);
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
            public async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, address);
                    try
                    {
                        return await http.SendAsync(request, token);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }

            public async Task<HttpResponseMessage> SendAgainAsync(Uri address, CancellationToken token)
            {
                for (var attempt = 0; ; attempt++)
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, address);
                    try
                    {
                        return await http.SendAsync(request, token);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(200 << attempt, token);
                    }
                }
            }
        }
        """);

    private static RuleTest<RetryLoopAnalyzer, RetryFix> Test(DiagnosticDescriptor rule) => new(rule, References.Framework);
}
