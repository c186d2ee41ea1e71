using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class BrokenCounterTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(BrokenCounter.Rule, References.Net10);

    [Theory]
    [InlineData("""
        [|while|] (true)
        {
            var retries = 0;
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (++retries > 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """)]
    [InlineData("""
        var retries = 0;
        [|while|] (true)
        {
            retries = 0;
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                retries++;
                if (retries > 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """)]
    public Task A_counter_that_starts_again(string statements) => _rule.Reports(Frame.Loading(statements));

    [Fact]
    public Task A_counter_that_only_counts_success() => _rule.Reports(Frame.Loading(
        """
        var attempt = 0;
        string? text = null;
        [|while|] (text == null && attempt < 3)
        {
            try
            {
                text = await http.GetStringAsync(address, token);
                attempt++;
            }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        return text;
        """));

    [Fact]
    public Task A_counter_that_nothing_changes() => _rule.Reports(Frame.Loading(
        """
        var attempt = 0;
        [|while|] (attempt < 3)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        throw new InvalidOperationException();
        """));

    [Theory]
    [InlineData("""
        var retries = 0;
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (++retries > 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """)]
    [InlineData("""
        var attempt = 0;
        while (attempt < 3)
        {
            attempt++;
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        foreach (var batch in new[] { 1, 2 })
        {
            var retries = 0;
            while (true)
            {
                try { return await http.GetStringAsync(address, token); }
                catch (HttpRequestException) when (retries++ < batch) { await Task.Delay(100, token); }
            }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var failures = 0;
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (failures < 3) { await Task.Delay(100, token); }
        }

        throw new InvalidOperationException();
        """)]
    public Task A_counter_that_counts_or_another_that_does(string statements) => _rule.IsSilent(Frame.Loading(statements));

    [Fact]
    public async Task The_message_says_what_is_wrong_with_it() => Assert.Contains("'attempt' is never changed, so it never reaches its bound", await Findings.Messages(Frame.Loading(
        """
        var attempt = 0;
        while (attempt < 3)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        throw new InvalidOperationException();
        """)), StringComparison.Ordinal);
}
