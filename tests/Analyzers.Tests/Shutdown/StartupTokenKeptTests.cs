using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Tokens of a start that outlive it: what keeps them, and what doesn't.</summary>
public sealed partial class StartupTokenKeptTests
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;


        """;

    private readonly RuleTest<HostedServiceAnalyzer, StartupTokenKeptFix> _rule = new(StartupTokenKept.Rule, References.Net10);

    /// <summary>A service whose start has these statements.</summary>
    private static string Importer(string start) => Usings + $$"""
        #pragma warning disable CS0169, CS0414, CS0219, CS4014, CS1998, CS0649

        class Importer(ILogger<Importer> log) : IHostedService
        {
            private readonly List<Task> _tasks = [];
            private readonly CancellationTokenSource _own = new();
            private Task? _loop;
            private CancellationToken _token;
            private Timer? _timer;
            private ITimer? _timers;
            private CancellationTokenSource? _unused;
            private readonly System.Timers.Timer _ticks = new();
            private readonly Orders _orders = new();

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                {{start}}
                await Task.Yield();
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                _own.Cancel();
                log.LogInformation("{Token} {Timer} {Loop} {Tasks}", _token, _timer, _loop, _tasks);
                return Task.CompletedTask;
            }

            private Task LoadAsync(CancellationToken token) => Task.Delay(1, token);

            private ValueTask SaveAsync(CancellationToken token) => new(Task.Delay(1, token));

            private void Run(CancellationToken token) => token.WaitHandle.WaitOne(1000);

            private async void Forget(CancellationToken token) => await LoadAsync(token);

            private void Begin(CancellationToken token) => _loop = Task.Run(() => LoadAsync(token));

            private async Task BeginAsync(CancellationToken token)
            {
                await LoadAsync(token);
                _loop = LoadAsync(token);
            }

            private class Orders
            {
                public void Subscribe(Action<string> handle) => handle("");
            }
        }
        """;

    [Theory]
    [InlineData("_ = LoadAsync([|cancellationToken|]);")]
    [InlineData("LoadAsync([|cancellationToken|]);")]
    [InlineData("_ = LoadAsync([|cancellationToken|]).ConfigureAwait(false);")]
    [InlineData("_ = LoadAsync([|cancellationToken|]).ContinueWith(done => log.LogInformation(\"Done\"));")]
    [InlineData("_ = SaveAsync([|cancellationToken|]);")]
    [InlineData("_loop = LoadAsync([|cancellationToken|]);")]
    [InlineData("this._loop = LoadAsync([|cancellationToken|]);")]
    [InlineData("var loop = LoadAsync([|cancellationToken|]);")]
    [InlineData("var loop = LoadAsync([|cancellationToken|]); _loop = loop;")]
    [InlineData("_tasks.Add(LoadAsync([|cancellationToken|]));")]
    [InlineData("_loop = Task.WhenAll(LoadAsync([|cancellationToken|]), LoadAsync(_own.Token));")]
    [InlineData("_ = Task.Run(() => LoadAsync([|cancellationToken|]));")]
    [InlineData("_ = Task.Run(() => LoadAsync([|cancellationToken|]), cancellationToken);")]
    [InlineData("_loop = Task.Run(async () => { while (![|cancellationToken|].IsCancellationRequested) await LoadAsync(cancellationToken); });")]
    [InlineData("_loop = Task.Factory.StartNew(() => Run([|cancellationToken|]), TaskCreationOptions.LongRunning);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Run([|cancellationToken|]));")]
    [InlineData("new Thread(() => Run([|cancellationToken|])).Start();")]
    [InlineData("_timer = new Timer(_ => Run([|cancellationToken|]), null, 0, 1000);")]
    [InlineData("_timer = new Timer(async _ => await LoadAsync([|cancellationToken|]), null, 0, 1000);")]
    [InlineData("_ = LoadAsync(_own.Token).ContinueWith(_ => Run([|cancellationToken|]));")]
    [InlineData("_token = [|cancellationToken|];")]
    [InlineData("_ = Loop(); async Task Loop() => await LoadAsync([|cancellationToken|]);")]
    [InlineData("_loop = Task.Run(Loop); async Task Loop() => await LoadAsync([|cancellationToken|]);")]
    [InlineData("new Thread(Loop).Start(); void Loop() => Run([|cancellationToken|]);")]
    [InlineData("var token = [|cancellationToken|]; _loop = Task.Run(() => LoadAsync(token), token);")]
    [InlineData("var linked = CancellationTokenSource.CreateLinkedTokenSource([|cancellationToken|]); _loop = LoadAsync(linked.Token);")]
    [InlineData("_unused = CancellationTokenSource.CreateLinkedTokenSource([|cancellationToken|]); _loop = LoadAsync(_unused.Token);")]
    [InlineData("_ticks.Elapsed += async (_, _) => await LoadAsync([|cancellationToken|]);")]
    [InlineData("_orders.Subscribe(order => Run([|cancellationToken|]));")]
    [InlineData("_timers = TimeProvider.System.CreateTimer(_ => Run([|cancellationToken|]), null, TimeSpan.Zero, TimeSpan.Zero);")]
    [InlineData("_timer = new Timer(state => Run((CancellationToken)state!), [|cancellationToken|], 0, 1000);")]
    [InlineData("new Thread(state => Run((CancellationToken)state!)).Start([|cancellationToken|]);")]
    [InlineData("ThreadPool.QueueUserWorkItem(state => Run((CancellationToken)state!), [|cancellationToken|]);")]
    [InlineData("Forget([|cancellationToken|]);")]
    [InlineData("Begin([|cancellationToken|]);")]
    [InlineData("await BeginAsync(token: [|cancellationToken|]);")]
    [InlineData("if (_loop is null) { _loop = LoadAsync([|cancellationToken|]); if (_loop.IsCompleted) await _loop; }")]
    public Task Work_that_goes_on_keeps_it(string start) => _rule.Reports(Importer(start));

    [Theory]
    [InlineData("await LoadAsync(cancellationToken);")]
    [InlineData("var loading = LoadAsync(cancellationToken); await loading;")]
    [InlineData("await Task.WhenAll(LoadAsync(cancellationToken), LoadAsync(cancellationToken));")]
    [InlineData("await Task.WhenAll([LoadAsync(cancellationToken), LoadAsync(cancellationToken)]);")]
    [InlineData("_tasks.Add(LoadAsync(cancellationToken)); await Task.WhenAll(_tasks);")]
    [InlineData("_loop = LoadAsync(cancellationToken); await _loop;")]
    [InlineData("await Task.Run(() => LoadAsync(cancellationToken), cancellationToken);")]
    [InlineData("_loop = Task.Run(() => LoadAsync(_own.Token), cancellationToken);")]
    [InlineData("_loop = Task.Factory.StartNew(() => Run(_own.Token), cancellationToken);")]
    [InlineData("LoadAsync(cancellationToken).Wait(cancellationToken);")]
    [InlineData("LoadAsync(cancellationToken).GetAwaiter().GetResult();")]
    [InlineData("Run(cancellationToken); cancellationToken.ThrowIfCancellationRequested();")]
    [InlineData("var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _own.Token); _loop = LoadAsync(linked.Token);")]
    [InlineData("log.LogDebug(nameof(cancellationToken)); _loop = LoadAsync(_own.Token);")]
    [InlineData("await Loop(); async Task Loop() => await LoadAsync(cancellationToken);")]
    [InlineData("await Parallel.ForEachAsync(_tasks, cancellationToken, async (task, _) => await task.WaitAsync(cancellationToken));")]
    [InlineData("_tasks.ForEach(task => task.Wait(cancellationToken));")]
    [InlineData("_loop = LoadAsync(token: CancellationToken.None);")]
    public Task Work_that_the_start_waits_for_may_have_it(string start) => _rule.IsSilent(Importer(start));

    [Theory]
    [InlineData("public Task StartAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);")]
    [InlineData("public Task StartAsync(CancellationToken cancellationToken) { return Task.Run(() => RunAsync(cancellationToken)); }")]
    [InlineData("public Task StartAsync(CancellationToken _) => RunAsync(_);")]
    [InlineData("private CancellationToken _token; public async Task StartAsync(CancellationToken token) { _token = token; await LoadAsync(); } private Task LoadAsync() => RunAsync(_token);")]
    [InlineData("private CancellationTokenSource? _cts; private Task? _loop; public Task StartAsync(CancellationToken token) { _cts = CancellationTokenSource.CreateLinkedTokenSource(token); _loop = RunAsync(_cts.Token); return _loop.IsCompleted ? _loop : Task.CompletedTask; } public void Dispose() => _cts?.Cancel();")]
    [InlineData("private CancellationTokenSource? _cts; private Task? _loop; public Task StartAsync(CancellationToken token) { _cts = CancellationTokenSource.CreateLinkedTokenSource(token); _loop = RunAsync(_cts.Token); Watch(_cts); return Task.CompletedTask; } private static void Watch(CancellationTokenSource source) => source.CancelAfter(1000);")]
    [InlineData("public async Task StartAsync(CancellationToken token) { using var linked = CancellationTokenSource.CreateLinkedTokenSource(token); await RunAsync(linked.Token); }")]
    [InlineData("private readonly Channel<string> _orders = Channel.CreateUnbounded<string>(); private Task? _loop; public Task StartAsync(CancellationToken token) { _loop = Task.Run(async () => { await foreach (var order in _orders.Reader.ReadAllAsync(token)) Console.WriteLine(order); }); return Task.CompletedTask; } public void Dispose() { _orders.Writer.Complete(); _loop?.Wait(); }")]
    [InlineData("private readonly Channel<string> _orders = Channel.CreateUnbounded<string>(); public Task StartAsync(CancellationToken token) { _ = ReadAsync(token); return Task.CompletedTask; } private async Task ReadAsync(CancellationToken token) { await foreach (var order in _orders.Reader.ReadAllAsync(token)) Console.WriteLine(order); } public void Dispose() { _orders.Writer.TryComplete(); }")]
    [InlineData("public async Task StartAsync(CancellationToken token) { await ConnectAsync(token); } private async Task ConnectAsync(CancellationToken token) { await RunAsync(token); Check(token); } private static void Check(CancellationToken token) => token.ThrowIfCancellationRequested();")]
    [InlineData("public async Task StartAsync(CancellationToken token) { var probe = new System.Timers.Timer(); probe.Elapsed += (_, _) => token.ThrowIfCancellationRequested(); probe.Start(); await RunAsync(token); probe.Dispose(); }")]
    [InlineData("public async Task StartAsync(CancellationToken token) { var copy = token; await RunAsync(copy); _ = RunAsync(copy); }")]
    public Task Starts_of_all_kinds(string start) => _rule.IsSilent(Usings + $$"""
        class Importer : IHostedService
        {
            {{start}}

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private static Task RunAsync(CancellationToken token) => Task.Delay(1, token);
        }
        """);

    [Fact]
    public Task Every_way_to_start_counts() => _rule.Reports(Usings + """
        class Importer : IHostedLifecycleService
        {
            Task IHostedService.StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.Delay(1, [|cancellationToken|]);
                return Task.CompletedTask;
            }

            public Task StartingAsync(CancellationToken token)
            {
                _ = Task.Delay(1, [|token|]);
                return Task.CompletedTask;
            }

            public Task StartedAsync(CancellationToken token)
            {
                _ = Task.Delay(1, [|token|]);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                _ = Task.Delay(1, cancellationToken);
                return Task.CompletedTask;
            }

            public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }

        class Worker : BackgroundService
        {
            public override Task StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.Delay(1, [|cancellationToken|]);
                return base.StartAsync(cancellationToken);
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _ = Task.Delay(1, stoppingToken);
                return Task.CompletedTask;
            }
        }

        class Phone
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.Delay(1, cancellationToken);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public async Task It_holds_for_every_version_of_the_host()
    {
        var code = Importer("_ = LoadAsync([|cancellationToken|]);");
        await (_rule with { References = References.Net8 }).Reports(code);
        await (_rule with { References = References.Hosting11 }).Reports(code);
    }
}
