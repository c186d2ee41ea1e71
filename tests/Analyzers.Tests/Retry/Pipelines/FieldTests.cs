namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Static fields in types of every kind.</summary>
public class FieldTests
{
    [Fact]
    public void A_struct_gets_a_static_field() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        readonly struct Shop
        {
            public void Remove(string path)
            {
                for (var attempt = 0; attempt < 2; attempt++)
                {
                    try { File.Delete(path); return; }
                    catch (IOException) when (attempt < 1) { Thread.Sleep(100); }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        readonly struct Shop
        {
            private static readonly ResiliencePipeline RemoveRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                    MaxRetryAttempts = 1,
                    Delay = TimeSpan.FromMilliseconds(100),
                })
                .Build();

            public void Remove(string path)
            {
                RemoveRetryPipeline.Execute(() => File.Delete(path));
            }
        }
        """);

    [Fact]
    public void A_name_that_is_taken_gets_a_number() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        static class Shop<T>
        {
            public static int RemoveRetryPipeline => 1;

            public static void Remove(string path)
            {
                for (var attempt = 0; attempt < 2; attempt++)
                {
                    try { File.Delete(path); return; }
                    catch (IOException) when (attempt < 1) { Thread.Sleep(100); }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        static class Shop<T>
        {
            private static readonly ResiliencePipeline RemoveRetryPipeline2 = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                    MaxRetryAttempts = 1,
                    Delay = TimeSpan.FromMilliseconds(100),
                })
                .Build();

            public static int RemoveRetryPipeline => 1;

            public static void Remove(string path)
            {
                RemoveRetryPipeline2.Execute(() => File.Delete(path));
            }
        }
        """);

    [Fact]
    public void A_name_that_ends_in_retry_does_not_say_so_twice() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        static class Shop
        {
            public static void RemoveWithRetry(string path)
            {
                for (var attempt = 0; attempt < 2; attempt++)
                {
                    try { File.Delete(path); return; }
                    catch (IOException) when (attempt < 1) { Thread.Sleep(100); }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        static class Shop
        {
            private static readonly ResiliencePipeline RemoveWithRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                    MaxRetryAttempts = 1,
                    Delay = TimeSpan.FromMilliseconds(100),
                })
                .Build();

            public static void RemoveWithRetry(string path)
            {
                RemoveWithRetryPipeline.Execute(() => File.Delete(path));
            }
        }
        """);
}
