namespace Seaworthy.Tests.Retry.Pipelines;

public class ExactTimingTests
{
    [Fact]
    public void A_loop_without_a_pause_gets_none() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new();

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return await _http.GetStringAsync(url, ct); }
                    catch (HttpRequestException) when (attempt < 3) { }
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

        class Shop
        {
            private readonly HttpClient _http = new();

            private static readonly ResiliencePipeline FetchRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.Zero,
                })
                .Build();

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                return await FetchRetryPipeline.ExecuteAsync(
                    static async (state, token) => await state.http.GetStringAsync(state.url, token),
                    (http: _http, url),
                    ct);
            }
        }
        """,
        "3 attempts, no pause");

    [Theory]
    [InlineData("1000", "3 attempts, 1 s apart", "Delay = TimeSpan.FromSeconds(1),")]
    [InlineData("TimeSpan.FromMinutes(2)", "3 attempts, 2 min apart", "Delay = TimeSpan.FromMinutes(2),")]
    [InlineData("Pause", "3 attempts, same timing", "Delay = Pause,")]
    [InlineData("PauseInMs", "3 attempts, 250 ms apart", "Delay = TimeSpan.FromMilliseconds(PauseInMs),")]
    [InlineData("100 * (i + 1)", "3 attempts, 100 ms growing linearly", "Delay = TimeSpan.FromMilliseconds(100),\nBackoffType = DelayBackoffType.Linear,")]
    [InlineData("100 << i", "3 attempts, 100 ms doubling", "Delay = TimeSpan.FromMilliseconds(100),\nBackoffType = DelayBackoffType.Exponential,")]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(2, i))", "3 attempts, 1 s doubling", "Delay = TimeSpan.FromSeconds(1),\nBackoffType = DelayBackoffType.Exponential,")]
    [InlineData("100 * i", "3 attempts, same timing", "DelayGenerator = static args => new ValueTask<TimeSpan?>(TimeSpan.FromMilliseconds(100 * args.AttemptNumber)),")]
    [InlineData("Steps[i]", "3 attempts, same timing", "DelayGenerator = static args => new ValueTask<TimeSpan?>(TimeSpan.FromMilliseconds(Steps[args.AttemptNumber])),")]
    [InlineData("TimeSpan.FromSeconds(1) + TimeSpan.FromMilliseconds(Random.Shared.Next(100))", "3 attempts, same timing", "DelayGenerator = static _ => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(1) + TimeSpan.FromMilliseconds(Random.Shared.Next(100))),")]
    public void A_pause_becomes_the_options_that_mean_the_same(string pause, string title, string options) => PipelineTest.Exact.Rewrites(
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop
        {
            private const int PauseInMs = 250;
            private static readonly int[] Steps = [10, 50];
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

            public static async Task FetchAsync(HttpClient http, Uri url)
            {
                for (var i = 0; i < 3; i++)
                {
                    try
                    {
                        await http.GetStringAsync(url);
                        break;
                    }
                    catch (HttpRequestException)
                    {
                        if (i == 2)
                            throw;

                        await Task.Delay({{pause}});
                    }
                }
            }
        }
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop
        {
            private const int PauseInMs = 250;
            private static readonly int[] Steps = [10, 50];
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

            private static readonly ResiliencePipeline FetchRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 2,
                    {{options.Replace("\n", "\n            ", StringComparison.Ordinal)}}
                })
                .Build();

            public static async Task FetchAsync(HttpClient http, Uri url)
            {
                await FetchRetryPipeline.ExecuteAsync(
                    static async (state, _) => await state.http.GetStringAsync(state.url),
                    (http, url));
            }
        }
        """,
        title);

    [Fact]
    public void A_pause_that_doubles_up_to_a_cap_keeps_the_cap() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        class Shop
        {
            public static void Remove(string path)
            {
                var pause = 1000;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        File.Delete(path);
                        return;
                    }
                    catch (IOException) when (attempt < 8)
                    {
                        Thread.Sleep(pause);
                        pause = Math.Min(pause * 2, 10_000);
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        class Shop
        {
            private static readonly ResiliencePipeline RemoveRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                    MaxRetryAttempts = 7,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    MaxDelay = TimeSpan.FromSeconds(10),
                })
                .Build();

            public static void Remove(string path)
            {
                RemoveRetryPipeline.Execute(() => File.Delete(path));
            }
        }
        """);

    [Fact]
    public void A_wait_after_the_last_failure_goes_and_the_title_says_so() => Assert.Equal(
        "Rewrite as a Polly pipeline (3 attempts, 500 ms apart and no wait after the last failure)",
        PipelineTest.Exact.Title(
            """
            using System.IO;
            using System.Threading;

            class Shop
            {
                public static bool TryRemove(string path)
                {
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        try
                        {
                            File.Delete(path);
                            return true;
                        }
                        catch (IOException)
                        {
                            Thread.Sleep(500);
                        }
                    }

                    return false;
                }
            }
            """));
}
