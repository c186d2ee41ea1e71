using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class WaitsAfterLastAttemptTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(WaitsAfterLastAttempt.Rule, References.Net10);

    [Theory]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await [|Task.Delay(100, token)|]; }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        var left = 3;
        while (left-- > 0)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { }

            await [|Task.Delay(100, token)|];
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        var attempt = 0;
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                await [|Task.Delay(100, token)|];
                if (++attempt == 3)
                    throw;
            }
        }
        """)]
    public Task The_outcome_is_known_and_the_loop_still_waits(string statements) => _rule.Reports(Frame.Loading(statements));

    [Theory]
    [InlineData("""
        for (var attempt = 0; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (attempt < 2) { await Task.Delay(100, token); }
        }
        """)]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (attempt < 2)
                    await Task.Delay(100, token);
            }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (attempt == 2)
                    throw;
                await Task.Delay(100, token);
            }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        return await http.GetStringAsync(address, token);
        """)]
    [InlineData("""
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); /* and retry */ }
        }
        """)]
    public Task The_pause_is_only_in_front_of_another_attempt(string statements) => _rule.IsSilent(Frame.Loading(statements));
}
