namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The pause in loops of other shapes.</summary>
public sealed class BackoffShapeTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Goto() => _fix.Makes(
        ShopCode.Fetch(
        """
        var retries = 0;
        [|retry|]:
        try
        {
            return await _http.GetStringAsync(url, token);
        }
        catch (HttpRequestException) when (retries++ < 3)
        {
            goto retry;
        }
        """),
        ShopCode.Fetch(
        """
        var retries = 0;
        retry:
        try
        {
            return await _http.GetStringAsync(url, token);
        }
        catch (HttpRequestException) when (retries++ < 3)
        {
            await Task.Delay(RetryDelay(retries), token);
            goto retry;
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Recursion() => _fix.Makes(
        ShopCode.Method(
        "async Task<string> [|FetchAsync|](Uri url, int attempt = 1)",
        """
        try
        {
            return await _http.GetStringAsync(url);
        }
        catch (HttpRequestException) when (attempt < 3)
        {
            return await FetchAsync(url, attempt + 1);
        }
        """),
        ShopCode.Method(
        "async Task<string> FetchAsync(Uri url, int attempt = 1)",
        """
        try
        {
            return await _http.GetStringAsync(url);
        }
        catch (HttpRequestException) when (attempt < 3)
        {
            await Task.Delay(RetryDelay(attempt));
            return await FetchAsync(url, attempt + 1);
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Foreach_over_a_range() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|foreach|] (var attempt in Enumerable.Range(1, 3))
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("retry " + attempt, ex);
            }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        foreach (var attempt in Enumerable.Range(1, 3))
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("retry " + attempt, ex);
                if (attempt < 3)
                {
                    await Task.Delay(RetryDelay(attempt), token);
                }
            }
        }

        return null;
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Helper_for_any_operation() => _fix.Makes(
        ShopCode.Method(
        "static async Task<T> RetryAsync<T>(Func<Task<T>> action, int maxAttempts)",
        """
        [|for|] (var i = 1; i <= maxAttempts; i++)
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch when (i < maxAttempts)
            {
                // try again
            }
        }

        throw new InvalidOperationException();
        """),
        ShopCode.Method(
        "static async Task<T> RetryAsync<T>(Func<Task<T>> action, int maxAttempts)",
        """
        for (var i = 1; i <= maxAttempts; i++)
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch when (i < maxAttempts)
            {
                // try again
                await Task.Delay(RetryDelay(i)).ConfigureAwait(false);
            }
        }

        throw new InvalidOperationException();
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Result_or_exception() => _fix.Makes(
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var response = await _http.GetAsync(url, token);
                if (response.IsSuccessStatusCode)
                    return response;
            }
            catch (HttpRequestException ex)
            {
                Log("failed", ex);
            }
        }

        return null;
        """),
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var response = await _http.GetAsync(url, token);
                if (response.IsSuccessStatusCode)
                    return response;
            }
            catch (HttpRequestException ex)
            {
                Log("failed", ex);
            }

            if (attempt < 2)
                await Task.Delay(RetryDelay(attempt + 1), token);
        }

        return null;
        """,
        ShopCode.Delay(200)));
}
