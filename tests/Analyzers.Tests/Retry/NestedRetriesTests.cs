using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class NestedRetriesTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(NestedRetries.Rule, References.Net10);

    [Fact]
    public Task A_loop_in_a_loop() => _rule.Reports(Outer("[|for|]", "HttpRequestException", Inner("HttpRequestException", "")));

    [Fact]
    public Task A_method_that_retries() => _rule.Reports(WithMethod("[|for|]", "HttpRequestException", "return await FetchAsync(address);", "HttpRequestException"));

    [Fact]
    public Task A_method_that_calls_one_that_retries() => _rule.Reports(WithMethod(
        "[|for|]",
        "HttpRequestException",
        "return await FetchTrimmedAsync(address);",
        "HttpRequestException",
        "async Task<string> FetchTrimmedAsync(Uri address) => (await FetchAsync(address)).Trim();"));

    [Fact]
    public Task A_pipeline_that_retries() => _rule.Reports(WithPipeline("[|for|]", "HttpRequestException", ".AddRetry(new() { MaxRetryAttempts = 2 })"));

    [Fact]
    public Task A_method_that_runs_a_pipeline() => _rule.Reports(Pipeline(
        ".AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new RetryStrategyOptions())",
        """
        async Task<string> LoadAsync(Uri address)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try { return await FetchAsync(address); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }

            ValueTask<string> FetchAsync(Uri address) => Calm.ExecuteAsync(async token => await http.GetStringAsync(address, token));
        """));

    [Fact]
    public Task A_helper_that_retries() => _rule.Reports(Frame.Class(
        """
        static async Task<T> AgainAsync<T>(Func<Task<T>> operation)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return await operation(); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }

            async Task<string> LoadAsync(Uri address)
        """,
        OuterLoop("[|for|]", "HttpRequestException", "return await AgainAsync(() => http.GetStringAsync(address));", "")));

    [Theory]
    [InlineData("ResiliencePipeline Pipeline { get; } = BUILD;", "Pipeline")]
    [InlineData("static ResiliencePipeline Pipeline => BUILD;", "Pipeline")]
    [InlineData("private ResiliencePipeline? _pipeline;", "(_pipeline ??= BUILD)")]
    [InlineData("private readonly RetryStrategyOptions _options = new() { MaxRetryAttempts = 5 };", "new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }).Build()")]
    public Task A_pipeline_wherever_it_is_built(string member, string pipeline)
    {
        const string Build = "new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 2 }).Build()";
        return _rule.Reports(Pipeline(
            ".AddTimeout(TimeSpan.FromSeconds(1))",
            $$"""
            {{member.Replace("BUILD", Build, StringComparison.Ordinal)}}

                async Task<string> LoadAsync(Uri address)
                {
                    [|for|] (var attempt = 1; ; attempt++)
                    {
                        try { return await {{pipeline.Replace("BUILD", Build, StringComparison.Ordinal)}}.ExecuteAsync(async token => await http.GetStringAsync(address, token)); }
                        catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                    }
                }
            """));
    }

    [Fact]
    public Task A_local_pipeline_of_a_result() => _rule.Reports(Pipeline(
        ".AddTimeout(TimeSpan.FromSeconds(1))",
        """
        async Task<string> LoadAsync(Uri address)
            {
                var pipeline = new ResiliencePipelineBuilder<string>().AddRetry(new()).Build();
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try { return await pipeline.ExecuteAsync(async token => await http.GetStringAsync(address, token)); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        """));

    [Fact]
    public Task Failures_that_the_outer_loop_does_not_catch_multiply_nothing() => _rule.IsSilent(Outer("for", "IOException", Inner("HttpRequestException", "")));

    [Fact]
    public Task Failures_that_a_filter_may_let_pass_are_in_doubt() => _rule.IsSilent(WithMethod("for", "HttpRequestException", "return await FetchAsync(address);", "HttpRequestException", filter: "e.StatusCode is HttpStatusCode.NotFound && "));

    [Fact]
    public Task Failures_that_have_passed_the_same_filter_pass_it_again() => _rule.Reports(Frame.Class(
        "async Task<string> LoadAsync(Uri address)",
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                for (var inner = 1; ; inner++)
                {
                    try { return await http.GetStringAsync(address); }
                    catch (Exception problem) when (inner < 4 && IsTransient(problem)) { await Task.Delay(10); }
                }
            }
            catch (Exception e) when (IsTransient(e) && attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task Failures_that_stay_in_the_inner_loop_multiply_nothing() => _rule.IsSilent(Outer(
        "for",
        "HttpRequestException",
        """
        for (var inner = 0; inner < 4; inner++)
                {
                    try
                    {
                        await http.GetStringAsync(address);
                        break;
                    }
                    catch (HttpRequestException) { await Task.Delay(10); }
                }

                return await File.ReadAllTextAsync("orders");
        """));

    [Fact]
    public Task Failures_that_are_caught_in_between_multiply_nothing() => _rule.IsSilent(WithMethod(
        "for",
        "HttpRequestException",
        """
        try { log.LogInformation("{Text}", await FetchAsync(address)); } catch (HttpRequestException e) { Note(e); }
                    return await http.GetStringAsync(address);
        """,
        "HttpRequestException"));

    [Fact]
    public Task A_task_that_nobody_awaits_fails_for_nobody() => _rule.IsSilent(WithMethod("for", "HttpRequestException", "_ = FetchAsync(address); return await http.GetStringAsync(address);", "HttpRequestException"));

    [Fact]
    public Task A_method_that_another_class_may_replace_is_unknown() => _rule.IsSilent(
        WithMethod("for", "HttpRequestException", "return await FetchAsync(address);", "HttpRequestException").Replace("async Task<string> FetchAsync", "protected virtual async Task<string> FetchAsync", StringComparison.Ordinal));

    [Theory]
    [InlineData(".AddTimeout(TimeSpan.FromSeconds(1))")]
    [InlineData(".AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<System.IO.IOException>() })")]
    [InlineData(".AddRetry(new() { ShouldHandle = new PredicateBuilder().HandleResult(result => result is null) })")]
    public Task A_pipeline_that_does_not_retry_this(string strategies) => _rule.IsSilent(WithPipeline("for", "HttpRequestException", strategies));

    [Fact]
    public Task A_pipeline_that_cant_be_seen_is_unknown() => _rule.IsSilent(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http, ResiliencePipeline pipeline)
        {
            async Task<string> LoadAsync(Uri address)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return await pipeline.ExecuteAsync(async token => await http.GetStringAsync(address, token)); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """);

    [Fact]
    public async Task The_message_multiplies()
    {
        Assert.Contains(
            "'GetStringAsync' is retried here and in a loop within the loop: 3 × 4 = 12 calls",
            await Findings.Messages(Outer("for", "HttpRequestException", Inner("HttpRequestException", "")), "SEA1010"),
            StringComparison.Ordinal);
        Assert.Contains(
            "'FetchAsync' is retried here and retries itself: 3 × 4 = 12 calls",
            await Findings.Messages(WithMethod("for", "HttpRequestException", "return await FetchAsync(address);", "HttpRequestException"), "SEA1010"),
            StringComparison.Ordinal);
        Assert.Contains(
            "'Calm' is retried here and retries itself: 3 × 4 = 12 calls",
            await Findings.Messages(WithPipeline("for", "Exception", ".AddRetry(new())"), "SEA1010"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_does_with_one_number() => Assert.Contains(
        "'FetchAsync' is retried here and retries itself: 3 times as many calls",
        await Findings.Messages(
            WithMethod("for", "HttpRequestException", "return await FetchAsync(address);", "HttpRequestException").Replace("inner < 4", "inner < address.Port", StringComparison.Ordinal), "SEA1010"),
        StringComparison.Ordinal);

    private static string Outer(string keyword, string caught, string attempt, string filter = "") => Frame.Class("async Task<string> LoadAsync(Uri address)", OuterLoop(keyword, caught, attempt, filter));

    private static string OuterLoop(string keyword, string caught, string attempt, string filter) =>
        $$"""
        {{keyword}} (var attempt = 1; ; attempt++)
        {
            try
            {
                {{attempt}}
            }
            catch ({{caught}} e) when ({{filter}}attempt < 3) { await Task.Delay(100); _ = e; }
        }
        """;

    private static string Inner(string caught, string label) =>
        $$"""
        {{label}}for (var inner = 1; ; inner++)
                {
                    try { return await http.GetStringAsync(address); }
                    catch ({{caught}}) when (inner < 4) { await Task.Delay(10); }
                }
        """;

    private static string WithMethod(string keyword, string caught, string attempt, string innerCaught, string other = "", string filter = "") => Frame.Class(
        $$"""
        {{other}}

            async Task<string> FetchAsync(Uri address)
            {
                {{Inner(innerCaught, "")}}
            }

            async Task<string> LoadAsync(Uri address)
        """,
        OuterLoop(keyword, caught, attempt, filter));

    private static string WithPipeline(string keyword, string caught, string strategies) => Pipeline(
        strategies,
        $$"""
        async Task<string> LoadAsync(Uri address)
            {
                {{keyword}} (var attempt = 1; ; attempt++)
                {
                    try { return await Calm.ExecuteAsync(async token => await http.GetStringAsync(address, token)); }
                    catch ({{caught}}) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        """);

    private static string Pipeline(string strategies, string members) =>
        $$"""
        #nullable enable annotations
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Shop(HttpClient http)
        {
            private static readonly ResiliencePipeline Calm = new ResiliencePipelineBuilder(){{strategies}}.Build();

            {{members}}
        }
        """;
}
