namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Every attempt gets a request of its own.</summary>
public sealed class RequestPerAttemptTests
{
    private readonly LoopFix _fix = new("SEA1011");

    [Fact]
    public Task Creation_moves_with_its_comments() => _fix.Makes(
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, string body, CancellationToken token)",
        """
        // The order.
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body), // as text
        };
        request.Headers.Add("X-Order", "1");

        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.SendAsync(request, token);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                await Task.Delay(1000 * attempt);
            }
        }
        """),
        ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, string body, CancellationToken token)",
        """

        for (var attempt = 1; ; attempt++)
        {
            // The order.
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new StringContent(body), // as text
            };
            request.Headers.Add("X-Order", "1");
            try
            {
                return await _http.SendAsync(request, token);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                await Task.Delay(1000 * attempt);
            }
        }
        """));

    [Fact]
    public Task Stream_that_is_read_once() => _fix.IsNotOffered(ShopCode.Method(
        "async Task<HttpResponseMessage> FetchAsync(Uri url, Stream body, CancellationToken token)",
        """
        var name = url.Host;
        var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Host = name; request.Content = new StreamContent(body);
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.SendAsync(request, token);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                await Task.Delay(1000 * attempt);
            }
        }
        """));
}
