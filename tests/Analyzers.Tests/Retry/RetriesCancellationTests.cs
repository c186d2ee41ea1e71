using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class RetriesCancellationTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(RetriesCancellation.Rule, References.Net10);

    [Theory]
    [InlineData("catch (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (OperationCanceledException) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (TaskCanceledException) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (Exception e) { log.LogWarning(e, \"Attempt failed\"); if (attempt == 3) throw; await Task.Delay(100); }")]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } catch (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    public Task A_cancelled_attempt_is_tried_again(string clause) => _rule.Reports(Loop("[|for|]", "token", clause));

    [Theory]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (OperationCanceledException) when (token.IsCancellationRequested) { throw; } catch (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (Exception e) when (attempt < 3 && e is not OperationCanceledException) { await Task.Delay(100); }")]
    [InlineData("catch (Exception) when (attempt < 3 && !token.IsCancellationRequested) { await Task.Delay(100); }")]
    [InlineData("catch (Exception) when (attempt < 3) { token.ThrowIfCancellationRequested(); await Task.Delay(100); }")]
    [InlineData("catch (Exception) { if (attempt == 3 || token.IsCancellationRequested) throw; await Task.Delay(100); }")]
    [InlineData("catch (Exception) when (attempt < 3) { await Task.Delay(100, token); }")]
    [InlineData("catch (Exception e) when (attempt < 3 && IsTransient(e)) { await Task.Delay(100); }")]
    [InlineData("catch (Exception e) { if (e is OperationCanceledException || attempt == 3) throw; await Task.Delay(100); }")]
    public Task Cancellation_ends_it(string clause) => _rule.IsSilent(Loop("for", "token", clause));

    [Theory]
    [InlineData("CancellationToken.None")]
    [InlineData("default")]
    public Task An_attempt_that_nobody_can_cancel_is_not_cancelled(string token) => _rule.IsSilent(Loop("for", token, "catch (Exception) when (attempt < 3) { await Task.Delay(100); }"));

    [Fact]
    public Task The_timeout_of_an_attempt_is_its_own() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 1; ; attempt++)
        {
            using var timeout = new CancellationTokenSource(1000);
            try { return await http.GetStringAsync(address, timeout.Token); }
            catch (Exception) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task A_timeout_that_is_linked_to_the_callers_token_is_cancelled_with_it() => _rule.Reports(Frame.Loading(
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
            timeout.CancelAfter(1000);
            try { return await http.GetStringAsync(address, timeout.Token); }
            catch (Exception) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task A_condition_that_tests_the_token_ends_it() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 1; !token.IsCancellationRequested; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (Exception) when (attempt < 3) { await Task.Delay(100); }
        }

        throw new OperationCanceledException(token);
        """));

    private static string Loop(string keyword, string token, string clause) => Frame.Loading(
        $$"""
        {{keyword}} (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, {{token}}); }
            {{clause}}
        }
        """);
}
