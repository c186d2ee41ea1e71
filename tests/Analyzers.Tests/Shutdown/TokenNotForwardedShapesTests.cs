using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Calls whose overloads, or whose tokens, are not the plain ones.</summary>
public sealed class TokenNotForwardedShapesTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _rule = new(TokenNotForwarded.Rule, References.Net10);

    private static string Shop(string body) =>
        $$"""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading;
        using System.Threading.Tasks;

        interface IOrders
        {
            Task SaveAsync(string name, CancellationToken cancellationToken = default);

            Task LoadAsync(string name, CancellationToken? cancellationToken = null);

            IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken = default);
        }

        class Shop(HttpClient http, IOrders orders)
        {
            {{body}}

            public object[] All => [http, orders];
        }
        """;

    [Theory]
    [InlineData(
        "public async Task SendAsync(int id, CancellationToken ct) { using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct); using var sent = await http.[|PostAsJsonAsync|](\"orders\", id); }",
        "public async Task SendAsync(int id, CancellationToken ct) { using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct); using var sent = await http.PostAsJsonAsync(\"orders\", id, limit.Token); }")]
    [InlineData(
        "public async Task SendAsync(IEnumerable<int> ids, CancellationToken ct) => await Task.WhenAll(ids.Select(id => http.[|PutAsJsonAsync|](\"orders\", id, options: null)));",
        "public async Task SendAsync(IEnumerable<int> ids, CancellationToken ct) => await Task.WhenAll(ids.Select(id => http.PutAsJsonAsync(\"orders\", id, options: null, cancellationToken: ct)));")]
    public Task The_overload_that_the_compiler_prefers_with_a_token(string before, string after) => _rule.Fixes(Shop(before), Shop(after));

    [Theory]
    [InlineData("public Task SaveAsync(CancellationToken? ct) => orders.[|SaveAsync|](\"a\");", "public Task SaveAsync(CancellationToken? ct) => orders.SaveAsync(\"a\", ct ?? default);")]
    [InlineData("public Task LoadAsync(CancellationToken? ct = null) => orders.[|LoadAsync|](\"a\");", "public Task LoadAsync(CancellationToken? ct = null) => orders.LoadAsync(\"a\", ct);")]
    [InlineData("public Task SaveAsync(CancellationToken? ct) { var token = ct ?? CancellationToken.None; return orders.[|SaveAsync|](\"a\"); }", "public Task SaveAsync(CancellationToken? ct) { var token = ct ?? CancellationToken.None; return orders.SaveAsync(\"a\", token); }")]
    public Task A_token_that_there_may_not_be(string before, string after) => _rule.Fixes(Shop(before), Shop(after));

    [Theory]
    [InlineData("public async Task ListAsync(CancellationToken first, int size) { await foreach (var order in orders.ListAsync().WithCancellation(first)) { } }")]
    [InlineData("public async Task ListAsync(CancellationToken first, int size) { await foreach (var order in orders.ListAsync().ConfigureAwait(false).WithCancellation(first)) { } }")]
    [InlineData("public async Task ListAsync(CancellationToken first, int size) { var all = Own(); await foreach (var order in all) { } } private async IAsyncEnumerable<string> Own() { await Task.Yield(); yield return \"\"; }")]
    [InlineData("public async Task ListAsync(CancellationToken first, int size) { await using var all = orders.ListAsync().GetAsyncEnumerator(first); while (await all.MoveNextAsync()) { } }")]
    public Task A_sequence_that_is_asked_with_the_token(string body) => _rule.IsSilent(Shop(body));

    [Fact]
    public Task A_call_that_another_tool_has_been_told_about() => _rule.IsSilent(Shop(
        """
        public async Task SaveAsync(CancellationToken first, int size)
            {
                // ReSharper disable once MethodSupportsCancellation
                await orders.SaveAsync("cancelled");
            }
        """));

    [Theory]
    [InlineData("Parallel.ForEach(names, name => orders.SaveAsync(name).GetAwaiter().GetResult());")]
    [InlineData("Parallel.For(0, 3, i => orders.SaveAsync(names[i]).GetAwaiter().GetResult());")]
    [InlineData("Parallel.Invoke(() => orders.SaveAsync(names[0]).GetAwaiter().GetResult());")]
    [InlineData("names.ForEach(name => orders.SaveAsync(name).GetAwaiter().GetResult());")]
    public Task A_loop_that_is_over_when_its_statement_is(string loop)
    {
        return _rule.Fixes(In(loop.Replace("SaveAsync", "[|SaveAsync|]", StringComparison.Ordinal)), In(System.Text.RegularExpressions.Regex.Replace(loop, @"SaveAsync\((\w+(\[\w\])?)\)", "SaveAsync($1, first)")));

        static string In(string statement) => Shop("public void SaveAll(CancellationToken first, List<string> names) { " + statement + " }");
    }

    [Fact]
    public Task A_call_goes_on_when_nobody_waits_for_it_any_more() => _rule.Fixes(
        Shop("public Task SaveAsync(CancellationToken first, int size) => orders.[|SaveAsync|](\"a\").WaitAsync(first);"),
        Shop("public Task SaveAsync(CancellationToken first, int size) => orders.SaveAsync(\"a\", first).WaitAsync(first);"));
}
