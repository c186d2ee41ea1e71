using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Shutdown;

namespace Seaworthy.Tests.Shutdown;

public sealed partial class BaseNotCalledTests
{
    /// <summary>A service of its own, with its work.</summary>
    private static string Service(string members) => Usings + "class Importer : BackgroundService\n{\n" + members + "\n}\n";

    [Theory]
    [InlineData("private readonly CancellationTokenSource _end = new(); private Task _run = Task.CompletedTask; protected override Task ExecuteAsync(CancellationToken stoppingToken) => _run = Task.Delay(-1, _end.Token); public override Task StopAsync(CancellationToken cancellationToken) { _end.Cancel(); return _run; }")]
    [InlineData("private Timer _timer = null!; protected override Task ExecuteAsync(CancellationToken stoppingToken) { _timer = new Timer(_ => Console.WriteLine(), null, 0, 1000); return Task.CompletedTask; } public override Task StopAsync(CancellationToken cancellationToken) { _timer.Change(-1, 0); return Task.CompletedTask; }")]
    [InlineData("private readonly System.Timers.Timer _timer = new(); protected override Task ExecuteAsync(CancellationToken stoppingToken) { stoppingToken.ThrowIfCancellationRequested(); _timer.Elapsed += (_, _) => Console.WriteLine(); return Task.CompletedTask; } public override Task StopAsync(CancellationToken cancellationToken) { _timer.Stop(); return Task.CompletedTask; }")]
    public Task What_ends_its_work_itself_or_has_none_that_goes_on(string members) => _rule.IsSilent(Service(members));

    [Theory]
    [InlineData("protected override Task ExecuteAsync(CancellationToken stoppingToken) { _ = Task.Delay(-1, stoppingToken); return Task.CompletedTask; } public override Task [|StopAsync|](CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("private Timer _timer = null!; protected override Task ExecuteAsync(CancellationToken stoppingToken) { _timer = new Timer(_ => Console.WriteLine(), null, 0, 1000); return Task.CompletedTask; } public override Task [|StartAsync|](CancellationToken cancellationToken) => Task.CompletedTask; public bool IsOn => _timer is null;")]
    public Task Work_that_goes_on_or_never_begins(string members) => _rule.Reports(Service(members));

    private const string Signalled = """
            private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();
            private readonly CancellationTokenSource _end = new();
            private bool _isOpen = true;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (_isOpen && !_end.IsCancellationRequested)
                    await _orders.Reader.ReadAsync();
            }


        """;

    [Theory]
    [InlineData("this._end.Cancel();")]
    [InlineData("_orders?.Writer.TryComplete();")]
    [InlineData("_isOpen = false;")]
    public async Task A_host_that_waits_for_the_work_needs_no_more_than_a_signal(string signal)
    {
        var stop = $"    public override Task StopAsync(CancellationToken cancellationToken) {{ {signal} return Task.CompletedTask; }}";

        await (_rule with { References = References.Hosting11 }).IsSilent(Service(Signalled + stop));
        var compilation = Source.Bind(Service(Signalled + stop), References.Net10).Compilation;
        var found = await compilation.WithAnalyzers([new HostedServiceAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Contains("so nobody waits for ExecuteAsync", Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Nobody_can_wait_for_a_task_that_is_only_cancelled_afterwards() => _rule.ReportsWithoutFix(Service("""
            private Task _reader = Task.CompletedTask;

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _reader = Task.Delay(-1, stoppingToken);
                return Task.CompletedTask;
            }

            public override async Task [|StopAsync|](CancellationToken cancellationToken)
            {
                if (_reader is not null)
                    await _reader;
            }
        """));

    [Fact]
    public Task Who_leaves_a_start_early_does_not_want_the_work() => Fixes(
        """
        public override Task [|StartAsync|](CancellationToken cancellationToken)
        {
            if (IsIdle)
            {
                log.LogWarning("Nothing is imported");
                return Task.CompletedTask;
            }

            log.LogInformation("The import begins");
            return Task.CompletedTask;
        }
        """,
        """
        public override Task StartAsync(CancellationToken cancellationToken)
        {
            if (IsIdle)
            {
                log.LogWarning("Nothing is imported");
                return Task.CompletedTask;
            }

            log.LogInformation("The import begins");
            return base.StartAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task Nor_does_who_gives_the_start_up() => Fixes(
        """
        public override async Task [|StartAsync|](CancellationToken cancellationToken)
        {
            try
            {
                await SaveAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        """,
        """
        public override async Task StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                await SaveAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await base.StartAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task What_the_work_has_left_is_saved_when_it_is_over() => _rule.Fixes(
        Service(Journal + """
                public override async Task [|StopAsync|](CancellationToken cancellationToken)
                {
                    // what is left
                    await SaveAsync(cancellationToken);
                }
            """),
        Service(Journal + """
                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    await base.StopAsync(cancellationToken);
                    // what is left
                    await SaveAsync(cancellationToken);
                }
            """));

    private const string Journal = """
            private readonly ConcurrentQueue<string> _orders = new();
            private readonly SemaphoreSlim _gate = new(1);

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await _gate.WaitAsync(stoppingToken);
                    _orders.Enqueue("order");
                    _gate.Release();
                }
            }

            private Task SaveAsync(CancellationToken token) => Task.Delay(_orders.Count, token);


        """;

    [Theory]
    [InlineData("await _gate.WaitAsync(cancellationToken);")]
    [InlineData("await _gate.WaitAsync(cancellationToken); _orders.Clear(); _gate.Dispose();")]
    public Task With_a_lock_in_hand_nobody_waits_for_the_work(string stop) => _rule.ReportsWithoutFix(Service(Journal + $$"""
            public override async Task [|StopAsync|](CancellationToken cancellationToken)
            {
                {{stop}}
                await Task.Yield();
            }
        """));

    [Fact]
    public Task Behind_a_lock_it_can_be_waited_for() => _rule.Fixes(
        Service(Journal + """
                public override async Task [|StopAsync|](CancellationToken cancellationToken)
                {
                    await _gate.WaitAsync(cancellationToken);
                    try
                    {
                        _orders.Clear();
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }
            """),
        Service(Journal + """
                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    await _gate.WaitAsync(cancellationToken);
                    try
                    {
                        _orders.Clear();
                    }
                    finally
                    {
                        _gate.Release();
                    }

                    await base.StopAsync(cancellationToken);
                }
            """));

    [Fact]
    public Task Returns_that_end_nothing_early_are_not_written() => Fixes(
        """
        public override Task [|StopAsync|](CancellationToken cancellationToken)
        {
            if (IsIdle)
            {
                return Task.CompletedTask;
            }
            else
            {
                return EndAsync();
            }

            async Task EndAsync() => await SaveAsync();
        }
        """,
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            if (IsIdle)
            {
                await base.StopAsync(cancellationToken);
            }
            else
            {
                await EndAsync();
                await base.StopAsync(cancellationToken);
            }

            async Task EndAsync() => await SaveAsync();
        }
        """);

    [Theory]
    [InlineData("if (IsIdle) return Task.FromException(new InvalidOperationException()); return Task.CompletedTask;")]
    [InlineData("log.LogInformation(\"Bye\"); throw new NotSupportedException();")]
    public Task What_fails_is_left_to_its_author(string body) => _rule.ReportsWithoutFix(Importer($"public override Task [|StopAsync|](CancellationToken cancellationToken) {{ {body} }}"));
}
