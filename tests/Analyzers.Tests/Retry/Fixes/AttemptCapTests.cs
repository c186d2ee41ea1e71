namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>A loop without a bound gets one.</summary>
public sealed class AttemptCapTests
{
    private readonly LoopFix _fix = new("SEA1003");

    [Fact]
    public Task Failure_is_logged_as_before_and_then_thrown() => _fix.Makes(
        ShopCode.Send(
        """
        [|while|] (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (Exception e)
            {
                Log("retry", e);
                await Task.Delay(1000, token);
            }
        }
        """),
        ShopCode.Send(
        """
        var attempt = 0;
        while (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (Exception e)
            {
                Log("retry", e);
                if (++attempt >= 10)
                {
                    throw;
                }

                await Task.Delay(1000, token);
            }
        }
        """));

    [Fact]
    public Task Every_handler_counts() => _fix.Makes(
        ShopCode.Send(
        """
        [|while|] (!token.IsCancellationRequested)
        {
            try
            {
                await _http.GetStringAsync(url);
                break;
            }
            catch (HttpRequestException) { }
            catch (IOException e)
            {
                Log("retry", e);
                continue;
            }
        }
        """),
        ShopCode.Send(
        """
        var attempt = 0;
        while (!token.IsCancellationRequested)
        {
            try
            {
                await _http.GetStringAsync(url);
                break;
            }
            catch (HttpRequestException)
            {
                if (++attempt >= 10)
                {
                    throw;
                }
            }
            catch (IOException e)
            {
                Log("retry", e);
                if (++attempt >= 10)
                {
                    throw;
                }

                continue;
            }
        }
        """));

    [Fact]
    public Task Result_that_stays_bad_is_an_exception() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|while|] (true)
        {
            var result = await _http.GetAsync(url);
            if (result.IsSuccessStatusCode) break;
        }

        return "retry";
        """),
        ShopCode.Fetch(
        """
        var attempt = 0;
        while (true)
        {
            var result = await _http.GetAsync(url);
            if (result.IsSuccessStatusCode) break;
            if (++attempt >= 10)
                throw new InvalidOperationException("Failed after 10 attempts.");
        }

        return "retry";
        """));

    [Fact]
    public Task Bound_that_is_only_looked_at_is_enforced() => _fix.Makes(
        ShopCode.Fetch(
        """
        var attempt = 0;
        [|while|] (true)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException e)
            {
                attempt++;
                if (attempt > 5)
                {
                    Log("giving up", e);
                }

                await Task.Delay(1000, token);
            }
        }
        """),
        ShopCode.Fetch(
        """
        var attempt = 0;
        while (true)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException e)
            {
                attempt++;
                if (attempt > 5)
                {
                    Log("giving up", e);
                    throw;
                }

                await Task.Delay(1000, token);
            }
        }
        """));

    [Fact]
    public Task Goto() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|retry|]:
        try
        {
            return await _http.GetStringAsync(url, token);
        }
        catch (HttpRequestException)
        {
            await Task.Delay(1000, token);
            goto retry;
        }
        """),
        ShopCode.Fetch(
        """
        var attempt = 0;
        retry:
        try
        {
            return await _http.GetStringAsync(url, token);
        }
        catch (HttpRequestException)
        {
            if (++attempt >= 10)
            {
                throw;
            }

            await Task.Delay(1000, token);
            goto retry;
        }
        """));
}
