namespace Seaworthy.Tests.Retry.Pipelines;

public class ImprovedTimingTests
{
    [Theory]
    [InlineData("", "Delay = TimeSpan.FromMilliseconds(200)", "")]
    [InlineData("await Task.Delay(1000); ", "Delay = TimeSpan.FromSeconds(1)", "")]
    [InlineData("await Task.Delay(1000 * retry); ", "Delay = TimeSpan.FromSeconds(1)", "")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(40)); ", "Delay = TimeSpan.FromSeconds(40)", "MaxDelay = TimeSpan.FromSeconds(40)")]
    public void A_loop_gets_pauses_that_grow_and_differ(string pause, string delay, string cap) => PipelineTest.Improved.Rewrites(
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
            public async Task<string> FetchAsync(Uri url)
            {
                for (var retry = 1; ; retry++)
                {
                    try { return await http.GetStringAsync(url); }
                    catch (HttpRequestException) when (retry < 4) { {{pause}}}
                }
            }
        }
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
            private static readonly ResiliencePipeline FetchRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 3,
                    {{delay}},
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,{{(cap.Length is 0 ? "" : "\n            " + cap + ",")}}
                })
                .Build();

            public async Task<string> FetchAsync(Uri url)
            {
                return await FetchRetryPipeline.ExecuteAsync(
                    static async (state, _) => await state.http.GetStringAsync(state.url),
                    (http, url));
            }
        }
        """,
        "4 attempts, exponential backoff with jitter");

    [Fact]
    public void The_token_in_reach_ends_the_pauses_and_logs_tell_their_real_length() => PipelineTest.Improved.Rewrites(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                for (var retry = 1; ; retry++)
                {
                    try { return await http.GetStringAsync(url); }
                    catch (HttpRequestException) when (retry < 4)
                    {
                        Console.WriteLine($"Failed, trying again in {Pause.TotalSeconds} s");
                        await Task.Delay(Pause);
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
        using Polly;

        class Shop(HttpClient http)
        {
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

            private static readonly ResiliencePipeline FetchRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 3,
                    Delay = Pause,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    OnRetry = static args =>
                    {
                        Console.WriteLine($"Failed, trying again in {args.RetryDelay.TotalSeconds} s");
                        return default;
                    },
                })
                .Build();

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                return await FetchRetryPipeline.ExecuteAsync(
                    static async (state, _) => await state.http.GetStringAsync(state.url),
                    (http, url),
                    ct);
            }
        }
        """);
}
