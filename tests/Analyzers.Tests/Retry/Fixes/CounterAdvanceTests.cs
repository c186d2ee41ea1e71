namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Every attempt counts.</summary>
public sealed class CounterAdvanceTests
{
    private readonly LoopFix _fix = new("SEA1013");

    [Fact]
    public Task Declaration_in_the_loop() => _fix.Makes(
        ShopCode.Send(
        """
        [|while|] (true)
        {
            // counts
            var attempt = 0;
            try
            {
                await _http.GetStringAsync(url, token);
                return;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (++attempt >= 3)
                    throw;
            }
        }
        """),
        ShopCode.Send(
        """
        // counts
        var attempt = 0;

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
                if (++attempt >= 3)
                    throw;
            }
        }
        """));

    [Fact]
    public Task Counter_of_successes() => _fix.Makes(
        ShopCode.Send(
        """
        var attempt = 0;
        [|while|] (attempt < 3)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                attempt++;
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                await Task.Delay(100, token);
            }
        }
        """),
        ShopCode.Send(
        """
        var attempt = 0;
        while (attempt < 3)
        {
            try
            {
                attempt++;
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                await Task.Delay(100, token);
            }
        }
        """));

    [Fact]
    public Task Counter_that_stands_still() => _fix.Makes(
        ShopCode.Send(
        """
        var attempt = 0;
        [|while|] (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (attempt >= 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """),
        ShopCode.Send(
        """
        var attempt = 0;
        while (true)
        {
            attempt++;
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (attempt >= 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """));

    [Fact]
    public Task Counter_that_is_set_back() => _fix.Makes(
        ShopCode.Send(
        """
        int attempt = 0;
        [|while|] (true)
        {
            attempt = 0;
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                attempt++;
                if (attempt >= 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """),
        ShopCode.Send(
        """
        int attempt = 0;
        while (true)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                attempt++;
                if (attempt >= 3)
                    throw;
                await Task.Delay(100, token);
            }
        }
        """));

    [Fact]
    public Task Counter_that_should_go_down() => _fix.Makes(
        ShopCode.Send(
        """
        var retries = 3;
        [|while|] (retries > 0)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                await Task.Delay(100, token);
            }
        }
        """),
        ShopCode.Send(
        """
        var retries = 3;
        while (retries > 0)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                await Task.Delay(100, token);
                retries--;
            }
        }
        """));
}
