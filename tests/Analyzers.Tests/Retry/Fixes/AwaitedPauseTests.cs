using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Pauses of asynchronous loops give the thread back.</summary>
public sealed class AwaitedPauseTests
{
    private readonly LoopFix _fix = new("SEA1007");

    [Fact]
    public Task Pauses_are_awaited_as_the_attempt_is() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token).ConfigureAwait(false);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                // wait a bit
                Thread.Sleep(1000 * attempt); // blocks
            }
            catch (IOException) when (attempt < 4)
            {
                Task.Delay(TimeSpan.FromSeconds(1)).Wait();
            }
        }
        """),
        ShopCode.Fetch(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token).ConfigureAwait(false);
            }
            catch (HttpRequestException) when (attempt < 4)
            {
                // wait a bit
                await Task.Delay(1000 * attempt, token).ConfigureAwait(false); // blocks
            }
            catch (IOException) when (attempt < 4)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), token).ConfigureAwait(false);
            }
        }
        """));

    [Fact]
    public async Task A_span_does_not_outlive_an_await()
    {
        Assert.SkipUnless(Enum.IsDefined((LanguageVersion)1300), "Before C# 13 no async method has a span.");
        await _fix.IsNotOffered(
            ShopCode.Fetch(
            """
            Span<int> sizes = stackalloc int[4];
            [|for|] (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await _http.GetStringAsync(url, token);
                }
                catch (HttpRequestException) when (attempt < 4)
                {
                    Thread.Sleep(1000 * attempt);
                    sizes[attempt - 1] = attempt;
                }
            }
            """));
    }
}
