namespace Seaworthy.Tests.Retry.Pipelines;

public class PlacementTests
{
    [Fact]
    public void A_pipeline_that_logs_is_made_by_the_first_call() => PipelineTest.Exact.Rewrites(
        """
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            private readonly ILogger<Shop> _logger;

            public Shop(ILogger<Shop> logger) => _logger = logger;

            public async Task<string?> LoadAsync(string path, CancellationToken ct)
            {
                for (var attempt = 1; attempt <= 3; attempt++)
                {
                    try
                    {
                        return await File.ReadAllTextAsync(path, ct);
                    }
                    catch (IOException ex)
                    {
                        _logger.LogWarning(ex, "Attempt {Attempt} failed", attempt);
                        await Task.Delay(200, ct);
                    }
                }

                return null;
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Polly;

        class Shop
        {
            private readonly ILogger<Shop> _logger;

            private ResiliencePipeline? _loadRetryPipeline;

            public Shop(ILogger<Shop> logger) => _logger = logger;

            public async Task<string?> LoadAsync(string path, CancellationToken ct)
            {
                var pipeline = _loadRetryPipeline ??= new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 2,
                        Delay = TimeSpan.FromMilliseconds(200),
                        OnRetry = args =>
                        {
                            _logger.LogWarning(args.Outcome.Exception, "Attempt {Attempt} failed", args.AttemptNumber + 1);
                            return default;
                        },
                    })
                    .Build();

                try
                {
                    return await pipeline.ExecuteAsync(
                        static async (path, token) => await File.ReadAllTextAsync(path, token),
                        path,
                        ct);
                }
                catch (IOException ex)
                {
                    _logger.LogWarning(ex, "Attempt {Attempt} failed", 3);

                    return null;
                }
            }
        }
        """,
        "3 attempts, 200 ms apart and no wait after the last failure");

    [Fact]
    public void A_pipeline_that_reads_a_parameter_is_made_by_every_call() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, int maxAttempts, TimeSpan pause, CancellationToken ct)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await operation(ct).ConfigureAwait(false);
                    }
                    catch (TimeoutException) when (attempt < maxAttempts)
                    {
                        await Task.Delay(pause, ct).ConfigureAwait(false);
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, int maxAttempts, TimeSpan pause, CancellationToken ct)
            {
                var pipeline = maxAttempts > 1
                    ? new ResiliencePipelineBuilder()
                        .AddRetry(new()
                        {
                            ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(),
                            MaxRetryAttempts = maxAttempts - 1,
                            Delay = pause,
                        })
                        .Build()
                    : ResiliencePipeline.Empty;

                return await pipeline.ExecuteAsync(
                    static async (operation, token) => await operation(token).ConfigureAwait(false),
                    operation,
                    ct).ConfigureAwait(false);
            }
        }
        """,
        "up to maxAttempts attempts, same timing");

    [Fact]
    public void Two_loops_of_one_policy_share_a_pipeline() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using Polly;

        class Shop
        {
            private static readonly ResiliencePipeline Files = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                    MaxRetryAttempts = 2, // three attempts
                    Delay = TimeSpan.FromSeconds(1),
                })
                .Build();

            public void Move(string path) => Files.Execute(() => File.Move(path, path + ".old"));

            public void Remove(string path)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { File.Delete(path); return; }
                    catch (IOException) when (attempt < 3) { System.Threading.Thread.Sleep(1000); }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using Polly;

        class Shop
        {
            private static readonly ResiliencePipeline Files = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                    MaxRetryAttempts = 2, // three attempts
                    Delay = TimeSpan.FromSeconds(1),
                })
                .Build();

            public void Move(string path) => Files.Execute(() => File.Move(path, path + ".old"));

            public void Remove(string path)
            {
                Files.Execute(() => File.Delete(path));
            }
        }
        """);

    [Fact]
    public void Top_level_statements_build_it_where_they_need_it() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        var http = new HttpClient();
        var retries = 3;

        // The shop may still be starting.
        while (true)
        {
            try
            {
                await http.GetStringAsync("http://shop");
                break;
            }
            catch (HttpRequestException) when (retries-- > 0)
            {
                await Task.Delay(2000);
            }
        }

        Console.WriteLine("open");
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        var http = new HttpClient();

        // The shop may still be starting.
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new()
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromSeconds(2),
            })
            .Build();

        await pipeline.ExecuteAsync(static async (http, _) => await http.GetStringAsync("http://shop"), http);

        Console.WriteLine("open");
        """);
}
