using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Private methods that are to stay without a token.</summary>
public sealed class MissingTokenParameterSilenceTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Theory]
    [InlineData("await LoadAsync(order);", "private Task LoadAsync(string order) => http.GetStringAsync(order); private Task LoadAsync(string order, CancellationToken token) => http.GetStringAsync(order, token);")]
    [InlineData("await LoadAsync(order);", "private Task LoadAsync(params string[] orders) => http.GetStringAsync(orders[0]);")]
    [InlineData("await LoadAsync(order); Func<string, Task> load = LoadAsync; await load(order);", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order); await Task.WhenAll(new[] { order }.Select(LoadAsync));", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order); Changed += LoadAsync;", "public event Func<string, Task> Changed; private Task LoadAsync(string order) { Changed.Invoke(order); return http.GetStringAsync(order); }")]
    [InlineData("await LoadAsync(order); Expression<Func<Task>> load = () => LoadAsync(order);", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order); var all = from each in new[] { order }.AsQueryable() select LoadAsync(each);", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("try { await Task.Yield(); } finally { await LoadAsync(order); }", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("try { await Task.Yield(); } catch (OperationCanceledException) { await LoadAsync(order); }", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("try { await Task.Yield(); } catch (Exception) { await LoadAsync(order); }", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("_ = LoadAsync(order); await Task.Yield();", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await ReleaseLockAsync(order);", "private Task ReleaseLockAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await FlushAsync(order);", "private Task FlushAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await FireAndForgetLoad(order);", "private Task FireAndForgetLoad(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order);", "private Task LoadAsync(string order) { var run = () => http.GetStringAsync(order); return run(); }")]
    [InlineData("await LoadAsync(order);", "private async Task LoadAsync(string order) { try { await Task.Yield(); } finally { await http.GetStringAsync(order); } }")]
    [InlineData("await LoadAsync(order);", "private async Task LoadAsync(string order) { _ = http.GetStringAsync(order); await Task.Yield(); }")]
    [InlineData("await LoadAsync(order);", "private async Task LoadAsync(string order) { http.CancelPendingRequests(); await Task.FromResult(order); }")]
    [InlineData("await LoadAsync(order);", "protected Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order);", "internal Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order);", "protected private virtual Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order);", "[Used] private Task LoadAsync(string order) => http.GetStringAsync(order); class UsedAttribute : Attribute;")]
    [InlineData("await LoadAsync(order);", "private readonly CancellationTokenSource _stop = new(); private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order);", "private Task LoadAsync(string order) => http.GetStringAsync(order, CancellationToken.None);")]
    [InlineData("await LoadAsync(order); typeof(Shop).GetMethod(\"LoadAsync\");", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order); typeof(Shop).GetMethod(nameof(LoadAsync));", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    [InlineData("LoadAsync(order); await Task.Yield();", "private async void LoadAsync(string order) => await http.GetStringAsync(order);")]
    [InlineData("await LoadAsync(order);", "private Task LoadAsync(string order) { http.CancelPendingRequests(); return Task.Delay(100); }")]
    [InlineData("await LoadAsync(System.Threading.Channels.Channel.CreateUnbounded<string>().Reader.ReadAllAsync(token));", "private async Task LoadAsync(System.Collections.Generic.IAsyncEnumerable<string> orders) { http.CancelPendingRequests(); await foreach (var each in orders) { } }")]
    [InlineData("await foreach (var each in System.Threading.Channels.Channel.CreateUnbounded<string>().Reader.ReadAllAsync(token)) await LoadAsync(each);", "private Task LoadAsync(string order) => http.GetStringAsync(order);")]
    public Task Inside(string body, string members) => _rule.IsSilent($$"""
        using System;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(string order, CancellationToken token)
            {
                {{body}}
            }

            {{members}}
        }
        """);

    [Fact]
    public Task No_caller_has_a_token() => _rule.IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync() => LoadAsync("a");
            public Task PingAsync(CancellationToken token) => http.GetStringAsync("ping", token);
            private Task LoadAsync(string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task The_token_was_refused() => _rule.IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken _) => LoadAsync("a");
            private Task LoadAsync(string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task Code_for_another_target_calls_it() => _rule.IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token)
            {
        #if NET48
                LoadAsync("a").Wait();
        #endif
                return LoadAsync("a");
            }

            private Task LoadAsync(string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task An_interface_decides_on_the_signature() => _rule.IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        interface IShop { Task LoadAsync(string order); }

        class Shop(HttpClient http) : IShop
        {
            public Task RunAsync(CancellationToken token) => ((IShop)this).LoadAsync("a");
            Task IShop.LoadAsync(string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task The_chain_is_longer_than_allowed() => _rule.With("seaworthy.shutdown.sea3004_max_depth = 2").IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => FirstAsync("a");
            private Task FirstAsync(string order) => SecondAsync(order);
            private Task SecondAsync(string order) => ThirdAsync(order);
            private Task ThirdAsync(string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task Start_up_is_over_when_kept_work_goes_on() => _rule.IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Shop(HttpClient http) : IHostedService
        {
            private Task _work = Task.CompletedTask;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _work = PollAsync();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => _work;

            private async Task PollAsync() => await http.GetStringAsync("orders");
        }
        """);
}
