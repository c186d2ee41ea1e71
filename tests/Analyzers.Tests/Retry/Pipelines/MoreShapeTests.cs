namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>Loops with flags, with a last attempt behind them, and with attempts that count.</summary>
public class MoreShapeTests
{
    [Fact]
    public void A_flag_goes_and_the_code_behind_it_stays() => LoadingTest.Rewrites(
        """
        var done = false;
        var tries = 0;
        do
        {
            try
            {
                await http.GetStringAsync(url, ct);
                done = true;
            }
            catch (HttpRequestException)
            {
                tries++;
                if (tries > 3)
                    throw;

                await Task.Delay(250, ct);
            }
        }
        while (!done);

        return "done";
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromMilliseconds(250),
        """,
        """
        await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);

        return "done";
        """);

    [Fact]
    public void A_last_attempt_behind_the_loop_is_one_more() => LoadingTest.Rewrites(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await http.GetStringAsync(url, ct);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(1000, ct);
            }
        }

        return await http.GetStringAsync(url, ct);
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromSeconds(1),
        """,
        """
        return await LoadRetryPipeline.ExecuteAsync(
            static async (state, token) => await state.http.GetStringAsync(state.url, token),
            (http, url),
            ct);
        """);

    [Fact]
    public void The_attempt_counts_what_it_reads() => LoadingTest.Rewrites(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Which one?
                Console.WriteLine($"Attempt {attempt}");

                var text = await http.GetStringAsync(url, ct); // from the shop
                return text.Trim();
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                // Not too fast.
                await Task.Delay(1000, ct);
            }
        }
        """,
        """
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        MaxRetryAttempts = 2,
        // Not too fast.
        Delay = TimeSpan.FromSeconds(1),
        """,
        """
        var attempt = 0;
        return await LoadRetryPipeline.ExecuteAsync(async token =>
        {
            attempt++;
            // Which one?
            Console.WriteLine($"Attempt {attempt}");

            var text = await http.GetStringAsync(url, token); // from the shop
            return text.Trim();
        }, ct);
        """);
}
