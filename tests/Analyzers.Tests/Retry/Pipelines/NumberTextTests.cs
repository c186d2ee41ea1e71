namespace Seaworthy.Tests.Retry.Pipelines;

public class NumberTextTests
{
    [Theory]
    [InlineData("$\"Failed after {retry} attempts\"", "\"Failed after 5 attempts\"")]
    [InlineData("$\"Failed after {retry} attempts to read {path}\"", "$\"Failed after 5 attempts to read {path}\"")]
    [InlineData("\"Failed after \" + retry + \" attempts\"", "\"Failed after 5 attempts\"")]
    [InlineData("\"Failed after \" + (retry - 1) + \" retries of \" + path", "\"Failed after 4 retries of \" + path")]
    public void The_number_of_the_last_attempt_becomes_part_of_the_text(string before, string after) => PipelineTest.Exact.Rewrites(
        Reading($$"""
            for (var retry = 1; ; retry++)
            {
                try { return File.ReadAllText(path); }
                catch (IOException)
                {
                    if (retry == 5)
                        throw new InvalidOperationException({{before}});

                    Thread.Sleep(100);
                }
            }
            """),
        Reading($$"""
            try
            {
                return ReadRetryPipeline.Execute(() => File.ReadAllText(path));
            }
            catch (IOException)
            {
                throw new InvalidOperationException({{after}});
            }
            """,
            """
                private static readonly ResiliencePipeline ReadRetryPipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 4,
                        Delay = TimeSpan.FromMilliseconds(100),
                    })
                    .Build();


            """));

    private static string Reading(string statements, string field = "") =>
        $$"""
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        class Shop
        {
        {{field}}    public static string Read(string path)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
