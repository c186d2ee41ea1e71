namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Every shape of a retry loop, with what becomes of it.</summary>
public class ShapeTests
{
    [Fact]
    public void The_last_failure_is_wrapped_around_the_pipeline() => LoadingTest.Rewrites(
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
    public void A_swallowed_failure_does_not_swallow_the_cancellation() => LoadingTest.Rewrites(
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
    public void A_clause_that_does_not_retry_stands_outside() => LoadingTest.Rewrites(
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
    public void All_but_a_cancellation_is_what_Polly_retries_anyway() => LoadingTest.Rewrites(
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
    public void A_test_of_the_exception_becomes_the_predicate() => LoadingTest.Rewrites(
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
    public void A_jump_back_is_a_loop() => LoadingTest.Rewrites(
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
}
