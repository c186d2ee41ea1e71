namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>The pause in loops that test a result.</summary>
public sealed class BackoffResultTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Result_that_is_tested() => _fix.Makes(
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        HttpResponseMessage response = null;
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            response = await _http.GetAsync(url, token);
            if (response.IsSuccessStatusCode)
                break;
        }

        return response;
        """),
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        HttpResponseMessage response = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            response = await _http.GetAsync(url, token);
            if (response.IsSuccessStatusCode)
                break;

            if (attempt < 2)
                await Task.Delay(RetryDelay(attempt + 1), token);
        }

        return response;
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Result_in_the_condition_of_the_loop() => _fix.Makes(
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        HttpResponseMessage response;
        var retry = 0;
        [|do|]
        {
            response = await _http.GetAsync(url, token);
        }
        while (!response.IsSuccessStatusCode && ++retry < 4);

        return response;
        """),
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        HttpResponseMessage response;
        var retry = 0;
        do
        {
            response = await _http.GetAsync(url, token);
            if (!response.IsSuccessStatusCode && retry < 3)
            {
                await Task.Delay(RetryDelay(retry + 1), token);
            }
        }
        while (!response.IsSuccessStatusCode && ++retry < 4);

        return response;
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Result_that_is_bad() => _fix.Makes(
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            var response = await _http.GetAsync(url, token);
            if (!response.IsSuccessStatusCode && attempt < 3)
                continue;

            return response;
        }
        """),
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, CancellationToken token)",
        """
        for (var attempt = 1; ; attempt++)
        {
            var response = await _http.GetAsync(url, token);
            if (!response.IsSuccessStatusCode && attempt < 3)
            {
                await Task.Delay(RetryDelay(attempt), token);
                continue;
            }

            return response;
        }
        """,
        ShopCode.Delay(200)));

    [Fact]
    public Task Loop_without_bound() => _fix.Makes(
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
            await Task.Delay(RetryDelay(++attempt), token);
        }

        return "retry";
        """,
        ShopCode.Delay(200)));
}
