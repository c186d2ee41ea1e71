using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Waits that look longer, or more alone, than they are.</summary>
public sealed class WaitShapesTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _rule = new(WaitIgnoresToken.Rule, References.Net10);

    private static string Shop(string body, string members = "") =>
        $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Shop(Channel<int> orders, BlockingCollection<int> mails, SemaphoreSlim counter, AutoResetEvent till, Mutex drawer, int size) : BackgroundService
        {
            private int _sold = 1;
            {{members}}

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    {{body}}
                    await Task.Yield();
                }
            }

            public object[] All => [orders, mails, counter, till, drawer, size, _sold];
        }
        """;

    [Theory]
    [InlineData("await Task.Delay(new TimeSpan(0, 0, 0, 0, 100));")]
    [InlineData("await Task.Delay(new TimeSpan(1000));")]
    [InlineData("var pause = TimeSpan.FromMilliseconds(100); await Task.Delay(pause);")]
    [InlineData("TimeSpan pause = new(0, 0, 0, 0, 100); await Task.Delay(pause);")]
    [InlineData("await Task.Delay(Pause);", "private static TimeSpan Pause => TimeSpan.FromMilliseconds(50);")]
    [InlineData("await Task.Delay(Pause);", "private TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(50);")]
    [InlineData("await Task.Delay(size > 3 ? 100 : 200);")]
    [InlineData("await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, 15 - size)));")]
    [InlineData("var milliseconds = 50; await Task.Delay(TimeSpan.FromMilliseconds(milliseconds));")]
    public Task Pauses_that_are_short_wherever_that_is_said(string body, string members = "") => _rule.IsSilent(Shop(body, members));

    [Theory]
    [InlineData("await Task.[|Delay|](new TimeSpan(0, 0, 10));", "await Task.Delay(new TimeSpan(0, 0, 10), stoppingToken);")]
    [InlineData("var pause = 100; pause *= size; await Task.[|Delay|](pause);", "var pause = 100; pause *= size; await Task.Delay(pause, stoppingToken);")]
    [InlineData("var pause = 100; Grow(ref pause); await Task.[|Delay|](pause);", "var pause = 100; Grow(ref pause); await Task.Delay(pause, stoppingToken);", "private static void Grow(ref int pause) => pause *= 100;")]
    [InlineData("await Task.[|Delay|](size > 3 ? 100 : 20000);", "await Task.Delay(size > 3 ? 100 : 20000, stoppingToken);")]
    [InlineData("await Task.[|Delay|](size);", "await Task.Delay(size, stoppingToken);")]
    [InlineData("await Task.[|Delay|](Pause);", "await Task.Delay(Pause, stoppingToken);", "public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(50);")]
    public Task Pauses_that_are_long_or_may_be(string before, string after, string members = "") => _rule.Fixes(Shop(before, members), Shop(after, members));

    [Theory]
    [InlineData("await Task.Delay(5000).WaitAsync(stoppingToken);")]
    [InlineData("await Task.Delay(5000).WaitAsync(TimeSpan.FromSeconds(60), stoppingToken).ConfigureAwait(false);")]
    [InlineData("await foreach (var order in orders.Reader.ReadAllAsync().WithCancellation(stoppingToken)) { }")]
    [InlineData("await foreach (var order in orders.Reader.ReadAllAsync().ConfigureAwait(false).WithCancellation(stoppingToken)) { }")]
    [InlineData("await using var all = orders.Reader.ReadAllAsync().GetAsyncEnumerator(stoppingToken);")]
    public Task Waits_that_are_given_the_token_from_outside(string body) => _rule.IsSilent(Shop(body));

    [Theory]
    [InlineData("await foreach (var order in orders.Reader.[|ReadAllAsync|]().WithCancellation(default)) { }", "await foreach (var order in orders.Reader.ReadAllAsync(stoppingToken).WithCancellation(default)) { }")]
    public Task No_token_from_outside_is_none(string before, string after) => _rule.Fixes(Shop(before), Shop(after));

    [Theory]
    [InlineData("till.WaitOne(); try { _sold++; } finally { till.Set(); }")]
    [InlineData("till.WaitOne(); _sold++; till.Set();")]
    [InlineData("if (till.WaitOne(1000)) { try { _sold++; } finally { till.Set(); } }")]
    [InlineData("drawer.WaitOne(); try { _sold++; } finally { drawer.ReleaseMutex(); }")]
    [InlineData("drawer.WaitOne(); Open();", "private void Open() { _sold++; drawer.ReleaseMutex(); }")]
    public Task A_handle_that_is_a_lock(string body, string members = "") => _rule.IsSilent(Shop(body, members));

    [Theory]
    [InlineData("try { await counter.[|WaitAsync|](); _sold++; } finally { counter.Release(); }")]
    [InlineData("try { counter.[|Wait|](); _sold++; } finally { if (_sold > 0) counter.Release(); }")]
    [InlineData("mails.[|TryTake|](out var mail, TimeSpan.FromSeconds(10));")]
    public Task What_only_its_author_can_repair(string body) => _rule.ReportsWithoutFix(Shop(body));

    [Theory]
    [InlineData("await counter.WaitAsync();", "public override Task StopAsync(CancellationToken cancellationToken) { counter.Release(); return base.StopAsync(cancellationToken); }")]
    [InlineData("till.WaitOne();", "public override Task StopAsync(CancellationToken cancellationToken) { till.Set(); return base.StopAsync(cancellationToken); }")]
    public Task A_service_that_is_woken_when_it_is_stopped(string body, string members) => _rule.IsSilent(Shop(body, members));

    [Fact]
    public Task A_lock_that_is_also_taken_to_stop() => _rule.Fixes(
        Shop("await counter.[|WaitAsync|](); try { _sold++; } finally { counter.Release(); }", "public override async Task StopAsync(CancellationToken cancellationToken) { await counter.WaitAsync(cancellationToken); _sold = 0; counter.Release(); await base.StopAsync(cancellationToken); }"),
        Shop("await counter.WaitAsync(stoppingToken); try { _sold++; } finally { counter.Release(); }", "public override async Task StopAsync(CancellationToken cancellationToken) { await counter.WaitAsync(cancellationToken); _sold = 0; counter.Release(); await base.StopAsync(cancellationToken); }"));

    [Fact]
    public Task What_is_released_only_when_it_is_held() => _rule.Fixes(
        Shop("await counter.[|WaitAsync|](); try { _sold++; } finally { counter.Release(); }"),
        Shop("await counter.WaitAsync(stoppingToken); try { _sold++; } finally { counter.Release(); }"));
}
