namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Cancellation ends a pause.</summary>
public sealed class PauseTokenTests
{
    private readonly LoopFix _fix = new("SEA1008");

    [Fact]
    public Task Token_of_the_method() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                await Task.Delay(1000 * attempt);
            }
        }
        """),
        ShopCode.Fetch(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                await Task.Delay(1000 * attempt, token);
            }
        }
        """));
}
