using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class PauseIgnoresTokenTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(PauseIgnoresToken.Rule, References.Net10);

    [Fact]
    public Task A_token_of_the_class_is_at_hand() => _rule.Reports(Loop("async Task<string> LoadAsync(Uri address)", "[|Task.Delay(100)|]"));

    [Fact]
    public Task A_token_of_the_method_around_is_at_hand() => _rule.Reports(Frame.Class(
        "Func<Task<string>> Loader(Uri address, CancellationToken token)",
        """
        return async () =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try { return await http.GetStringAsync(address, token); }
                catch (HttpRequestException) when (attempt < 3) { await [|Task.Delay(100)|]; }
            }
        };
        """));

    [Theory]
    [InlineData("Task.Delay(100, stopping)")]
    [InlineData("Task.Delay(TimeSpan.FromSeconds(1), stopping)")]
    public Task A_pause_that_ends_early_is_fine(string wait) => _rule.IsSilent(Loop("async Task<string> LoadAsync(Uri address)", wait));

    [Fact]
    public Task Without_a_token_there_is_none_to_pass() => _rule.IsSilent(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            async Task<string> LoadAsync(Uri address)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return await http.GetStringAsync(address); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """);

    /// <summary>CA2016 of the SDK says the same, and has a fix.</summary>
    [Fact]
    public Task A_parameter_is_left_to_the_rule_of_the_SDK() => _rule.IsSilent(Loop("async Task<string> LoadAsync(Uri address, CancellationToken token)", "Task.Delay(100)"));

    [Fact]
    public Task A_parameter_is_reported_where_that_rule_is_off() =>
        _rule.With("dotnet_diagnostic.CA2016.severity = none").Reports(Loop("async Task<string> LoadAsync(Uri address, CancellationToken token)", "[|Task.Delay(100)|]"));

    private static string Loop(string signature, string wait) => Frame.Class(
        signature,
        $$"""
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address); }
            catch (HttpRequestException) when (attempt < 3) { await {{wait}}; }
        }
        """);
}
