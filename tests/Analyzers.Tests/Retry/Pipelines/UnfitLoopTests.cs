namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Loops that no pipeline can replace without changing what the program does.</summary>
public class UnfitLoopTests
{
    [Theory]
    [InlineData("a jump to somewhere else", "async Task M(Uri url)", "", "{ await http.GetStringAsync(url); goto done; }")]
    [InlineData("the culture of the caller", "async Task M(Uri url)", "", "{ CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; await http.GetStringAsync(url); return; }")]
    public void The_attempt_holds(string what, string signature, string before, string attempt)
    {
        Assert.NotEmpty(what);
        PipelineTest.Exact.Declines(Code(signature, before, attempt, "catch (HttpRequestException) when (retry < 3) { await Task.Delay(100); }", "done: Console.WriteLine();"));
    }

    [Fact]
    public void The_counter_is_read_behind_the_loop() => PipelineTest.Exact.Declines(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            async Task M(Uri url)
            {
                var retry = 0;
                while (true)
                {
                    try { await http.GetStringAsync(url); break; }
                    catch (HttpRequestException) when (retry < 3) { retry++; await Task.Delay(100); }
                }

                Console.WriteLine(retry);
            }
        }
        """);

    [Fact]
    public void A_log_stands_behind_the_wait() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }",
        "catch (HttpRequestException e) when (retry < 3) { await Task.Delay(100); Console.WriteLine(e.Message); }"));

    [Fact]
    public void The_attempt_has_a_finally_block() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }",
        "catch (HttpRequestException) when (retry < 3) { await Task.Delay(100); } finally { Console.WriteLine(); }"));

    [Fact]
    public void The_filter_has_an_effect_of_its_own() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }",
        "catch (HttpRequestException) when (retry < 3 && _seen++ < 10) { await Task.Delay(100); }"));

    [Fact]
    public void The_filter_needs_the_counter_or_something_else() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }",
        "catch (HttpRequestException e) when (retry < 3 || e.StatusCode is null) { await Task.Delay(100); }"));

    [Fact]
    public void Two_handlers_count_differently() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }",
        "catch (HttpRequestException) when (retry < 3) { } catch (TimeoutException) when (retry < 5) { }"));

    [Fact]
    public void The_pauses_are_made_by_a_clock_of_the_users_own() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "var clock = TimeProvider.System; ", "{ await http.GetStringAsync(url); return; }",
        "catch (HttpRequestException) when (retry < 3) { await Task.Delay(TimeSpan.FromSeconds(1), clock); }"));

    [Fact]
    public void A_method_of_a_struct_reads_the_struct() => PipelineTest.Exact.Declines(
        """
        using System;
        using System.IO;
        using System.Threading;

        struct Shop
        {
            private readonly string _path;

            public Shop(string path) => _path = path;

            public void Remove()
            {
                for (var retry = 0; ; retry++)
                {
                    try { File.Delete(_path); return; }
                    catch (IOException) when (retry < 3) { Thread.Sleep(100); }
                }
            }
        }
        """);

    [Fact]
    public void The_attempt_reads_a_parameter_by_reference() => PipelineTest.Exact.Declines(
        """
        using System;
        using System.IO;
        using System.Threading;

        class Shop
        {
            public static void Read(string path, out string text)
            {
                for (var retry = 0; ; retry++)
                {
                    try { text = File.ReadAllText(path); return; }
                    catch (IOException) when (retry < 3) { Thread.Sleep(100); }
                }
            }
        }
        """);

    [Fact]
    public void The_attempt_reads_a_span() => PipelineTest.Exact.Declines(
        """
        using System;
        using System.IO;
        using System.Threading;

        class Shop
        {
            public static void Write(Stream stream, ReadOnlySpan<byte> data)
            {
                for (var retry = 0; ; retry++)
                {
                    try { stream.Write(data); return; }
                    catch (IOException) when (retry < 3) { Thread.Sleep(100); }
                }
            }
        }
        """);

    [Fact]
    public void A_directive_stands_in_the_loop() => PipelineTest.Exact.Declines(
        """
        using System;
        using System.IO;
        using System.Threading;

        class Shop
        {
            public static void Remove(string path)
            {
                for (var retry = 0; ; retry++)
                {
                    try
                    {
        #pragma warning disable CA1031
                        File.Delete(path);
                        return;
                    }
                    catch (IOException) when (retry < 3) { Thread.Sleep(100); }
                }
            }
        }
        """);

    [Fact]
    public void A_window_needs_its_context() => PipelineTest.Exact
        .WithReferences(Harness.References.Net10.WithLibrary("PresentationFramework", "namespace System.Windows { public class Application { } }"))
        .Declines(Code("async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }", "catch (HttpRequestException) when (retry < 3) { await Task.Delay(100); }"));

    [Fact]
    public void Results_that_have_to_be_disposed_of_are_looked_at() => PipelineTest.Exact.Declines(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        interface IAnswer : IDisposable { bool IsSuccess { get; } }

        interface IRemoteShop { Task<IAnswer> AskAsync(); }

        class Shop(IRemoteShop client)
        {
            async Task<IAnswer> AskAsync()
            {
                IAnswer answer = null!;
                for (var retry = 0; retry < 3; retry++)
                {
                    answer = await client.AskAsync();
                    if (answer.IsSuccess)
                        break;

                    await Task.Delay(100);
                }

                return answer;
            }
        }
        """);

    [Fact]
    public void A_request_is_sent_twice() => PipelineTest.Exact.Declines(Code(
        "async Task M(Uri url)", "var request = new HttpRequestMessage(HttpMethod.Get, url); ", "{ await http.SendAsync(request); return; }",
        "catch (HttpRequestException) when (retry < 3) { await Task.Delay(100); }"));

    [Fact]
    public void Without_Polly_there_is_no_pipeline() => PipelineTest.Exact
        .WithReferences(Harness.References.Framework)
        .Declines(Code("async Task M(Uri url)", "", "{ await http.GetStringAsync(url); return; }", "catch (HttpRequestException) when (retry < 3) { await Task.Delay(100); }"));

    private static string Code(string signature, string before, string attempt, string handlers, string after = "") =>
        $$"""
        using System;
        using System.Globalization;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            {{signature}}
            {
                {{before}}
                for (var retry = 0; ; retry++)
                {
                    try {{attempt}}
                    {{handlers}}
                }

                {{after}}
            }

            private int _seen;
        }
        """;
}
