using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class FixedPauseTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(FixedPause.Rule, References.Net10);

    [Theory]
    [InlineData("await Task.Delay(1000, token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(2), token);")]
    [InlineData("Thread.Sleep(500);")]
    [InlineData("await Task.Delay(100 * attempt, token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(attempt), token);")]
    public Task Pauses_that_are_the_same_or_grow_by_the_same(string pause) => _rule.Reports(Loop("[|for|]", pause));

    [Theory]
    [InlineData("await Task.Delay(100 * (1 << attempt), token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), token);")]
    [InlineData("await Task.Delay(1000 + Random.Shared.Next(500), token);")]
    [InlineData("await Task.Delay(TimeSpan.FromMinutes(1), token);")]
    [InlineData("await Task.Delay(90_000, token);")]
    [InlineData("await Nothing();")]
    [InlineData("")]
    public Task Pauses_that_double_vary_or_belong_to_a_schedule(string pause) => _rule.IsSilent(Loop("for", pause));

    [Fact]
    public Task Two_attempts_have_one_pause() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (attempt < 2) { await Task.Delay(1000, token); }
        }
        """));

    [Theory]
    [InlineData("for", 100)]
    [InlineData("[|for|]", 250)]
    public async Task A_local_file_is_free_again_within_moments(string keyword, int milliseconds)
    {
        var code = Frame.Reading(
            $$"""
            {{keyword}} (var attempt = 1; ; attempt++)
            {
                try { return File.ReadAllText(path); }
                catch (IOException) when (attempt < 5) { Thread.Sleep({{milliseconds}}); }
            }
            """);

        await (keyword is "for" ? _rule.IsSilent(code) : _rule.Reports(code));
    }

    [Fact]
    public Task Local_files_can_be_asked_for() => _rule.With("seaworthy.retry.ignore_local_io = false").Reports(Frame.Reading(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try { return File.ReadAllText(path); }
            catch (IOException) when (attempt < 5) { Thread.Sleep(20); }
        }
        """));

    [Fact]
    public Task Another_call_beside_a_file_is_no_local_work() => _rule.Reports(Frame.Class(
        "async Task LoadAsync(Uri address, string path)",
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                File.WriteAllText(path, await http.GetStringAsync(address));
                return;
            }
            catch (IOException) when (attempt < 5) { await Task.Delay(20); }
        }
        """));

    [Theory]
    [InlineData("for", 10)]
    [InlineData("[|for|]", 11)]
    public async Task A_program_that_starts_may_wait_for_what_it_needs(string keyword, int attempts)
    {
        var code = Frame.Class(
            "public async Task StartAsync(Uri address)",
            $$"""
            {{keyword}} (var attempt = 1; ; attempt++)
            {
                try
                {
                    await http.GetStringAsync(address);
                    return;
                }
                catch (HttpRequestException) when (attempt < {{attempts}}) { await Task.Delay(1000); }
            }
            """);

        await (keyword is "for" ? _rule.IsSilent(code) : _rule.Reports(code));
    }

    [Fact]
    public async Task The_message_says_how_the_pauses_grow()
    {
        Assert.Contains("'GetStringAsync' is tried again is always the same", await Findings.Messages(Loop("for", "await Task.Delay(1000, token);"), "SEA1002"), StringComparison.Ordinal);
        Assert.Contains("'GetStringAsync' is tried again only grows by the same amount", await Findings.Messages(Loop("for", "await Task.Delay(100 * attempt, token);"), "SEA1002"), StringComparison.Ordinal);
    }

    private static string Loop(string keyword, string pause) => Frame.Loading(
        $$"""
        {{keyword}} (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (attempt < 5) { {{pause}} }
        }
        """);
}
