namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Every shape of a retry loop, with what becomes of it.</summary>
public class ShapeTests
{
    [Fact]
    public void The_last_failure_is_wrapped_around_the_pipeline() => Body(
        """
        Exception? last = null;
        var left = 3;
        while (left-- > 0)
        {
            try
            {
                return await http.GetStringAsync(url, ct);
            }
            catch (HttpRequestException ex)
            {
                last = ex;
                await Task.Delay(500, ct);
            }
        }

        throw new InvalidOperationException("Failed after 3 attempts", last);
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(500),
        """,
        """
        try
        {
            return await LoadRetryPipeline.ExecuteAsync(
                static async (state, token) => await state.http.GetStringAsync(state.url, token),
                (http, url),
                ct);
        }
        catch (HttpRequestException ex)
        {
            throw new InvalidOperationException("Failed after 3 attempts", ex);
        }
        """);

    [Fact]
    public void A_swallowed_failure_does_not_swallow_the_cancellation() => Body(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await http.GetStringAsync(url, ct);
            }
            catch
            {
            }
        }

        return null;
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<Exception>(),
        MaxRetryAttempts = 2,
        Delay = TimeSpan.Zero,
        """,
        """
        try
        {
            return await LoadRetryPipeline.ExecuteAsync(
                static async (state, token) => await state.http.GetStringAsync(state.url, token),
                (http, url),
                ct);
        }
        catch (Exception ex) when (ex is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return null;
        }
        """);

    [Fact]
    public void A_clause_that_does_not_retry_stands_outside() => Body(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await File.ReadAllTextAsync(url.LocalPath, ct);
            }
            catch (FileNotFoundException)
            {
                return null;
            }
            catch (IOException) when (attempt < 3)
            {
                await Task.Delay(100, ct);
            }
        }
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<IOException>(static ex => ex is not FileNotFoundException),
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(100),
        """,
        """
        try
        {
            return await LoadRetryPipeline.ExecuteAsync(
                static async (url, token) => await File.ReadAllTextAsync(url.LocalPath, token),
                url,
                ct);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        """);

    [Fact]
    public void All_but_a_cancellation_is_what_Polly_retries_anyway() => Body(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await http.GetStringAsync(url, ct);
            }
            catch (OperationCanceledException)
            {
                throw;
            }
            catch (Exception) when (attempt < 3)
            {
                await Task.Delay(100, ct);
            }
        }
        """,
        """
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(100),
        """,
        """
        return await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);
        """);

    [Fact]
    public void A_test_of_the_exception_becomes_the_predicate() => Body(
        """
        var attempt = 0;
        while (true)
        {
            try
            {
                return await http.GetStringAsync(url, ct);
            }
            catch (HttpRequestException ex)
            {
                attempt++;
                if (attempt > 4 || ex.StatusCode == HttpStatusCode.NotFound)
                    throw;

                await Task.Delay(TimeSpan.FromSeconds(attempt), ct);
            }
        }
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(static ex => ex.StatusCode != HttpStatusCode.NotFound),
        MaxRetryAttempts = 4,
        Delay = TimeSpan.FromSeconds(1),
        BackoffType = DelayBackoffType.Linear,
        """,
        """
        return await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);
        """);

    [Fact]
    public void A_jump_back_is_a_loop() => Body(
        """
        var tries = 0;
        retry:
        try
        {
            return await http.GetStringAsync(url, ct);
        }
        catch (HttpRequestException) when (tries++ < 2)
        {
            goto retry;
        }
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 2,
        Delay = TimeSpan.Zero,
        """,
        """
        return await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);
        """);

    [Fact]
    public void A_flag_goes_and_the_code_behind_it_stays() => Body(
        """
        var done = false;
        var tries = 0;
        do
        {
            try
            {
                await http.GetStringAsync(url, ct);
                done = true;
            }
            catch (HttpRequestException)
            {
                tries++;
                if (tries > 3)
                    throw;

                await Task.Delay(250, ct);
            }
        }
        while (!done);

        return "done";
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromMilliseconds(250),
        """,
        """
        await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);

        return "done";
        """);

    [Fact]
    public void A_last_attempt_behind_the_loop_is_one_more() => Body(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await http.GetStringAsync(url, ct);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(1000, ct);
            }
        }

        return await http.GetStringAsync(url, ct);
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromSeconds(1),
        """,
        """
        return await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);
        """);

    [Fact]
    public void The_attempt_counts_what_it_reads() => Body(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Which one?
                Console.WriteLine($"Attempt {attempt}");

                var text = await http.GetStringAsync(url, ct); // from the shop
                return text.Trim();
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                // Not too fast.
                await Task.Delay(1000, ct);
            }
        }
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 2,
        // Not too fast.
        Delay = TimeSpan.FromSeconds(1),
        """,
        """
        var attempt = 0;
        return await LoadRetryPipeline.ExecuteAsync(async token =>
        {
            attempt++;
            // Which one?
            Console.WriteLine($"Attempt {attempt}");

            var text = await http.GetStringAsync(url, token); // from the shop
            return text.Trim();
        }, ct);
        """);

    private static void Body(string before, string options, string after) => PipelineTest.Exact.Rewrites(Frame("", before), Frame(
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
