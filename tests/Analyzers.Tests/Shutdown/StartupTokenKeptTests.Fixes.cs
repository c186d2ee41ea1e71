namespace Seaworthy.Tests.Shutdown;

public sealed partial class StartupTokenKeptTests
{
    private const string Refresh = """


            private static async Task RefreshAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                    await Task.Delay(1000, token);
            }
        }
        """;

    private static string Prices(string members) => Usings + "class Prices : IHostedService\n{\n" + members + Refresh;

    private static string Service(string head, string members) => Usings + head + "\n{\n" + members + Refresh;

    [Fact]
    public Task A_source_is_added_and_the_work_awaited() => _rule.Fixes(
        Prices("""
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _ = RefreshAsync([|cancellationToken|]);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            """),
        Prices("""
                private readonly CancellationTokenSource _stoppingCts = new();
                private Task _work = Task.CompletedTask;

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _work = RefreshAsync(_stoppingCts.Token);
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    _stoppingCts.Cancel();
                    await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));

    [Fact]
    public Task What_a_lambda_captures_is_replaced_throughout() => _rule.Fixes(
        Prices("""
                private Task _loop = Task.CompletedTask;

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _loop = Task.Run(async () =>
                    {
                        // until the shop closes
                        while (![|cancellationToken|].IsCancellationRequested)
                            await RefreshAsync(cancellationToken);
                    }, cancellationToken);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken token)
                {
                    Console.WriteLine("bye");
                    return Task.CompletedTask;
                }
            """),
        Prices("""
                private Task _loop = Task.CompletedTask;
                private readonly CancellationTokenSource _stoppingCts = new();

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _loop = Task.Run(async () =>
                    {
                        // until the shop closes
                        while (!_stoppingCts.Token.IsCancellationRequested)
                            await RefreshAsync(_stoppingCts.Token);
                    }, cancellationToken);
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken token)
                {
                    _stoppingCts.Cancel();
                    Console.WriteLine("bye");
                    await _loop.WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));

    [Theory]
    [InlineData("class Prices(IHostApplicationLifetime lifetime) : IHostedService", "    public void End() => lifetime.StopApplication();\n\n", "lifetime.ApplicationStopping")]
    [InlineData("class Prices : IHostedService", "    private readonly IHostApplicationLifetime _lifetime;\n\n    public Prices(IHostApplicationLifetime lifetime) => _lifetime = lifetime;\n\n", "_lifetime.ApplicationStopping")]
    public Task The_lifetime_of_the_application_is_used_where_there_is_one(string head, string members, string token)
    {
        string Code(string argument) => Service(head, members + $$"""
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _ = RefreshAsync({{argument}});
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            """);

        return _rule.Fixes(Code("[|cancellationToken|]"), Code(token));
    }

    [Fact]
    public Task A_source_that_the_stop_cancels_already_is_used() => _rule.Fixes(
        Prices("""
                private readonly CancellationTokenSource _cts = new();

                public async Task StartAsync(CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    new Thread(() => RefreshAsync([|cancellationToken|]).Wait()).Start();
                }

                public Task StopAsync(CancellationToken cancellationToken)
                {
                    _cts.Cancel();
                    return Task.CompletedTask;
                }
            """),
        Prices("""
                private readonly CancellationTokenSource _cts = new();

                public async Task StartAsync(CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    new Thread(() => RefreshAsync(_cts.Token).Wait()).Start();
                }

                public Task StopAsync(CancellationToken cancellationToken)
                {
                    _cts.Cancel();
                    return Task.CompletedTask;
                }
            """));

    [Fact]
    public Task The_source_is_disposed_with_the_rest_and_a_stored_token_replaced() => _rule.Fixes(
        Service("class Prices : IHostedService, IDisposable", """
                private CancellationToken _token;
                private Timer? _timer;

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _token = [|cancellationToken|];
                    _timer = new Timer(async _ => await RefreshAsync(_token), null, 0, 1000);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken)
                {
                    _timer?.Change(Timeout.Infinite, 0);
                    return Task.CompletedTask;
                }

                public void Dispose() => _timer?.Dispose();
            """),
        Service("class Prices : IHostedService, IDisposable", """
                private CancellationToken _token;
                private Timer? _timer;
                private readonly CancellationTokenSource _stoppingCts = new();

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _token = _stoppingCts.Token;
                    _timer = new Timer(async _ => await RefreshAsync(_token), null, 0, 1000);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken)
                {
                    _stoppingCts.Cancel();
                    _timer?.Change(Timeout.Infinite, 0);
                    return Task.CompletedTask;
                }

                public void Dispose()
                {
                    _timer?.Dispose();
                    _stoppingCts.Dispose();
                }
            """));

    [Theory]
    [InlineData("await _loop!;")]
    [InlineData("await _loop!.ConfigureAwait(false);")]
    [InlineData("await _loop!.WaitAsync(cancellationToken);")]
    public Task A_task_that_the_stop_awaits_may_be_cancelled_now(string wait) => _rule.Fixes(
        Prices($$"""
                private Task? _loop;

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _loop = RefreshAsync([|cancellationToken|]);
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    if (_loop == null)
                        return;

                    {{wait}}
                }
            """),
        Prices("""
                private Task? _loop;
                private readonly CancellationTokenSource _stoppingCts = new();

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _loop = RefreshAsync(_stoppingCts.Token);
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    _stoppingCts.Cancel();
                    if (_loop == null)
                        return;

                    await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));

    [Fact]
    public Task A_task_that_the_stop_returns_may_be_cancelled_now() => _rule.Fixes(
        Prices("""
                private Task _loop = Task.CompletedTask;

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _loop = RefreshAsync([|cancellationToken|]);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => _loop;
            """),
        Prices("""
                private Task _loop = Task.CompletedTask;
                private readonly CancellationTokenSource _stoppingCts = new();

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _loop = RefreshAsync(_stoppingCts.Token);
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    _stoppingCts.Cancel();
                    await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));
}
