namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Loops that do more than their shape shows.</summary>
public class UnsoundLoopTests
{
    [Fact]
    public void All_orders_share_the_retries() => PipelineTest.Exact.Declines(Code(
        """
        var retries = 3;
        foreach (var path in paths)
        {
            while (true)
            {
                try { File.Delete(path); break; }
                catch (IOException) when (retries-- > 0) { Thread.Sleep(100); }
            }
        }
        """));

    [Fact]
    public void The_pause_is_longer_for_the_next_order() => PipelineTest.Exact.Declines(Code(
        """
        var pause = 100;
        foreach (var path in paths)
        {
            for (var retry = 0; ; retry++)
            {
                try { File.Delete(path); break; }
                catch (IOException) when (retry < 3) { Thread.Sleep(pause); pause += 1; }
            }
        }
        """));

    [Fact]
    public void A_method_that_can_be_overridden_may_call_another() => PipelineTest.Exact.Declines(
        """
        using System.IO;
        using System.Threading;

        class Shop
        {
            public virtual string Read(string path, int retries)
            {
                try { return File.ReadAllText(path); }
                catch (IOException) when (retries > 0) { Thread.Sleep(100); return Read(path, retries - 1); }
            }
        }
        """);

    [Fact]
    public void A_method_that_calls_itself_counts_with_its_parameter() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        class Shop
        {
            public string Read(string path, int retries)
            {
                try { return File.ReadAllText(path); }
                catch (IOException) when (retries > 0) { Thread.Sleep(100); return Read(path, retries - 1); }
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
            public string Read(string path, int retries)
            {
                var pipeline = retries > 0
                    ? new ResiliencePipelineBuilder()
                        .AddRetry(new()
                        {
                            ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                            MaxRetryAttempts = retries,
                            Delay = TimeSpan.FromMilliseconds(100),
                        })
                        .Build()
                    : ResiliencePipeline.Empty;

                return pipeline.Execute(() => File.ReadAllText(path));
            }
        }
        """,
        "up to retries + 1 attempts, 100 ms apart");

    private static string Code(string statements) =>
        $$"""
        using System.IO;
        using System.Threading;

        class Shop
        {
            public static void Remove(string[] paths)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
