namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>What a loop does after a failure besides waiting.</summary>
public class EffectTests
{
    [Fact]
    public void Each_handler_keeps_its_own_words() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        class Shop
        {
            public static void Remove(string path)
            {
                for (var attempt = 0; attempt <= 5; attempt++)
                {
                    try
                    {
                        File.Delete(path);
                        return;
                    }
                    catch (IOException ex) when (attempt < 5)
                    {
                        Console.WriteLine($"Attempt {attempt + 1} of 6 failed: {ex.Message}"); // not yet lost
                        Thread.Sleep(200 * (attempt + 1));
                    }
                    catch (UnauthorizedAccessException) when (attempt < 5)
                    {
                        // Somebody is looking at it.
                        Console.WriteLine("Not allowed");
                        Thread.Sleep(200 * (attempt + 1));
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
                    ShouldHandle = new PredicateBuilder()
                        .Handle<IOException>()
                        .Handle<UnauthorizedAccessException>(),
                    MaxRetryAttempts = 5,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Linear,
                    OnRetry = static args =>
                    {
                        switch (args.Outcome.Exception)
                        {
                            case IOException ex:
                                Console.WriteLine($"Attempt {args.AttemptNumber + 1} of 6 failed: {ex.Message}"); // not yet lost
                                break;

                            case UnauthorizedAccessException:
                                // Somebody is looking at it.
                                Console.WriteLine("Not allowed");
                                break;
                        }

                        return default;
                    },
                })
                .Build();

            public static void Remove(string path)
            {
                RemoveRetryPipeline.Execute(() => File.Delete(path));
            }
        }
        """);

    [Fact]
    public void The_last_failure_is_logged_where_the_loop_has_logged_it() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync(url, ct);
                    }
                    catch (Exception ex)
                    {
                        attempt++;
                        Console.WriteLine($"{attempt}: {ex.Message}");
                        if (attempt >= 3)
                            throw;

                        await Task.Delay(1000, ct);
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
            private static readonly ResiliencePipeline FetchRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromSeconds(1),
                    OnRetry = static args =>
                    {
                        var ex = args.Outcome.Exception!;
                        Console.WriteLine($"{args.AttemptNumber + 1}: {ex.Message}");
                        return default;
                    },
                })
                .Build();

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                try
                {
                    return await FetchRetryPipeline.ExecuteAsync(
                        static async (state, token) => await state.http.GetStringAsync(state.url, token),
                        (http, url),
                        ct);
                }
                catch (Exception ex) when (ex is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    Console.WriteLine($"3: {ex.Message}");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public void What_is_tidied_up_before_the_next_attempt_is_tidied_up_on_retry() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Polly;

        class Shop
        {
            public static async Task DownloadAsync(Func<Task> download, Func<Task> tidyUp)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await download();
                        return;
                    }
                    catch (IOException) when (attempt < 3)
                    {
                        await tidyUp();
                        await Task.Delay(100);
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Polly;

        class Shop
        {
            public static async Task DownloadAsync(Func<Task> download, Func<Task> tidyUp)
            {
                var pipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 2,
                        Delay = TimeSpan.FromMilliseconds(100),
                        OnRetry = async _ =>
                        {
                            await tidyUp();
                        },
                    })
                    .Build();

                await pipeline.ExecuteAsync(static async (download, _) => await download(), download);
            }
        }
        """);

    [Fact]
    public void A_bad_result_is_followed_as_the_loop_has_followed_it() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
            public async Task<HttpResponseMessage> AskAsync(Uri url, CancellationToken ct)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    var response = await http.GetAsync(url, ct);
                    if (response.IsSuccessStatusCode)
                        return response;

                    Console.WriteLine($"{attempt + 1}: {response.StatusCode}");
                    await Task.Delay(1000, ct);
                }

                throw new InvalidOperationException("No answer");
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
            private static readonly ResiliencePipeline<HttpResponseMessage> AskRetryPipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(static response => !response.IsSuccessStatusCode),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromSeconds(1),
                    OnRetry = static args =>
                    {
                        Console.WriteLine($"{args.AttemptNumber + 1}: {args.Outcome.Result!.StatusCode}");
                        return default;
                    },
                })
                .Build();

            public async Task<HttpResponseMessage> AskAsync(Uri url, CancellationToken ct)
            {
                var response = await AskRetryPipeline.ExecuteAsync(
                    static async (state, token) => await state.http.GetAsync(state.url, token),
                    (http, url),
                    ct);
                if (response.IsSuccessStatusCode)
                    return response;

                Console.WriteLine($"3: {response.StatusCode}");

                throw new InvalidOperationException("No answer");
            }
        }
        """);
}
