namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Which actions a finding has, and what Fix All does with their keys.</summary>
public sealed class ActionTests
{
    private const string Loop =
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException) when (attempt < 3)
            {
            }
        }
        """;

    [Theory]
    [InlineData("SEA1001", "Rewrite as a Polly pipeline (3 attempts, exponential backoff with jitter)|Rewrite as a Polly pipeline (3 attempts, no pause)|Wait before the next attempt (exponential backoff with jitter)")]
    [InlineData("SEA1004", "Rewrite as a Polly pipeline (3 attempts, exponential backoff with jitter)|Rewrite as a Polly pipeline (3 attempts, no pause)")]
    [InlineData("SEA1009", "")]
    public async Task With_the_library_the_pipeline_comes_first(string id, string titles) =>
        Assert.Equal(titles, string.Join('|', await new LoopFix(id) { References = References.Net10 }.Titles(ShopCode.Fetch(Loop))));

    [Fact]
    public async Task Without_the_library_there_is_only_the_loop() =>
        Assert.Equal(["Wait before the next attempt (exponential backoff with jitter)"], await new LoopFix("SEA1001").Titles(ShopCode.Fetch(Loop)));

    [Fact]
    public Task Any_action_can_be_done_to_all_loops() => new LoopFix("SEA1001") { References = References.Net10, Key = "SeaworthyRetry.Backoff" }.Makes(
        ShopCode.Fetch(Loop, "public async Task<string> FetchAgainAsync(Uri url, CancellationToken token)\n{\n" + Inner(Loop) + "\n}"),
        ShopCode.Fetch(Paused, ShopCode.Delay(200) + "\n\npublic async Task<string> FetchAgainAsync(Uri url, CancellationToken token)\n{\n" + Inner(Paused) + "\n}"));

    [Fact]
    public Task A_finding_without_a_fix_keeps_no_other_from_being_repaired() => new LoopFix("SEA1001").Makes(
        ShopCode.Fetch(Loop, "public string Locked(string path)\n{\n" + Inner(Locked) + "\n}"),
        ShopCode.Fetch(Paused, ShopCode.Delay(200) + "\n\npublic string Locked(string path)\n{\n" + Inner(Locked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)) + "\n}"));

    [Fact]
    public Task A_first_finding_without_a_fix_does_neither() => new LoopFix("SEA1001").Makes(
        ShopCode.Method("string Locked(string path)", Locked, "public async Task<string> FetchAsync(Uri url, CancellationToken token)\n{\n" + Inner(Loop) + "\n}"),
        ShopCode.Method("string Locked(string path)", Locked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), "public async Task<string> FetchAsync(Uri url, CancellationToken token)\n{\n" + Inner(Paused) + "\n}\n\n" + ShopCode.Delay(200)));

    [Fact]
    public Task Outer_and_inner_loop_are_both_repaired() => new LoopFix("SEA1001").Makes(
        ShopCode.Fetch(
        """
        var text = "";
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                [|for|] (var retry = 0; ; retry++)
                {
                    try
                    {
                        text = await _http.GetStringAsync(url, token);
                        break;
                    }
                    catch (HttpRequestException) when (retry < 2)
                    {
                    }
                }

                return text;
            }
            catch (IOException) when (attempt < 3)
            {
            }
        }
        """),
        ShopCode.Fetch(
        """
        var text = "";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                for (var retry = 0; ; retry++)
                {
                    try
                    {
                        text = await _http.GetStringAsync(url, token);
                        break;
                    }
                    catch (HttpRequestException) when (retry < 2)
                    {
                        await Task.Delay(RetryDelay(retry + 1), token);
                    }
                }

                return text;
            }
            catch (IOException) when (attempt < 3)
            {
                await Task.Delay(RetryDelay(attempt), token);
            }
        }
        """,
        ShopCode.Delay(200)));

    private const string Paused =
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(RetryDelay(attempt), token);
            }
        }
        """;

    private const string Locked =
        """
        lock (_http)
        {
            [|for|] (var attempt = 1; ; attempt++)
            {
                try
                {
                    return File.ReadAllText(path);
                }
                catch (IOException) when (attempt < 3)
                {
                }
            }
        }
        """;

    private static string Inner(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line));
}
