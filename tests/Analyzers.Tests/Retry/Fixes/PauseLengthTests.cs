namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>A fixed or growing pause gets another length.</summary>
public sealed class PauseLengthTests
{
    private readonly LoopFix _fix = new("SEA1002");

    [Fact]
    public Task Fixed_pause() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch
            {
                if (i == 2) throw;
                await Task.Delay(1000); // a second
            }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch
            {
                if (i == 2) throw;
                await Task.Delay(RetryDelay(i + 1), token); // a second
            }
        }

        return null;
        """,
        ShopCode.Delay(1000)));

    [Fact]
    public Task Fixed_pause_of_a_thread() => _fix.Makes(
        ShopCode.Read(
        """
        var retries = 0;
        [|while|] (true)
        {
            try
            {
                Load(path);
                return;
            }
            catch (IOException) when (retries++ < 5)
            {
                Thread.Sleep(TimeSpan.FromSeconds(2));
            }
        }
        """),
        ShopCode.Read(
        """
        var retries = 0;
        while (true)
        {
            try
            {
                Load(path);
                return;
            }
            catch (IOException) when (retries++ < 5)
            {
                Thread.Sleep(RetryDelay(retries));
            }
        }
        """,
        ShopCode.Delay(2000)));

    [Fact]
    public Task Pause_that_grows_by_the_same_amount() => _fix.Makes(
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
                await Task.Delay(100 * n, token);
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
        ShopCode.Delay(100)));

    [Fact]
    public Task Pause_in_a_local() => _fix.Makes(
        ShopCode.Send(
        """
        var delay = TimeSpan.FromSeconds(1);
        [|for|] (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                await Task.Delay(delay).ConfigureAwait(false);
            }
        }
        """),
        ShopCode.Send(
        """
        var delay = TimeSpan.FromSeconds(1);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                await Task.Delay(RetryDelay(attempt, delay), token).ConfigureAwait(false);
            }
        }
        """,
        ShopCode.DelayFrom()));

    [Fact]
    public Task Pause_in_a_constant() => _fix.Makes(
        ShopCode.Send(
        """
        [|for|] (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                await Task.Delay(DelayMs, token);
            }
        }
        """),
        ShopCode.Send(
        """
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                await Task.Delay(RetryDelay(attempt, TimeSpan.FromMilliseconds(DelayMs)), token);
            }
        }
        """,
        ShopCode.DelayFrom()));

    [Fact]
    public Task Fixed_pause_without_a_counter() => _fix.Makes(
        ShopCode.Send(
        """
        [|while|] (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5000, token);
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
            catch (HttpRequestException)
            {
                await Task.Delay(RetryDelay(++attempt), token);
            }
        }
        """,
        ShopCode.Delay(5000)));
}
