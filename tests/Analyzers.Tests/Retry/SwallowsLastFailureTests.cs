using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class SwallowsLastFailureTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(SwallowsLastFailure.Rule, References.Net10);

    [Theory]
    [InlineData("""
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        return "";
        """)]
    [InlineData("""
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException e) { log.LogWarning(e, "Attempt {Attempt} failed", attempt); }
        }

        return null!;
        """)]
    [InlineData("""
        var attempt = 0;
        [|while|] (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (++attempt == 3)
                    return "";
                await Task.Delay(100, token);
            }
        }
        """)]
    public Task A_default_takes_the_place_of_the_failure(string statements) => _rule.Reports(Frame.Loading(statements));

    [Fact]
    public Task The_code_goes_on_as_after_success() => _rule.Reports(Frame.Saving(
        """
        var retries = 10;
        [|while|] (retries > 0)
        {
            try
            {
                await http.PutAsJsonAsync("orders", order, token);
                break;
            }
            catch (HttpRequestException)
            {
                retries--;
                await Task.Delay(100, token);
            }
        }

        log.LogInformation("Order {Id} was saved", order.Id);
        """));

    [Theory]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { }", "")]
    [InlineData("catch (HttpRequestException) { if (attempt == 3) throw; }", "")]
    [InlineData("catch (HttpRequestException e) { if (attempt == 3) throw new InvalidOperationException(\"Failed\", e); }", "")]
    public Task A_failure_that_is_thrown_is_not_lost(string clause, string end) => _rule.IsSilent(Frame.Loading(
        $$"""
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            {{clause}}
        }
        {{end}}
        """));

    [Fact]
    public Task A_failure_that_is_thrown_behind_the_loop_is_not_lost() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        throw new InvalidOperationException("Failed after 3 attempts");
        """));

    [Fact]
    public Task One_more_attempt_behind_the_loop_throws() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { await Task.Delay(100, token); }
        }

        return await http.GetStringAsync(address, token);
        """));

    [Theory]
    [InlineData("async Task<string?> TryLoadAsync(Uri address)", "null")]
    [InlineData("async Task<LoadResult> LoadAsync(Uri address)", "new LoadResult()")]
    [InlineData("/// <summary>Loads it.</summary>\n    /// <returns>The order, or null when it can't be loaded.</returns>\n    public async Task<string?> LoadAsync(Uri address)", "null")]
    public Task Callers_that_are_told_are_told(string signature, string value) => _rule.IsSilent(Frame.Class(
        signature,
        $$"""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await http.GetStringAsync(address);
                return {{(value is "null" ? "\"\"" : value)}};
            }
            catch (HttpRequestException) { await Task.Delay(100); }
        }

        return {{value}};
        """).Replace("class Order {", "class LoadResult;\n\nclass Order {", StringComparison.Ordinal));

    [Theory]
    [InlineData("[|for|]", "")]
    [InlineData("for", "log.LogWarning(e, \"Attempt failed\");")]
    public async Task False_says_that_it_failed_when_the_log_says_why(string keyword, string statement)
    {
        var code = Frame.Class(
            "async Task<bool> SaveAsync(Order order)",
            $$"""
            {{keyword}} (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    await http.PutAsJsonAsync("orders", order);
                    return true;
                }
                catch (HttpRequestException e) { {{statement}} await Task.Delay(100); _ = e; }
            }

            return false;
            """);

        await (keyword is "for" ? _rule.IsSilent(code) : _rule.Reports(code));
    }

    [Fact]
    public Task A_failure_that_is_handed_on_is_not_lost() => _rule.IsSilent(Frame.Class(
        "async Task LoadAsync(Uri address, Action<string> report)",
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await http.GetStringAsync(address);
                return;
            }
            catch (HttpRequestException e)
            {
                report("Failed: " + e.Message);
                await Task.Delay(100);
            }
        }
        """));

    [Fact]
    public Task Work_of_the_processor_alone_is_no_matter_of_attempts() => _rule.IsSilent(Frame.Class(
        "int Parse(string text)",
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return int.Parse(text); }
            catch (FormatException) { }
        }

        return 0;
        """));

    [Fact]
    public async Task An_error_in_the_log_makes_it_a_suggestion() => Assert.Contains("SEA1006 Info for", await Findings.Of(Frame.Saving(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await http.PutAsJsonAsync("orders", order, token);
                return;
            }
            catch (HttpRequestException e)
            {
                log.LogError(e, "Attempt {Attempt} failed", attempt);
                await Task.Delay(100 * (1 << attempt), token);
            }
        }
        """)), StringComparison.Ordinal);

    [Fact]
    public async Task The_message_shows_what_is_returned_instead() => Assert.Contains("'null!' is returned as if it had not", await Findings.Messages(Frame.Loading(
        """
        var attempt = 0;
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (++attempt == 3)
                    return null!;
                await Task.Delay(100, token);
            }
        }
        """), "SEA1006"), StringComparison.Ordinal);

    [Fact]
    public Task A_method_that_ends_quietly_after_every_failure_does_so_after_the_last() => _rule.IsSilent(Frame.Saving(
        """
        var failures = 0;
        do
        {
            try
            {
                await http.PostAsJsonAsync("orders", order, token);
                failures = 100;
            }
            catch (HttpRequestException e)
            {
                Console.WriteLine("Retry: " + e.Message);
                failures++;
                await Task.Delay(1000, token);
            }
            catch (Exception e)
            {
                Console.WriteLine("Failed: " + e.Message);
                return;
            }
        }
        while (failures < 3);
        """));

    [Fact]
    public Task A_program_that_goes_on_as_after_success() => _rule.WithProgram().Reports(Program("[|for|]", ""));

    [Fact]
    public Task A_program_that_throws_behind_the_loop() => _rule.WithProgram().IsSilent(Program("for", "throw new TimeoutException();"));

    private static string Program(string keyword, string end) =>
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading;

        using var http = new HttpClient();
        if (args.Length > 1)
            throw new ArgumentException("Too many");

        {{keyword}} (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await http.GetStringAsync("https://localhost/orders");
                break;
            }
            catch (HttpRequestException) { Thread.Sleep(100); }
        }

        Console.WriteLine("Over");
        {{end}}
        """;
}
