namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The outer of two loops goes away.</summary>
public sealed class OuterLoopTests
{
    private readonly LoopFix _fix = new("SEA1010");

    [Fact]
    public Task Attempt_stays_with_its_comments() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                var text = await _http.GetStringAsync(url, token);
                return text; // done
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(1000 * attempt);
            }
        }

        throw new InvalidOperationException();
        """),
        ShopCode.Fetch(
        """
        var text = await _http.GetStringAsync(url, token);
        return text; // done
        """));

    [Fact]
    public Task Inner_loop_stays() => _fix.Makes(
        ShopCode.Fetch(
        """
        var text = "";
        [|for|] (var attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        text = await _http.GetStringAsync(url, token);
                        break;
                    }
                    catch (HttpRequestException) when (i < 3)
                    {
                    }
                }

                break;
            }
            catch (HttpRequestException)
            {
                if (attempt == 3)
                {
                    throw;
                }

                await Task.Delay(1000 * attempt);
            }
        }

        return text;
        """),
        ShopCode.Fetch(
        """
        var text = "";
        for (var i = 0; ; i++)
        {
            try
            {
                text = await _http.GetStringAsync(url, token);
                break;
            }
            catch (HttpRequestException) when (i < 3)
            {
            }
        }

        return text;
        """));
}
