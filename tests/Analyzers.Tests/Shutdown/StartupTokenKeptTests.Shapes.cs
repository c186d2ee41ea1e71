namespace Seaworthy.Tests.Shutdown;

public sealed partial class StartupTokenKeptTests
{
    /// <summary>A service of this name before and after, whose other members stay.</summary>
    private Task Repairs(string before, string after) => _rule.Fixes(Prices(before), Prices(after));

    [Fact]
    public Task A_source_that_the_start_makes_is_used() => Repairs(
        """
            private CancellationTokenSource? _cts;
            private Task? _loop;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _cts = new CancellationTokenSource();
                _loop = RefreshAsync([|cancellationToken|]);
                return _loop.IsCompleted ? _loop : Task.CompletedTask;
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                _cts?.Cancel();
                await Task.WhenAny(_loop!, Task.Delay(Timeout.Infinite, cancellationToken));
            }
        """,
        """
            private CancellationTokenSource? _cts;
            private Task? _loop;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _cts = new CancellationTokenSource();
                _loop = RefreshAsync(_cts.Token);
                return _loop.IsCompleted ? _loop : Task.CompletedTask;
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                _cts?.Cancel();
                await Task.WhenAny(_loop!, Task.Delay(Timeout.Infinite, cancellationToken));
            }
        """);

    [Fact]
    public Task All_tasks_of_a_list_may_be_cancelled_now() => Repairs(
        """
            private readonly List<Task> _loops = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                for (var shop = 0; shop < 3; shop++)
                    _loops.Add(RefreshAsync([|cancellationToken|]));

                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                return Task.WhenAll(_loops);
            }
        """,
        """
            private readonly List<Task> _loops = new();
            private readonly CancellationTokenSource _stoppingCts = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                for (var shop = 0; shop < 3; shop++)
                    _loops.Add(RefreshAsync(_stoppingCts.Token));

                return Task.CompletedTask;
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                _stoppingCts.Cancel();
                await Task.WhenAll(_loops).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        """);

    [Fact]
    public Task A_task_that_may_not_be_there_yet_is_awaited_if_it_is() => Repairs(
        """
            private Task? _loop;

            Task IHostedService.StartAsync(CancellationToken cancellationToken)
            {
                _loop = RefreshAsync([|cancellationToken|]);
                return Task.CompletedTask;
            }

            Task IHostedService.StopAsync(CancellationToken cancellationToken) => _loop ?? Task.CompletedTask;
        """,
        """
            private Task? _loop;
            private readonly CancellationTokenSource _stoppingCts = new();

            Task IHostedService.StartAsync(CancellationToken cancellationToken)
            {
                _loop = RefreshAsync(_stoppingCts.Token);
                return Task.CompletedTask;
            }

            async Task IHostedService.StopAsync(CancellationToken cancellationToken)
            {
                _stoppingCts.Cancel();
                await (_loop ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        """);

    [Fact]
    public Task Several_tasks_are_awaited_one_by_one() => Repairs(
        """
            private Task? _loop, _other;

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                _loop = RefreshAsync([|cancellationToken|]);
                _other = Task.Run(() => RefreshAsync([|cancellationToken|]));
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        """,
        """
            private Task? _loop, _other;
            private readonly CancellationTokenSource _stoppingCts = new();

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                _loop = RefreshAsync(_stoppingCts.Token);
                _other = Task.Run(() => RefreshAsync(_stoppingCts.Token));
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                _stoppingCts.Cancel();
                if (_loop is not null)
                {
                    await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                if (_other is not null)
                {
                    await _other.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        """);

    [Fact]
    public Task A_helper_is_handed_the_other_token() => Repairs(
        """
            private Timer? _timer;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                Begin([|cancellationToken|]);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private void Begin(CancellationToken token)
            {
                _timer = new Timer(async _ => await RefreshAsync(token), null, 0, 1000);
                new Thread(() => token.WaitHandle.WaitOne()).Start();
            }

            public bool IsBegun => _timer is not null;
        """,
        """
            private Timer? _timer;
            private readonly CancellationTokenSource _stoppingCts = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                Begin(_stoppingCts.Token);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                _stoppingCts.Cancel();
                return Task.CompletedTask;
            }

            private void Begin(CancellationToken token)
            {
                _timer = new Timer(async _ => await RefreshAsync(token), null, 0, 1000);
                new Thread(() => token.WaitHandle.WaitOne()).Start();
            }

            public bool IsBegun => _timer is not null;
        """);

    [Fact]
    public Task A_handler_listens_until_the_stop() => Repairs(
        """
            private readonly System.Timers.Timer _timer = new(1000);

            public Task StartAsync(CancellationToken cancellationToken)
            {
                var token = [|cancellationToken|]; // for later
                _timer.Elapsed += async (_, _) => await RefreshAsync(token);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) { _timer.Stop(); return Task.CompletedTask; }
        """,
        """
            private readonly System.Timers.Timer _timer = new(1000);
            private readonly CancellationTokenSource _stoppingCts = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                var token = _stoppingCts.Token; // for later
                _timer.Elapsed += async (_, _) => await RefreshAsync(token);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                _stoppingCts.Cancel();
                _timer.Stop();
                return Task.CompletedTask;
            }
        """);

    [Theory]
    [InlineData("var linked = CancellationTokenSource.CreateLinkedTokenSource([|cancellationToken|]); _ = RefreshAsync(linked.Token);")]
    [InlineData("Begin([|cancellationToken|]);")]
    public Task Where_another_token_is_not_all_there_is_no_fix(string start) => _rule.ReportsWithoutFix(Prices($$"""
            public Task StartAsync(CancellationToken cancellationToken)
            {
                {{start}}
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private void Begin(CancellationToken token)
            {
                token.ThrowIfCancellationRequested();
                _ = RefreshAsync(token);
            }
        """));

    [Fact]
    public Task Fields_are_written_as_the_type_writes_its_own() => Repairs(
        """
            private readonly Dictionary<string, Task> loops = new();
            private Task worker = Task.CompletedTask;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                this.worker = RefreshAsync([|cancellationToken|]);
                this.loops.Clear();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => this.worker.WaitAsync(cancellationToken);
        """,
        """
            private readonly Dictionary<string, Task> loops = new();
            private Task worker = Task.CompletedTask;
            private readonly CancellationTokenSource stoppingCts = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                this.worker = RefreshAsync(this.stoppingCts.Token);
                this.loops.Clear();
                return Task.CompletedTask;
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                this.stoppingCts.Cancel();
                await this.worker.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        """);

    [Fact]
    public Task Tasks_in_a_dictionary_and_fields_behind_a_directive_are_left_to_their_author() => _rule.ReportsWithoutFix(Prices("""
        #if !DEBUG
            private readonly Dictionary<string, Task> _loops = new();
        #endif

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _loops["prices"] = RefreshAsync([|cancellationToken|]);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        """));
}
