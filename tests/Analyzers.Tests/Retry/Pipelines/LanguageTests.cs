using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>The same pipeline in the words of older compilers, and in the style of the file.</summary>
public class LanguageTests
{
    private const string Before =
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public Action<Exception> Failed;

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await _http.GetStringAsync(url);
                    }
                    catch (OperationCanceledException) when (ct.IsCancellationRequested)
                    {
                        throw;
                    }
                    catch (Exception ex) when (attempt < 3)
                    {
                        Failed(ex);
                        await Task.Delay(1000, ct);
                    }
                }
            }
        }
        """;

    [Fact]
    public void CSharp_7_names_every_type() => PipelineTest.Exact.WithLanguage(LanguageVersion.CSharp7_3).Rewrites(
        Before,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public Action<Exception> Failed;

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                var pipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder()
                            .Handle<Exception>(ex => !(ex is OperationCanceledException) || !ct.IsCancellationRequested),
                        MaxRetryAttempts = 2,
                        Delay = TimeSpan.FromSeconds(1),
                        OnRetry = args =>
                        {
                            Failed(args.Outcome.Exception);
                            return default;
                        },
                    })
                    .Build();

                return await pipeline.ExecuteAsync(async _ => await _http.GetStringAsync(url), ct);
            }
        }
        """);

    [Fact]
    public void CSharp_9_has_all_that_is_needed() => PipelineTest.Exact.WithLanguage(LanguageVersion.CSharp9).WithoutNullable().Rewrites(
        Before,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();

            public Action<Exception> Failed;

            public async Task<string> FetchAsync(Uri url, CancellationToken ct)
            {
                var pipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = new PredicateBuilder()
                            .Handle<Exception>(ex => ex is not OperationCanceledException || !ct.IsCancellationRequested),
                        MaxRetryAttempts = 2,
                        Delay = TimeSpan.FromSeconds(1),
                        OnRetry = args =>
                        {
                            Failed(args.Outcome.Exception);
                            return default;
                        },
                    })
                    .Build();

                return await pipeline.ExecuteAsync(
                    static async (http, _) => await http.GetStringAsync(url),
                    _http,
                    ct);
            }
        }
        """.Replace("static async (http, _) => await http.GetStringAsync(url),\n            _http,", "static async (state, _) => await state.http.GetStringAsync(state.url),\n            (http: _http, url),", StringComparison.Ordinal));

    [Fact]
    public void An_exception_that_may_not_be_null_is_said_to_be_there() => PipelineTest.Exact.Rewrites(
        """
        using System;
        using System.IO;
        using System.Threading;
        using Polly;

        class Shop(Action<Exception> failed)
        {
            public void Remove(string path)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        File.Delete(path);
                        return;
                    }
                    catch (IOException ex) when (attempt < 3)
                    {
                        failed(ex);
                        Thread.Sleep(100);
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

        class Shop(Action<Exception> failed)
        {
            private ResiliencePipeline? _removeRetryPipeline;

            public void Remove(string path)
            {
                var pipeline = _removeRetryPipeline ??= new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 2,
                        Delay = TimeSpan.FromMilliseconds(100),
                        OnRetry = args =>
                        {
                            failed(args.Outcome.Exception!);
                            return default;
                        },
                    })
                    .Build();

                pipeline.Execute(() => File.Delete(path));
            }
        }
        """);

    [Fact]
    public void Tabs_line_ends_and_braces_are_those_of_the_file()
    {
        const string before = "using System.IO;\nusing System.Threading;\n\nnamespace Shops {\n\tclass Shop {\n\t\tpublic void Remove(string path) {\n\t\t\t// Somebody may still read it.\n\t\t\tfor (var attempt = 1; ; attempt++) {\n\t\t\t\ttry {\n\t\t\t\t\tFile.Delete(path);\n\t\t\t\t\tbreak;\n\t\t\t\t} catch (IOException) when (attempt < 3) {\n\t\t\t\t\tThread.Sleep(100);\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}\n";
        const string after = "using System;\nusing System.IO;\nusing System.Threading;\nusing Polly;\n\nnamespace Shops {\n\tclass Shop {\n\t\tprivate static readonly ResiliencePipeline RemoveRetryPipeline = new ResiliencePipelineBuilder()\n\t\t\t.AddRetry(new() {\n\t\t\t\tShouldHandle = new PredicateBuilder().Handle<IOException>(),\n\t\t\t\tMaxRetryAttempts = 2,\n\t\t\t\tDelay = TimeSpan.FromMilliseconds(100),\n\t\t\t})\n\t\t\t.Build();\n\n\t\tpublic void Remove(string path) {\n\t\t\t// Somebody may still read it.\n\t\t\tRemoveRetryPipeline.Execute(() => File.Delete(path));\n\t\t}\n\t}\n}\n";
        PipelineTest.Exact.Rewrites(before, after);
        PipelineTest.Exact.Rewrites(before.ReplaceLineEndings("\r\n"), after.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void Usings_within_the_namespace_stay_together() => PipelineTest.Exact.Rewrites(
        """
        namespace Shops
        {
            using System;
            using System.IO;
            using System.Threading;
            using Zebra;

            class Shop
            {
                public void Remove(string path)
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try { File.Delete(path); break; }
                        catch (IOException) when (attempt < 3) { Thread.Sleep(100); }
                    }

                    Stripes.Count();
                }
            }
        }

        namespace Zebra
        {
            static class Stripes { public static void Count() { } }
        }
        """,
        """
        namespace Shops
        {
            using System;
            using System.IO;
            using System.Threading;
            using Polly;
            using Zebra;

            class Shop
            {
                private static readonly ResiliencePipeline RemoveRetryPipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 2,
                        Delay = TimeSpan.FromMilliseconds(100),
                    })
                    .Build();

                public void Remove(string path)
                {
                    RemoveRetryPipeline.Execute(() => File.Delete(path));

                    Stripes.Count();
                }
            }
        }

        namespace Zebra
        {
            static class Stripes { public static void Count() { } }
        }
        """);
}
