namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The pause is passed by every failure that another attempt follows, whatever ends the loop.</summary>
public sealed class BackoffBoundTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Flag_and_bound_in_the_condition() => _fix.Makes(
        ShopCode.Send(
        """
        var done = false;
        var attempts = 0;
        [|while|] (!done && attempts < _max)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                done = true;
            }
            catch (HttpRequestException)
            {
                attempts++;
            }
        }
        """),
        ShopCode.Send(
        """
        var done = false;
        var attempts = 0;
        while (!done && attempts < _max)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                done = true;
            }
            catch (HttpRequestException)
            {
                attempts++;
                if (attempts < _max)
                {
                    await Task.Delay(RetryDelay(attempts), token);
                }
            }
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Do_loop() => _fix.Makes(
        ShopCode.Read(
        """
        bool ok;
        int tries = 0;
        [|do|]
        {
            try
            {
                File.ReadAllText(path);
                ok = true;
            }
            catch (IOException)
            {
                ok = false;
            }
        }
        while (!ok && ++tries < 5);
        """),
        ShopCode.Read(
        """
        bool ok;
        int tries = 0;
        do
        {
            try
            {
                File.ReadAllText(path);
                ok = true;
            }
            catch (IOException)
            {
                ok = false;
                if (tries < 4)
                {
                    Thread.Sleep(RetryDelay(tries + 1));
                }
            }
        }
        while (!ok && ++tries < 5);
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Counter_in_the_filter() => _fix.Makes(
        ShopCode.Fetch(
        """
        var retries = 3;
        [|while|] (true)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (TimeoutException) when (retries-- > 0) { }
        }
        """),
        ShopCode.Fetch(
        """
        var retries = 3;
        while (true)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (TimeoutException) when (retries-- > 0)
            {
                await Task.Delay(RetryDelay(3 - retries), token);
            }
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Bound_behind_the_try() => _fix.Makes(
        ShopCode.Fetch(
        """
        var attempt = 0;
        [|while|] (true)
        {
            Exception last;
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                last = ex;
            }

            attempt++;
            if (attempt >= 3)
                throw last;
        }
        """),
        ShopCode.Fetch(
        """
        var attempt = 0;
        while (true)
        {
            Exception last;
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                last = ex;
            }

            attempt++;
            if (attempt >= 3)
                throw last;

            await Task.Delay(RetryDelay(attempt), token);
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Several_handlers() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (int attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("http", ex);
                if (attempt == 3) throw;
            }
            catch (IOException) when (attempt < 3)
            {
                continue;
            }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("http", ex);
                if (attempt == 3) throw;
                await Task.Delay(RetryDelay(attempt), token);
            }
            catch (IOException) when (attempt < 3)
            {
                await Task.Delay(RetryDelay(attempt), token);
                continue;
            }
        }

        return null;
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Loop_until_cancellation() => _fix.Makes(
        ShopCode.Send(
        """
        [|while|] (!token.IsCancellationRequested)
        {
            try
            {
                await _http.GetStringAsync(url);
                break;
            }
            catch (Exception e)
            {
                Log("retry", e);
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
            catch (Exception e)
            {
                Log("retry", e);
                await Task.Delay(RetryDelay(++attempt), token);
            }
        }
        """,
        ShopCode.Delay(200)));
}
