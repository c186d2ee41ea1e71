using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Shutdown;

public sealed partial class StartupTokenKeptTests
{
    [Fact]
    public Task Several_pieces_of_work_are_kept_in_a_list() => _rule.Fixes(
        Prices("""
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _ = RefreshAsync([|cancellationToken|]);
                    Task.Run(() => RefreshAsync([|cancellationToken|]));
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                }
            """),
        Prices("""
                private readonly CancellationTokenSource _stoppingCts = new();
                private readonly List<Task> _work = new();

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _work.Add(RefreshAsync(_stoppingCts.Token));
                    _work.Add(Task.Run(() => RefreshAsync(_stoppingCts.Token)));
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    _stoppingCts.Cancel();
                    await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                    await Task.WhenAll(_work).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));

    [Theory]
    [InlineData("_queue.Writer.Complete();\n        return Task.CompletedTask;")]
    [InlineData("return Task.WhenAny(Task.Run(() => _loop!.Wait(1000)), Task.Delay(1000, cancellationToken));")]
    public Task What_drains_or_waits_in_its_own_way_is_left_to_its_author(string stop) => _rule.ReportsWithoutFix(Prices($$"""
            private readonly System.Threading.Channels.Channel<string> _queue = System.Threading.Channels.Channel.CreateUnbounded<string>();
            private Task? _loop;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _loop = RefreshAsync([|cancellationToken|]);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                {{stop}}
            }

            public bool IsIdle => _queue.Reader.Count is 0;
        """));

    [Fact]
    public Task A_type_without_a_stop_of_its_own_has_no_place_to_cancel() => _rule.ReportsWithoutFix(Usings + """
        class Worker : BackgroundService
        {
            public override Task StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.Delay(1, [|cancellationToken|]);
                return base.StartAsync(cancellationToken);
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Older_languages_get_what_they_know() => _rule.WithLanguage(LanguageVersion.CSharp8).Fixes(
        Prices("""
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _ = RefreshAsync([|cancellationToken|]);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            """),
        Prices("""
                private readonly CancellationTokenSource _stoppingCts = new CancellationTokenSource();
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
}
