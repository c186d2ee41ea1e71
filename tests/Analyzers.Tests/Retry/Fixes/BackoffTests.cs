namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The pause of a loop that had none, where no library makes it.</summary>
public sealed class BackoffTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Loop_on_one_line() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var i = 0; i < 3; i++)
        {
            try { return await _http.GetStringAsync(url, token); } catch (HttpRequestException) { }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        for (var i = 0; i < 3; i++)
        {
            try { return await _http.GetStringAsync(url, token); } catch (HttpRequestException)
            {
                if (i < 2)
                {
                    await Task.Delay(RetryDelay(i + 1), token);
                }
            }
        }

        return null;
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Handler_that_throws_in_the_end() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (i == 2)
                    throw;
            }
        }

        throw new InvalidOperationException();
        """),
        ShopCode.Fetch(
        """
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (i == 2)
                    throw;

                await Task.Delay(RetryDelay(i + 1), token);
            }
        }

        throw new InvalidOperationException();
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Body_without_braces() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var attempt = 1; ; attempt++)
            try { return await _http.GetStringAsync(url, token); }
            catch (HttpRequestException) when (attempt < 3) { }
        """),
        ShopCode.Fetch(
        """
        for (var attempt = 1; ; attempt++)
            try { return await _http.GetStringAsync(url, token); }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(RetryDelay(attempt), token);
            }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Counter_in_the_handler() => _fix.Makes(
        ShopCode.Send(
        """
        var n = 0;
        [|while|] (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException)
            {
                if (++n > 3)
                    throw;
            }
        }
        """),
        ShopCode.Send(
        """
        var n = 0;
        while (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException)
            {
                if (++n > 3)
                    throw;

                await Task.Delay(RetryDelay(n), token);
            }
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Counter_that_goes_down() => _fix.Makes(
        ShopCode.Fetch(
        """
        var left = 5;
        Exception last = null;
        [|while|] (left-- > 0)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                last = ex;
            }
        }

        throw new InvalidOperationException("failed", last);
        """),
        ShopCode.Fetch(
        """
        var left = 5;
        Exception last = null;
        while (left-- > 0)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                last = ex;
                if (left > 0)
                {
                    await Task.Delay(RetryDelay(5 - left), token);
                }
            }
        }

        throw new InvalidOperationException("failed", last);
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Bound_that_is_a_parameter() => _fix.Makes(
        ShopCode.Method(
        "async Task<string> FetchAsync(Uri url, int retries, CancellationToken token)",
        """
        [|while|] (retries-- > 0)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("again", ex);
            }
        }

        return null;
        """),
        ShopCode.Method(
        "async Task<string> FetchAsync(Uri url, int retries, CancellationToken token)",
        """
        var attempt = 0;
        while (retries-- > 0)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("again", ex);
                if (retries > 0)
                {
                    await Task.Delay(RetryDelay(++attempt), token);
                }
            }
        }

        return null;
        """,
        ShopCode.Delay(200)));
}
