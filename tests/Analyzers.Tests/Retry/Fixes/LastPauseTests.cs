namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Nothing waits after the last attempt.</summary>
public sealed class LastPauseTests
{
    private readonly LoopFix _fix = new("SEA1012");

    [Fact]
    public Task Pause_behind_the_try() => _fix.Makes(
        ShopCode.Send(
        """
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
            }

            // a pause
            await Task.Delay(1000, token);
        }

        throw new InvalidOperationException();
        """),
        ShopCode.Send(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
            }

            // a pause
            if (attempt < 2)
            {
                await Task.Delay(1000, token);
            }
        }

        throw new InvalidOperationException();
        """));

    [Fact]
    public Task Pause_over_several_lines() => _fix.Makes(
        ShopCode.Send(
        """
        var left = 3;
        [|while|] (left > 0)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                left--;
                await Task.Delay(
                    1000,
                    token);
            }
        }

        throw new InvalidOperationException();
        """),
        ShopCode.Send(
        """
        var left = 3;
        while (left > 0)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                left--;
                if (left > 0)
                {
                    await Task.Delay(
                        1000,
                        token);
                }
            }
        }

        throw new InvalidOperationException();
        """));

    [Fact]
    public Task Pause_in_front_of_the_exit() => _fix.Makes(
        ShopCode.Send(
        """
        var retries = 3;
        [|while|] (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);

                // give it some time
                await Task.Delay(1000, token);
                retries--;
                if (retries == 0)
                {
                    throw;
                }
            }
        }
        """),
        ShopCode.Send(
        """
        var retries = 3;
        while (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                retries--;
                if (retries == 0)
                {
                    throw;
                }

                // give it some time
                await Task.Delay(1000, token);
            }
        }
        """));

    [Fact]
    public Task Pause_in_front_of_an_exit_that_logs() => _fix.Makes(
        ShopCode.Send(
        """
        [|for|] (var attempt = 0; ; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                await Task.Delay(1000, token);
                if (attempt == 2)
                {
                    Log("retry", ex);
                    throw;
                }
            }
        }
        """),
        ShopCode.Send(
        """
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                if (attempt == 2)
                {
                    Log("retry", ex);
                    throw;
                }

                await Task.Delay(1000, token);
            }
        }
        """));

    [Fact]
    public Task Handler_on_one_line() => _fix.Makes(
        ShopCode.Send(
        """
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try { await _http.GetStringAsync(url, token); return; }
            catch (HttpRequestException) { Thread.Sleep(100); }
        }
        """),
        ShopCode.Send(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { await _http.GetStringAsync(url, token); return; }
            catch (HttpRequestException) { if (attempt < 2) Thread.Sleep(100); }
        }
        """));
}
