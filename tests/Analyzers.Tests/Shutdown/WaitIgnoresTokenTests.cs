using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Waits that go on after their service has been told to stop.</summary>
public sealed class WaitIgnoresTokenTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _rule = new(WaitIgnoresToken.Rule, References.Net10);

    private static string Hosted(string body, string members = "") =>
        $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Diagnostics;
        using System.Net;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Importer(Channel<int> orders, BlockingCollection<int> mails, SemaphoreSlim gate, ManualResetEventSlim ready, AutoResetEvent signal, HttpListener listener, Process tool) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    {{body}}
                    await Task.Yield();
                }
            }

            private object[] All => [orders, mails, gate, ready, signal, listener, tool];
            {{members}}
        }
        """;

    [Theory]
    [InlineData("""await Task.[|Delay|](TimeSpan.FromSeconds(15));""", """await Task.Delay(TimeSpan.FromSeconds(15), stoppingToken);""")]
    [InlineData("""await Task.[|Delay|](251);""", """await Task.Delay(251, stoppingToken);""")]
    [InlineData("""await Task.[|Delay|](1000, CancellationToken.None);""", """await Task.Delay(1000, stoppingToken);""")]
    [InlineData("""await Task.[|Delay|](1000, default);""", """await Task.Delay(1000, stoppingToken);""")]
    [InlineData("""await orders.Reader.[|ReadAsync|]();""", """await orders.Reader.ReadAsync(stoppingToken);""")]
    [InlineData("""await foreach (var each in orders.Reader.[|ReadAllAsync|]()) { }""", """await foreach (var each in orders.Reader.ReadAllAsync(stoppingToken)) { }""")]
    [InlineData("""foreach (var each in mails.[|GetConsumingEnumerable|]()) { }""", """foreach (var each in mails.GetConsumingEnumerable(stoppingToken)) { }""")]
    [InlineData("""var mail = mails.[|Take|]();""", """var mail = mails.Take(stoppingToken);""")]
    [InlineData("""mails.[|TryTake|](out var mail, 1000);""", """mails.TryTake(out var mail, 1000, stoppingToken);""")]
    [InlineData("""await gate.[|WaitAsync|]();""", """await gate.WaitAsync(stoppingToken);""")]
    [InlineData("""ready.[|Wait|]();""", """ready.Wait(stoppingToken);""")]
    [InlineData("""Task.CompletedTask.[|Wait|]();""", """Task.CompletedTask.Wait(stoppingToken);""")]
    [InlineData("""await tool.[|WaitForExitAsync|]();""", """await tool.WaitForExitAsync(stoppingToken);""")]
    [InlineData("""var context = await listener.[|GetContextAsync|]().ConfigureAwait(false);""", """var context = await listener.GetContextAsync().WaitAsync(stoppingToken).ConfigureAwait(false);""")]
    [InlineData("""try { } catch (Exception) { await Task.[|Delay|](5000); }""", """try { } catch (Exception) { await Task.Delay(5000, stoppingToken); }""")]
    [InlineData("""using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1)); while (await timer.[|WaitForNextTickAsync|]()) { }""", """using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1)); while (await timer.WaitForNextTickAsync(stoppingToken)) { }""")]
    public Task A_wait_of_a_service(string before, string after) => _rule.Fixes(Hosted(before), Hosted(after));

    [Theory]
    [InlineData("Channel.CreateUnbounded<int>()")]
    [InlineData("Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true })")]
    public Task Nobody_waits_for_room_in_a_channel_without_a_bound(string channel) => _rule.IsSilent(Hosted(
        "await orders.Writer.WriteAsync(1); await orders.Writer.WaitToWriteAsync();",
        $"private static Channel<int> Make() => {channel};"));

    [Theory]
    [InlineData("private static Channel<int> Make() => Channel.CreateBounded<int>(5);")]
    [InlineData("private static Channel<int> Make(bool isBounded) => isBounded ? Channel.CreateBounded<int>(5) : Channel.CreateUnbounded<int>();")]
    [InlineData("private static Channel<string> Make() => Channel.CreateUnbounded<string>();")]
    [InlineData("private static Channel<int> Make() => CreateUnbounded<int>(); private static Channel<T> CreateUnbounded<T>() => throw new NotSupportedException();")]
    public Task In_others_there_may_be_none(string members) => _rule.Fixes(
        Hosted("await orders.Writer.[|WriteAsync|](1); await orders.Writer.[|WaitToWriteAsync|]();", members),
        Hosted("await orders.Writer.WriteAsync(1, stoppingToken); await orders.Writer.WaitToWriteAsync(stoppingToken);", members));

    [Theory]
    [InlineData("""await Task.Delay(250);""")]
    [InlineData("""await Task.Delay(TimeSpan.FromMilliseconds(100));""")]
    [InlineData("""await Task.Delay(TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond), CancellationToken.None);""")]
    [InlineData("""await Task.Delay(Pause);""", "private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);")]
    [InlineData("""mails.TryTake(out var mail);""")]
    [InlineData("""if (gate.Wait(0)) { }""")]
    [InlineData("""try { } finally { await Task.Delay(1000); }""")]
    [InlineData("""try { } catch (OperationCanceledException) { await Task.Delay(1000); }""")]
    [InlineData("""await Task.WhenAny(orders.Reader.WaitToReadAsync(stoppingToken).AsTask(), Task.Delay(1000));""")]
    [InlineData("""var next = orders.Reader.WaitToReadAsync(stoppingToken).AsTask(); var limit = Task.Delay(1000); await Task.WhenAny(next, limit);""")]
    [InlineData("""await Task.Delay(1000, stoppingToken);""")]
    [InlineData("""await orders.Reader.ReadAsync(stoppingToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));""")]
    [InlineData("""var next = orders.Reader.WaitToReadAsync(stoppingToken).AsTask(); next.Wait();""")]
    [InlineData("""await using var all = orders.Reader.ReadAllAsync(stoppingToken).GetAsyncEnumerator(); await all.MoveNextAsync();""")]
    [InlineData("""await Task.Delay(1000).ContinueWith(_ => { });""")]
    public Task These_waits_are_left_alone(string body, string members = "") => _rule.IsSilent(Hosted(body, members));

    [Theory]
    [InlineData("""await foreach (var each in orders.Reader.ReadAllAsync()) { }""", """public override Task StopAsync(CancellationToken cancellationToken) { orders.Writer.TryComplete(); return base.StopAsync(cancellationToken); }""")]
    [InlineData("""await foreach (var each in orders.Reader.ReadAllAsync(CancellationToken.None)) { }""", """public override Task StopAsync(CancellationToken cancellationToken) { orders.Writer.Complete(); return base.StopAsync(cancellationToken); }""")]
    [InlineData("""foreach (var each in mails.GetConsumingEnumerable()) { }""", """public override void Dispose() { mails.CompleteAdding(); base.Dispose(); }""")]
    [InlineData("""await listener.GetContextAsync();""", """public override Task StopAsync(CancellationToken cancellationToken) { listener.Stop(); return base.StopAsync(cancellationToken); }""")]
    public Task Completion_drains_what_is_left(string body, string members) => _rule.IsSilent(Hosted(body, members));

    [Fact]
    public Task The_shortest_pause_is_an_option() => _rule.With("seaworthy.shutdown.sea3002_min_delay_ms = 1000").IsSilent(Hosted("await Task.Delay(1000);"));

    [Theory]
    [InlineData("""signal.[|WaitOne|]();""", """WaitHandle.WaitAny([signal, stoppingToken.WaitHandle]);""")]
    [InlineData("""if (signal.[|WaitOne|](5000)) { }""", """if (WaitHandle.WaitAny([signal, stoppingToken.WaitHandle], 5000) == 0) { }""")]
    [InlineData("""if (!signal.[|WaitOne|](5000)) { }""", """if (WaitHandle.WaitAny([signal, stoppingToken.WaitHandle], 5000) != 0) { }""")]
    public Task A_handle_is_waited_for_together_with_the_token(string before, string after) => _rule.OneByOne().Fixes(Hosted(before), Hosted(after));

    [Fact]
    public Task A_loop_outside_of_services_in_a_function_that_has_a_token() => _rule.Fixes(
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task RunAsync(CancellationToken ct)
            {
                while (!ct.IsCancellationRequested)
                    await Task.[|Delay|](5000);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task RunAsync(CancellationToken ct)
            {
                while (!ct.IsCancellationRequested)
                    await Task.Delay(5000, ct);
            }
        }
        """);

    [Fact]
    public Task A_loop_that_tests_a_token_of_its_type() => _rule.Fixes(
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly CancellationTokenSource _closing = new();

            public async Task RunAsync()
            {
                while (!_closing.IsCancellationRequested)
                    await Task.[|Delay|](2000);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly CancellationTokenSource _closing = new();

            public async Task RunAsync()
            {
                while (!_closing.IsCancellationRequested)
                    await Task.Delay(2000, _closing.Token);
            }
        }
        """);

    [Fact]
    public Task A_pause_before_the_work_goes_back_to_its_queue() => _rule.ReportsWithoutFix(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        abstract class Indexer
        {
            protected abstract Task IndexAsync(string id);

            protected abstract Task QueueAsync(string id);

            public async Task ProcessAsync(string id, CancellationToken cancellationToken)
            {
                try
                {
                    await IndexAsync(id);
                }
                catch (Exception)
                {
                    await Task.[|Delay|](TimeSpan.FromSeconds(10)); // not at once
                    await QueueAsync(id);
                }
            }
        }
        """);

    [Theory]
    [InlineData("cancellationToken.WaitHandle.WaitOne(5000)")]
    [InlineData("cancellationToken.WaitHandle.WaitOne()")]
    public Task The_handle_of_a_token_is_the_token(string wait) => _rule.IsSilent(
        $$"""
        using System.Threading;

        class Mailer
        {
            public void Run(CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                    {{wait}};
            }
        }
        """);

    [Theory]
    [InlineData("await Task.Delay(Random.Shared.Next(50, 250));")]
    [InlineData("await Task.Delay(new Random().Next(200));")]
    [InlineData("while (!Debugger.IsAttached) { await Task.Delay(1000); }")]
    [InlineData("await Task.Delay(500); if (stoppingToken.IsCancellationRequested) { tool.Kill(); }")]
    [InlineData("var ended = new TaskCompletionSource(); stoppingToken.Register(() => ended.SetResult()); await Task.WhenAny(Task.Delay(60000, CancellationToken.None), ended.Task);")]
    public Task Waits_that_somebody_ends_otherwise_or_that_end_soon(string wait) => _rule.IsSilent(Hosted(wait));

    [Theory]
    [InlineData("await Task.[|Delay|](Random.Shared.Next(50, 2500));")]
    [InlineData("await Task.[|Delay|](500); if (stoppingToken.IsCancellationRequested) { tool.Kill(); break; }")]
    [InlineData("var ended = new TaskCompletionSource(); await Task.WhenAny(Task.[|Delay|](60000, CancellationToken.None), ended.Task);")]
    public Task Others_beside_them(string wait) => _rule.Reports(Hosted(wait));
}
