using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Shutdown;

public sealed partial class LostBackgroundWorkTests
{
    private static string Mailer(string members) => Usings + "class Mailer : IHostedService\n{\n" + members + """


            private static Task SendAsync() => Task.Delay(1);

            private static ValueTask SaveAsync() => new(Task.Delay(1));
        }
        """;

    [Fact]
    public Task A_service_keeps_it_and_awaits_it_when_it_stops() => _rule.Fixes(
        Mailer("""
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    // Mail takes its time.
                    _ = Task.[|Run|](SendAsync, CancellationToken.None); // soon
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            """),
        Mailer("""
                private Task _work = Task.CompletedTask;

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    // Mail takes its time.
                    _work = Task.Run(SendAsync, CancellationToken.None); // soon
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    await _work.WaitAsync(cancellationToken);
                }
            """));

    [Fact]
    public Task Several_tasks_are_kept_in_a_list() => _rule.Fixes(
        Mailer("""
                private const int Orders = 20;
                private readonly SemaphoreSlim _gate = new(1);

                public async Task StartAsync(CancellationToken cancellationToken)
                {
                    for (var order = 0; order < Orders; order++)
                        Task.[|Run|](() => SendAsync());

                    _ = [|SaveAsync|]();
                    await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                public Task StopAsync(CancellationToken cancellationToken)
                {
                    Console.WriteLine("bye");
                    _gate.Dispose();

                    return Task.CompletedTask;
                }
            """),
        Mailer("""
                private const int Orders = 20;
                private readonly SemaphoreSlim _gate = new(1);
                private readonly List<Task> _work = new();

                public async Task StartAsync(CancellationToken cancellationToken)
                {
                    for (var order = 0; order < Orders; order++)
                        _work.Add(Task.Run(() => SendAsync()));

                    _work.Add(SaveAsync().AsTask());
                    await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    Console.WriteLine("bye");
                    await Task.WhenAll(_work).WaitAsync(cancellationToken).ConfigureAwait(false);
                    _gate.Dispose();
                }
            """));

    private static string Importer(string members, string head = "class Importer(ILogger<Importer> log) : BackgroundService") => Usings + head + "\n{\n" + members + """


            private async Task ImportAsync(string order)
            {
                log.LogInformation("{Order}", order);
                await Task.Delay(100);
            }

            private async Task ListenAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                    await ImportAsync("a");
            }

            private async Task PollAsync()
            {
                while (true)
                    await ImportAsync("a");
            }
        }
        """;

    [Fact]
    public Task A_background_service_gets_a_stop_that_awaits_it() => _rule.Fixes(
        Importer("""
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _ = [|ImportAsync|]("first");
                    await Task.Delay(1000, stoppingToken).ConfigureAwait(false);
                }
            """),
        Importer("""
                private Task _work = Task.CompletedTask;

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _work = ImportAsync("first");
                    await Task.Delay(1000, stoppingToken).ConfigureAwait(false);
                }

                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    await base.StopAsync(cancellationToken).ConfigureAwait(false);
                    await _work.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            """));

    [Fact]
    public Task Work_that_ends_with_the_service_may_end_with_its_cancellation() => _rule.WithSeverity(DiagnosticSeverity.Info).Fixes(
        Importer("""
                private readonly CancellationTokenSource _ending = new();

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _ = Task.[|Run|](() => ListenAsync(stoppingToken), CancellationToken.None);
                    foreach (var order in new[] { "a", "b" })
                        _ = [|ListenAsync|](_ending.Token);

                    await Task.Yield();
                }

                public override Task StopAsync(CancellationToken cancellationToken)
                {
                    _ending.Cancel();
                    return base.StopAsync(cancellationToken);
                }
            """),
        Importer("""
                private readonly CancellationTokenSource _ending = new();
                private readonly List<Task> _work = new();

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _work.Add(Task.Run(() => ListenAsync(stoppingToken), CancellationToken.None));
                    foreach (var order in new[] { "a", "b" })
                        _work.Add(ListenAsync(_ending.Token));

                    await Task.Yield();
                }

                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    _ending.Cancel();
                    await base.StopAsync(cancellationToken);
                    await Task.WhenAll(_work).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));

    [Fact]
    public Task An_observer_of_failures_is_cancelled_where_there_are_none() => _rule.WithSeverity(DiagnosticSeverity.Info).Fixes(
        Importer("""
                protected override Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    var importing = [|ImportAsync|]("a")
                        .ContinueWith(imported => log.LogError(imported.Exception, "Lost"), TaskContinuationOptions.OnlyOnFaulted); // seen
                    return Task.CompletedTask;
                }
            """),
        Importer("""
                private Task _work = Task.CompletedTask;

                protected override Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _work = ImportAsync("a")
                        .ContinueWith(imported => log.LogError(imported.Exception, "Lost"), TaskContinuationOptions.OnlyOnFaulted); // seen
                    return Task.CompletedTask;
                }

                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    await base.StopAsync(cancellationToken);
                    await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            """));

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { foreach (var order in new[] { \"a\" }) { _ = [|ImportAsync|](order); } await Task.Delay(10, stoppingToken); }")]
    [InlineData("_ = [|PollAsync|]();")]
    [InlineData("_ = /* soon */ [|ImportAsync|](\"a\");")]
    [InlineData("_ = Task.[|Run|](async () => { while (true) { await ImportAsync(\"a\"); } }, stoppingToken);")]
    [InlineData("_ = Task.[|Run|](() => Console.ReadLine());")]
    [InlineData("Action import = () => { _ = [|ImportAsync|](\"a\"); }; import();")]
    [InlineData("ThreadPool.[|QueueUserWorkItem|](_ => Console.WriteLine());")]
    [InlineData("if (stoppingToken.CanBeCanceled) _ = this.[|ImportAsync|](\"a\").ConfigureAwait(false);")]
    public Task Work_that_a_stop_can_not_wait_for_is_left_to_its_author(string work) => _rule.ReportsWithoutFix(Importer($$"""
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{work}}
                await Task.Yield();
            }
        """));

    [Theory]
    [InlineData("public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("public override Task StopAsync(CancellationToken cancellationToken) { _client.Dispose(); return base.StopAsync(cancellationToken); }")]
    public Task A_stop_that_does_not_end_the_execution_first_can_not_wait_for_its_work(string stop) => _rule.ReportsWithoutFix(Importer($$"""
            private readonly SemaphoreSlim _client = new(1);

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _ = [|ImportAsync|]("a");
                await _client.WaitAsync(stoppingToken);
            }

            {{stop}}
        """));

    [Fact]
    public Task A_service_of_an_own_base_class_is_left_to_its_author() => _rule.ReportsWithoutFix(Importer("""
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _ = [|ImportAsync|]("a");
                return Task.CompletedTask;
            }
        """, "abstract class Job : BackgroundService;\n\nclass Importer(ILogger<Importer> log) : Job"));

    [Fact]
    public Task Directives_and_parts_stay_as_they_are() => _rule.ReportsWithoutFix(Importer("""
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _ = Task.[|Run|](async () =>
                {
        #if DEBUG
                    Console.WriteLine();
        #endif
                    await ImportAsync("a");
                });
                return Task.CompletedTask;
            }
        """));

    [Fact]
    public Task Tabs_and_line_ends_are_kept()
    {
        static string Windows(string code) => code.Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

        return _rule.Fixes(
            Windows(Importer("""
                    protected override async Task ExecuteAsync(CancellationToken stoppingToken) {
                        await Task.Yield();
                        Task.[|Run|](() => {
                            return ImportAsync("a"); // one
                        });
                    }
                """, "class Importer(ILogger<Importer> log) : BackgroundService")),
            Windows(Importer("""
                    private Task _work = Task.CompletedTask;

                    protected override async Task ExecuteAsync(CancellationToken stoppingToken) {
                        await Task.Yield();
                        _work = Task.Run(() => {
                            return ImportAsync("a"); // one
                        });
                    }

                    public override async Task StopAsync(CancellationToken cancellationToken)
                    {
                        await base.StopAsync(cancellationToken);
                        await _work.WaitAsync(cancellationToken);
                    }
                """, "class Importer(ILogger<Importer> log) : BackgroundService")));
    }
}
