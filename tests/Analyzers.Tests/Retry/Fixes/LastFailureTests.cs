namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The failure of the last attempt reaches the caller.</summary>
public sealed class LastFailureTests
{
    private readonly LoopFix _fix = new("SEA1006");

    [Fact]
    public Task Empty_handler_gets_a_filter() => _fix.Makes(
        ShopCode.Send(
        """
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException)
            {
            }
        }
        """),
        ShopCode.Send(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException) when (attempt < 2)
            {
            }
        }
        """));

    [Fact]
    public Task Failure_is_thrown_instead_of_waited_for() => _fix.Makes(
        ShopCode.Send(
        """
        var retries = 5;
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
                retries--;
                await Task.Delay(5000, token);
            }
        }
        """),
        ShopCode.Send(
        """
        var retries = 5;
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
                retries--;
                if (retries <= 0)
                {
                    throw;
                }

                await Task.Delay(5000, token);
            }
        }
        """));

    [Fact]
    public Task Default_value_becomes_the_failure() => _fix.Makes(
        ShopCode.Fetch(
        """
        var attempt = 0;
        [|while|] (true)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (++attempt >= 3)
                    return null;
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
            catch (HttpRequestException ex)
            {
                Log("retry", ex);
                if (++attempt >= 3)
                    throw;
            }
        }
        """));
}
