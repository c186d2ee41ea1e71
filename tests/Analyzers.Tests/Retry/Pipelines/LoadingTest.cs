namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Rewrites the body of a method that loads something; the pipeline is a static field.</summary>
internal static class LoadingTest
{
    public static void Rewrites(string before, string options, string after) => PipelineTest.Exact.Rewrites(Frame("", before), Frame(
        $$"""
            private static readonly ResiliencePipeline LoadRetryPipeline = new ResiliencePipelineBuilder()
                .AddRetry(new()
                {
                    {{Indent(options, 12)}}
                })
                .Build();


        """,
        after));

    private static string Frame(string field, string body) =>
        $$"""
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
        {{field}}    public async Task<string?> LoadAsync(Uri url, CancellationToken ct)
            {
                {{Indent(body, 8)}}
            }

            public override string ToString() => http.ToString()!;
        }
        """;

    private static string Indent(string text, int width) =>
        string.Join("\n", text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => index is 0 || line.Length is 0 ? line : new string(' ', width) + line));
}
