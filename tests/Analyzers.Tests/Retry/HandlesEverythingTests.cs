using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class HandlesEverythingTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(HandlesEverything.Rule, References.Net10);

    [Theory]
    [InlineData("catch (Exception) when (attempt < 3) { }")]
    [InlineData("catch when (attempt < 3) { await Task.Delay(100, token); }")]
    [InlineData("catch (Exception e) when (attempt < 3) { log.LogWarning(e, \"Attempt {Attempt} failed\", attempt); }")]
    [InlineData("catch (Exception) { if (attempt == 3) throw; }")]
    [InlineData("catch { if (attempt >= 3) throw; await Task.Delay(100, token); }")]
    public Task Whatever_is_thrown_is_tried_again(string clause) => _rule.Reports(Loop("[|for|]", clause));

    [Theory]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { }")]
    [InlineData("catch (IOException) when (attempt < 3) { }")]
    [InlineData("catch (Exception e) when (attempt < 3 && IsTransient(e)) { }")]
    [InlineData("catch (Exception e) when (e is HttpRequestException && attempt < 3) { }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) when (attempt < 3) { }")]
    [InlineData("catch (ArgumentException) { throw; } catch (Exception) when (attempt < 3) { }")]
    [InlineData("catch (Exception e) { if (attempt == 3 || e is ArgumentException) throw; }")]
    [InlineData("catch (Exception e) { if (!IsTransient(e)) throw; if (attempt == 3) throw; }")]
    [InlineData("catch (Exception e) { switch (e) { case ArgumentException: throw; } if (attempt == 3) throw; }")]
    public Task Some_exceptions_end_it(string clause) => _rule.IsSilent(Loop("for", clause));

    [Fact]
    public async Task A_helper_that_asks_its_callers_is_silent() => Assert.DoesNotContain("SEA1004", await Findings.Of(Helper("Func<Task<T>> operation, Func<Exception, bool> isTransient")), StringComparison.Ordinal);

    [Fact]
    public async Task A_helper_that_asks_nobody_is_reported() => Assert.Contains("SEA1004 Info for", await Findings.Of(Helper("Func<Task<T>> operation")), StringComparison.Ordinal);

    private static string Helper(string parameters) => Frame.Class(
        $"async Task<T> RetryAsync<T>({parameters})",
        """
        for (var attempt = 1; ; attempt++)
        {
            try { return await operation(); }
            catch (Exception) when (attempt < 3) { await Task.Delay(100); }
        }
        """);

    private static string Loop(string keyword, string clause) => Frame.Loading(
        $$"""
        {{keyword}} (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            {{clause}}
        }
        """);
}
