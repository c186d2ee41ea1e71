using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class BlockingWaitTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(BlockingWait.Rule, References.Net10);

    [Theory]
    [InlineData("[|Thread.Sleep(100)|];")]
    [InlineData("[|Thread.Sleep(TimeSpan.FromSeconds(attempt))|];")]
    [InlineData("[|Task.Delay(100, token).Wait()|];")]
    public Task A_thread_waits_in_an_async_method(string wait) => _rule.Reports(Loop(wait));

    [Theory]
    [InlineData("await Task.Delay(100, token);")]
    [InlineData("await Nothing();")]
    public Task What_is_awaited_keeps_no_thread(string wait) => _rule.IsSilent(Loop(wait));

    [Fact]
    public Task A_method_that_is_not_async_has_no_choice() => _rule.IsSilent(Frame.Reading(
        """
        for (var attempt = 1; ; attempt++)
        {
            try { return File.ReadAllText(path); }
            catch (IOException) when (attempt < 3) { Thread.Sleep(100); }
        }
        """));

    [Fact]
    public Task An_async_lambda_blocks_as_well() => _rule.Reports(Frame.Class(
        "Func<Task<string>> Loader(Uri address)",
        """
        return async () =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try { return await http.GetStringAsync(address); }
                catch (HttpRequestException) when (attempt < 3) { [|Thread.Sleep(100)|]; }
            }
        };
        """));

    [Fact]
    public Task Under_a_lock_nothing_can_be_awaited() => _rule.IsSilent(Frame.Class(
        "async Task<string> ReadAsync(string path, object gate)",
        """
        await Nothing();
        lock (gate)
        {
            for (var attempt = 1; ; attempt++)
            {
                try { return File.ReadAllText(path); }
                catch (IOException) when (attempt < 3) { Thread.Sleep(100); }
            }
        }
        """));

    private static string Loop(string wait) => Frame.Loading(
        $$"""
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (attempt < 3) { {{wait}} }
        }
        """);
}
