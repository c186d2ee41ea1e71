using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Shutdown.Tokens;

/// <summary>Which calls can be given a token, and what they are with it.</summary>
public sealed class TokenForwardingTests
{
    private const string Shop =
        """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.IO;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Net.Http;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;

        class Orders
        {
            public Orders() { }
            public Orders(string name, CancellationToken stop = default) { }
            public Task LoadAsync(string name, bool deep = false, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task PlainAsync(string name) => Task.CompletedTask;
            public Task PlainAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task TracedAsync(string name, CancellationToken cancellationToken = default, [CallerMemberName] string? member = null) => Task.CompletedTask;
            public Task TracedLateAsync(string name, [CallerMemberName] string? member = null, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task OptionalAsync(string name, CancellationToken? cancellationToken = null) => Task.CompletedTask;
            public ValueTask<int> CountAsync() => default;
            public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(0);
            public Task<T> FindAsync<T>(params object?[] keys) => Task.FromResult(default(T)!);
            public Task<T> FindAsync<T>(object?[] keys, CancellationToken cancellationToken) => Task.FromResult(default(T)!);
            public Task<T> GetAsync<T>(T key) => Task.FromResult(key);
            public Task<T> GetAsync<T>(T key, CancellationToken cancellationToken) => Task.FromResult(key);
            public Task SwapAsync(string from, string to) => Task.CompletedTask;
            public Task SwapAsync(string to, string from, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task RenamedAsync(string name) => Task.CompletedTask;
            public Task RenamedAsync(string title, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task WidenAsync(int number) => Task.CompletedTask;
            public Task WidenAsync(long number, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task OldAsync(string name) => Task.CompletedTask;
            [Obsolete] public Task OldAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task HiddenAsync(string name) => Task.CompletedTask;
            [EditorBrowsable(EditorBrowsableState.Never)] public Task HiddenAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task PrivateAsync(string name) => Task.CompletedTask;
            private Task PrivateAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task ConvertAsync(string name) => Task.CompletedTask;
            public void ConvertAsync(string name, CancellationToken cancellationToken) { }
            public Task RefAsync(in int count, ref int total, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task BatchAsync(IEnumerable<int> ids) => Task.CompletedTask;
            public Task BatchAsync(IEnumerable<int> ids, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task BetweenAsync(string name, Func<int, Task> work) => Task.CompletedTask;
            public Task BetweenAsync(string name, CancellationToken cancellationToken, Func<int, Task> work) => Task.CompletedTask;
            public Task FirstAsync(string name) => Task.CompletedTask;
            public Task FirstAsync(CancellationToken @default, string name) => Task.CompletedTask;
            public Task TwoAsync(CancellationToken one = default, CancellationToken two = default) => Task.CompletedTask;
            public Task DefaultsAsync(string name, int limit = 10) => Task.CompletedTask;
            public Task DefaultsAsync(string name, CancellationToken cancellationToken, int limit = 20) => Task.CompletedTask;
            public Orders? Next { get; set; }
        }

        class SpecialOrders : Orders
        {
            public Task BaseAsync(string name) => base.PlainAsync(name);
            public Task SpecialAsync(string name) => Task.CompletedTask;
        }

        static class OrderExtensions
        {
            public static Task ShipAsync(this Orders orders, string to) => Task.CompletedTask;
            public static Task ShipAsync(this Orders orders, string to, CancellationToken cancellationToken) => Task.CompletedTask;
            public static Task SpecialAsync(this SpecialOrders orders, string name, CancellationToken cancellationToken) => Task.CompletedTask;
            public static Task SumAsync<T>(this IQueryable<T> orders, Expression<Func<T, bool>> where, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public static void Stop(this CancellationToken token, CancellationToken other = default) { }
        }

        interface IReader { Task ReadAsync(string name); }
        interface ICancellableReader : IReader { Task ReadAsync(string name, CancellationToken cancellationToken); }

        """;

    private static string In(string statements) => Shop +
        $$"""
        class Service
        {
            async Task Run(Orders orders, SpecialOrders special, ICancellableReader reader, HttpClient http, Stream stream, List<int> ids, int id, string name, IQueryable<Orders> query, Channel<int> channel, CancellationToken ct)
            {
                int total = 0;
                {{statements}}
                await Task.Yield();
            }
        }
        """;

    [Theory]
    [InlineData("""await [|Task.Delay(1000)|];""", """await Task.Delay(1000, ct);""")]
    [InlineData("""await [|orders.LoadAsync("x", true)|];""", """await orders.LoadAsync("x", true, ct);""")]
    [InlineData("""await [|orders.PlainAsync("x")|].ConfigureAwait(false);""", """await orders.PlainAsync("x", ct).ConfigureAwait(false);""")]
    [InlineData("""await [|http.GetStringAsync("x")|];""", """await http.GetStringAsync("x", ct);""")]
    [InlineData("""await [|stream.CopyToAsync(stream)|];""", """await stream.CopyToAsync(stream, ct);""")]
    [InlineData("""await [|channel.Reader.ReadAsync()|];""", """await channel.Reader.ReadAsync(ct);""")]
    [InlineData("""await [|orders.GetAsync<int>(id)|];""", """await orders.GetAsync<int>(id, ct);""")]
    [InlineData("""await [|orders.GetAsync(id)|];""", """await orders.GetAsync(id, ct);""")]
    [InlineData("""await [|orders.RenamedAsync("x")|];""", """await orders.RenamedAsync("x", ct);""")]
    [InlineData("""await [|orders.ShipAsync("x")|];""", """await orders.ShipAsync("x", ct);""")]
    [InlineData("""await [|OrderExtensions.ShipAsync(orders, "x")|];""", """await OrderExtensions.ShipAsync(orders, "x", ct);""")]
    [InlineData("""await [|special.SpecialAsync("x")|];""", """await special.SpecialAsync("x", ct);""")]
    [InlineData("""await [|reader.ReadAsync("x")|];""", """await reader.ReadAsync("x", ct);""")]
    [InlineData("""await [|orders.BatchAsync([1, 2])|];""", """await orders.BatchAsync([1, 2], ct);""")]
    [InlineData("""await [|orders.PlainAsync($"x{id}")|];""", """await orders.PlainAsync($"x{id}", ct);""")]
    [InlineData("""await [|orders.RefAsync(in id, ref total)|];""", """await orders.RefAsync(in id, ref total, ct);""")]
    [InlineData("""await [|orders.OptionalAsync("x")|];""", """await orders.OptionalAsync("x", ct);""")]
    public void The_token_is_the_last_argument(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before)));

    [Theory]
    [InlineData("""await [|orders.LoadAsync("x")|];""", """await orders.LoadAsync("x", cancellationToken: ct);""")]
    [InlineData("""await [|orders.LoadAsync("x", deep: true)|];""", """await orders.LoadAsync("x", deep: true, cancellationToken: ct);""")]
    [InlineData("""await [|orders.LoadAsync(deep: true, name: "x")|];""", """await orders.LoadAsync(deep: true, name: "x", cancellationToken: ct);""")]
    [InlineData("""await [|orders.PlainAsync(name: "x")|];""", """await orders.PlainAsync(name: "x", cancellationToken: ct);""")]
    [InlineData("""await [|orders.TracedLateAsync("x")|];""", """await orders.TracedLateAsync("x", cancellationToken: ct);""")]
    [InlineData("""await [|orders.FirstAsync(name: "x")|];""", """await orders.FirstAsync(ct, name: "x");""")]
    public void The_token_is_named_where_its_place_is_not_the_next(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before)));

    [Theory]
    [InlineData("""await [|orders.TracedAsync("x")|];""", """await orders.TracedAsync("x", ct);""")]
    [InlineData("""await [|orders.TracedAsync("x", member: "y")|];""", """await orders.TracedAsync("x", ct, member: "y");""")]
    [InlineData("""await [|Parallel.ForEachAsync(ids, async (x, inner) => await Task.Yield())|];""", """await Parallel.ForEachAsync(ids, ct, async (x, inner) => await Task.Yield());""")]
    [InlineData("""await [|orders.BetweenAsync("x", async number => await Task.Delay(number))|];""", """await orders.BetweenAsync("x", ct, async number => await Task.Delay(number));""")]
    [InlineData("""await [|orders.FirstAsync("x")|];""", """await orders.FirstAsync(ct, "x");""")]
    public void The_token_stands_in_the_middle(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before)));

    [Theory]
    [InlineData("""await (orders.Next?[|.PlainAsync("x")|] ?? Task.CompletedTask);""", """await (orders.Next?.PlainAsync("x", ct) ?? Task.CompletedTask);""")]
    [InlineData("""await (orders?.Next?[|.ShipAsync("x")|] ?? Task.CompletedTask);""", """await (orders?.Next?.ShipAsync("x", ct) ?? Task.CompletedTask);""")]
    [InlineData("""await (orders?[|.Next!.PlainAsync("x")|] ?? Task.CompletedTask);""", """await (orders?.Next!.PlainAsync("x", ct) ?? Task.CompletedTask);""")]
    public void A_conditional_access_stays_one(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before)));

    [Theory]
    [InlineData("""_ = [|new Orders("x")|];""", """_ = new Orders("x", ct);""")]
    [InlineData("""Orders made = [|new("x")|];""", """Orders made = new("x", ct);""")]
    [InlineData("""_ = [|new Orders("x") { Next = null }|];""", """_ = new Orders("x", ct) { Next = null };""")]
    public void A_creation_takes_it_as_well(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before)));

    [Theory]
    [InlineData("""await [|orders.FindAsync<int>(id)|];""", """await orders.FindAsync<int>([id], ct);""")]
    [InlineData("""await [|orders.FindAsync<int>(id, name)|];""", """await orders.FindAsync<int>([id, name], ct);""")]
    public void Loose_arguments_become_a_collection(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before)));

    [Fact]
    public void Before_there_were_collections_they_become_an_array() => Assert.Equal(
        In("""await orders.FindAsync<int>(new object[] { id, name }, ct);"""),
        Forwarding.Apply(In("""await [|orders.FindAsync<int>(id, name)|];"""), language: LanguageVersion.CSharp11));

    [Theory]
    [InlineData("""var count = await [|orders.CountAsync()|];""", """var count = await orders.CountAsync(ct);""")]
    [InlineData("""var count = await [|orders.CountAsync()|].ConfigureAwait(false);""", """var count = await orders.CountAsync(ct).ConfigureAwait(false);""")]
    [InlineData("""var count = [|orders.CountAsync()|];""", null)]
    public void Another_kind_of_task_will_do_where_it_is_awaited(string before, string? after) => Assert.Equal(after is null ? null : In(after), Forwarding.Apply(In(before)));

    [Theory]
    [InlineData("""await [|orders.SwapAsync("x", "y")|];""")]
    [InlineData("""await [|orders.WidenAsync(1)|];""")]
    [InlineData("""await [|orders.OldAsync("x")|];""")]
    [InlineData("""await [|orders.HiddenAsync("x")|];""")]
    [InlineData("""await [|orders.PrivateAsync("x")|];""")]
    [InlineData("""await [|orders.ConvertAsync("x")|];""")]
    [InlineData("""await [|orders.TwoAsync()|];""")]
    [InlineData("""await [|orders.DefaultsAsync("x")|];""")]
    [InlineData("""await [|orders.LoadAsync("x", true, ct)|];""")]
    [InlineData("""await [|orders.LoadAsync("x", true, default)|];""")]
    [InlineData("""[|ct.Stop()|];""")]
    [InlineData("""throw [|new OperationCanceledException()|];""")]
    [InlineData("""[|new TaskCompletionSource().TrySetCanceled()|];""")]
    [InlineData("""[|CancellationTokenSource.CreateLinkedTokenSource(ct)|].Cancel();""")]
    [InlineData("""Expression<Func<Orders, Task>> map = each => [|each.LoadAsync("x", true, default)|];""")]
    [InlineData("""Expression<Func<Orders, Task>> map = each => [|each.PlainAsync("x")|];""")]
    public void Nothing_fits(string code) => Assert.Null(Forwarding.Apply(In(code)));

    [Theory]
    [InlineData("""await [|orders.LoadAsync("x", true, default)|];""", """await orders.LoadAsync("x", true, ct);""")]
    [InlineData("""await [|Task.Delay(1000, CancellationToken.None)|];""", """await Task.Delay(1000, ct);""")]
    [InlineData("""await [|orders.LoadAsync("x", cancellationToken: new CancellationToken())|];""", """await orders.LoadAsync("x", cancellationToken: ct);""")]
    public void No_token_is_replaced_where_that_is_asked_for(string before, string after) => Assert.Equal(In(after), Forwarding.Apply(In(before), replacesNone: true));

    [Fact]
    public void A_method_does_not_come_to_call_itself() => Assert.Null(Forwarding.Apply(Shop +
        """
        class Mailer
        {
            Task SendAsync(string to) => Task.CompletedTask;

            Task SendAsync(string to, CancellationToken ct) => [|SendAsync(to)|];
        }
        """));

    [Fact]
    public void The_base_is_called_with_it() => Assert.Contains("base.PlainAsync(name, ct)", Forwarding.Apply(Shop +
        """
        class Mailer : Orders
        {
            Task SendAsync(string name, CancellationToken ct) => [|base.PlainAsync(name)|];
        }
        """), StringComparison.Ordinal);
}
