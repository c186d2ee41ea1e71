namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Only the exception is retried by which the one kind of operation in the attempt says that it failed.</summary>
public sealed class NarrowedCatchTests
{
    private readonly LoopFix _fix = new("SEA1004");

    [Fact]
    public Task Request() => _fix.Makes(
        ShopCode.Send(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await _http.GetAsync(url, token);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (Exception ex) when (attempt < 3)
            {
                Log("retry", ex);
                await Task.Delay(200 << attempt, token);
            }
        }
        """),
        ShopCode.Send(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await _http.GetAsync(url, token);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException ex) when (attempt < 3)
            {
                Log("retry", ex);
                await Task.Delay(200 << attempt, token);
            }
        }
        """));

    [Fact]
    public Task File_in_a_clause_without_a_type() => _fix.Makes(
        ShopCode.Read(
        """
        var retries = 3;
        [|while|] (true)
        {
            try
            {
                File.Delete(Path.Combine(path, "order.txt"));
                return;
            }
            catch
            {
                if (retries-- == 0)
                    throw;

                Thread.Sleep(100);
            }
        }
        """),
        ShopCode.Read(
        """
        var retries = 3;
        while (true)
        {
            try
            {
                File.Delete(Path.Combine(path, "order.txt"));
                return;
            }
            catch (IOException)
            {
                if (retries-- == 0)
                    throw;

                Thread.Sleep(100);
            }
        }
        """));

    [Fact]
    public Task Last_failure_that_is_logged_first() => _fix.IsNotOffered(ShopCode.Read(
        """
        var retries = 3;
        [|while|] (true)
        {
            try
            {
                File.Delete(path);
                return;
            }
            catch (Exception ex)
            {
                Log("failed", ex);
                if (retries-- == 0)
                    throw;

                Thread.Sleep(100);
            }
        }
        """));

    [Fact]
    public Task Method_of_ones_own() => _fix.IsNotOffered(ShopCode.Read(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                Load(path);
                return;
            }
            catch (Exception) when (attempt < 3)
            {
                Thread.Sleep(100);
            }
        }
        """));

    [Fact]
    public Task Two_kinds_of_operations() => _fix.IsNotOffered(ShopCode.Send(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try
            {
                File.WriteAllText("order.txt", await _http.GetStringAsync(url, token));
                return;
            }
            catch (Exception) when (attempt < 3)
            {
                await Task.Delay(200 << attempt, token);
            }
        }
        """));
}
