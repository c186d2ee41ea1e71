using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class UnboundedTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(Unbounded.Rule, References.Net10);

    [Theory]
    [InlineData("""
        [|while|] (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException e) { log.LogWarning(e, "Retrying"); }
        }
        """)]
    [InlineData("""
        [|for|] (; ; )
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(1000, token); /* before the next attempt */ }
        }
        """)]
    [InlineData("""
        [|while|] (!token.IsCancellationRequested)
        {
            try { return await http.GetStringAsync(address); }
            catch (Exception e) { log.LogError(e, "Retrying"); }
        }

        return "";
        """)]
    [InlineData("""
        var retries = 0;
        [|while|] (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException e)
            {
                if (++retries > 5)
                    log.LogError(e, "Too many retries");
                await Task.Delay(1000, token);
            }
        }
        """)]
    public Task Nothing_but_success_or_cancellation_ends_it(string statements) => _rule.Reports(Frame.Loading(statements));

    [Fact]
    public Task A_bad_status_may_stay_bad() => _rule.Reports(Frame.Class(
        "async Task<HttpResponseMessage> SendAsync(Uri address)",
        """
        HttpResponseMessage response;
        [|while|] (true)
        {
            response = await http.GetAsync(address);
            if (response.IsSuccessStatusCode)
                break;
        }

        return response;
        """));

    [Theory]
    [InlineData("""
        for (var attempt = 0; attempt < 10; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(1000, token); }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        var deadline = DateTime.UtcNow.AddMinutes(1);
        while (true) // retry
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (DateTime.UtcNow > deadline)
                    throw;
                await Task.Delay(1000, token);
            }
        }
        """)]
    public Task A_counter_or_a_clock_ends_it(string statements) => _rule.IsSilent(Frame.Loading(statements));

    [Fact]
    public Task What_a_policy_decides_may_be_a_bound() => _rule.IsSilent(Frame.Class(
        "bool ShouldRetry(int attempt) => attempt < 5;\n\n    async Task<string> LoadAsync(Uri address)",
        """
        var attempt = 0;
        while (true)
        {
            try { return await http.GetStringAsync(address); }
            catch (HttpRequestException)
            {
                if (!ShouldRetry(++attempt))
                    throw;
                await Task.Delay(1000);
            }
        }
        """));

    [Fact]
    public Task What_waits_may_be_what_counts() => _rule.IsSilent(Frame.Loading(
        """
        var backoff = new Backoff();
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await backoff.DelayAsync(); }
        }
        """) + "\n\nclass Backoff\n{\n    private int _count;\n\n    public Task DelayAsync() => _count++ < 5 ? Task.Delay(100 << _count) : throw new TimeoutException();\n}");

    [Fact]
    public Task A_token_that_the_method_cancels_itself_is_a_clock() => _rule.IsSilent(Frame.Loading(
        """
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
        timeout.CancelAfter(TimeSpan.FromMinutes(5));
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (!timeout.IsCancellationRequested) { await Task.Delay(1000); /* then retry */ }
        }
        """));

    [Fact]
    public Task A_loop_that_says_what_it_waits_for() => _rule.IsSilent(Frame.Loading(
        """
        while (true) // retry until it is there
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { }

            Console.WriteLine("Waiting for the catalog");
            await Task.Delay(5000, token);
        }
        """));

    [Fact]
    public Task A_loop_that_waits_until_something_is_there_has_nothing_else_to_do() => _rule.IsSilent(Frame.Class(
        "async Task WaitForDatabaseAsync(Uri address, CancellationToken token)",
        """
        while (true) // retry until it is there
        {
            try
            {
                await http.GetStringAsync(address, token);
                return;
            }
            catch (HttpRequestException) { await Task.Delay(1000, token); }
        }
        """));

    [Fact]
    public async Task In_a_hosted_service_that_waits_with_the_token_the_host_ends_it()
    {
        var findings = await Findings.Of(
            """
            using System;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Hosting;

            class Connector(HttpClient http) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        try
                        {
                            await ConnectAsync(stoppingToken);
                            return;
                        }
                        catch (HttpRequestException) // retry
                        {
                            await Task.Delay(1000, stoppingToken);
                        }
                    }
                }

                private async Task ConnectAsync(CancellationToken token)
                {
                    while (true)
                    {
                        try
                        {
                            await http.GetStringAsync("orders", token);
                            return;
                        }
                        catch (HttpRequestException) // retry
                        {
                            await Task.Delay(1000, token);
                        }
                    }
                }
            }
            """);

        Assert.Contains("SEA1003 Info while", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("SEA1003 Warning", findings, StringComparison.Ordinal);
        Assert.Single(findings.Split('\n'), line => line.StartsWith("SEA1003", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_hosted_service_without_a_pause_it_is_a_warning() => Assert.Contains("SEA1003 Warning while", await Findings.Of(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Connector(HttpClient http) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (true)
                {
                    try
                    {
                        await http.GetStringAsync("orders");
                        return;
                    }
                    catch (HttpRequestException) // retry
                    {
                    }
                }
            }
        }
        """), StringComparison.Ordinal);

    [Fact]
    public async Task In_a_helper_it_is_a_suggestion() => Assert.Contains("SEA1003 Info while", await Findings.Of(Frame.Class(
        "async Task<T> RetryAsync<T>(Func<Task<T>> operation)",
        """
        while (true)
        {
            try { return await operation(); }
            catch (HttpRequestException) { await Task.Delay(100); }
        }
        """)), StringComparison.Ordinal);

    [Fact]
    public async Task A_bound_that_is_compared_but_not_enforced_is_named() => Assert.Contains("and 'retries > 5' does not end it", await Findings.Messages(Frame.Loading(
        """
        var retries = 0;
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException e)
            {
                retries++;
                if (retries > 5)
                    log.LogError(e, "Too many retries");
                await Task.Delay(1000, token);
            }
        }
        """), "SEA1003"), StringComparison.Ordinal);

    [Theory]
    [InlineData("private readonly CancellationToken _closed;", "while (true)", "await Task.Delay(1000, _closed);")]
    [InlineData("private volatile bool _closed;", "for (var attempt = 1; !_closed; attempt++)", "await Task.Delay(1000, token);")]
    public async Task A_loop_that_ends_with_its_object_is_a_suggestion(string field, string loop, string pause)
    {
        var findings = await Findings.Of(Frame.Class(
            field + "\n\n    async Task<string> RecoverAsync(Uri address, CancellationToken token)",
            $$"""
            {{loop}} // retry
            {
                try { return await http.GetStringAsync(address, token); }
                catch (HttpRequestException) { {{pause}} }
            }

            return "";
            """));

        Assert.Contains("SEA1003 Info", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("SEA1003 Warning", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_within_a_worker_that_ends_with_the_same_token_is_a_suggestion()
    {
        var findings = await Findings.Of(Frame.Class(
            "async Task KeepAliveAsync(Uri address, CancellationToken token)",
            """
            while (!token.IsCancellationRequested)
            {
                await Task.Delay(60_000);
                while (!token.IsCancellationRequested)
                {
                    try
                    {
                        await http.GetStringAsync(address, token);
                        break;
                    }
                    catch (HttpRequestException) { await Task.Delay(1000); } // then retry
                }
            }
            """));

        Assert.Contains("SEA1003 Info", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("SEA1003 Warning", findings, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_iterator_goes_on_behind_what_it_yields() => _rule.IsSilent(Frame.Class(
        "async IAsyncEnumerable<string> DevicesAsync(IEnumerable<Order> devices)",
        """
        foreach (var device in devices)
        {
            string? id = null;
            try { id = await http.GetStringAsync("devices"); }
            catch { }

            yield return id ?? "";
        }
        """));
}
