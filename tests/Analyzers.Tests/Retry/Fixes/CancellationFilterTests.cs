using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Cancellation leaves the loop; a timeout of the attempt does not.</summary>
public sealed class CancellationFilterTests
{
    private readonly LoopFix _fix = new("SEA1005");

    [Fact]
    public Task Exception_gets_a_name() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (Exception)
            {
                if (i == 2) throw;
                await Task.Delay(1000);
            }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (Exception ex) when (ex is not OperationCanceledException || !token.IsCancellationRequested)
            {
                if (i == 2) throw;
                await Task.Delay(1000);
            }
        }

        return null;
        """));

    [Fact]
    public Task Clause_without_a_type_gets_one() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch
            {
                Log("retry");
            }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (Exception ex) when (ex is not OperationCanceledException || !token.IsCancellationRequested)
            {
                Log("retry");
            }
        }

        return null;
        """));

    [Fact]
    public Task Filter_is_kept() => (_fix with { Language = LanguageVersion.CSharp8 }).Makes(
        ShopCode.Fetch(
        """
        [|for|] (var i = 0; ; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (Exception e) when (i < 3 || e is IOException)
            {
                Log("retry", e);
            }
        }
        """),
        ShopCode.Fetch(
        """
        for (var i = 0; ; i++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (Exception e) when ((i < 3 || e is IOException) && (!(e is OperationCanceledException) || !token.IsCancellationRequested))
            {
                Log("retry", e);
            }
        }
        """));

    [Fact]
    public Task Clause_for_cancellation_alone() => _fix.Makes(
        ShopCode.Fetch(
        """
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (TaskCanceledException)
            {
                Log("retry");
            }
            catch (HttpRequestException)
            {
            }
        }

        return null;
        """),
        ShopCode.Fetch(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (TaskCanceledException) when (!token.IsCancellationRequested)
            {
                Log("retry");
            }
            catch (HttpRequestException)
            {
            }
        }

        return null;
        """));
}
