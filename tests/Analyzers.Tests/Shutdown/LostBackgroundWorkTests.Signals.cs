namespace Seaworthy.Tests.Shutdown;

/// <summary>Work whose task nobody has, and whose end is waited for by other means, beside work that only looks like it.</summary>
public sealed partial class LostBackgroundWorkTests
{
    private static string Sender(string members, string usings = Usings) => usings + "class Sender(Mailer mailer) : BackgroundService\n{\n" + members + """


            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
        }

        class Mailer
        {
            public Task SendAsync(string order) => Task.Delay(order.Length);
        }
        """;

    [Theory]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(async () => { await mailer.SendAsync(order); done.SetResult(); }); await done.Task;")]
    [InlineData("var done = new TaskCompletionSource(); _sending[order] = done.Task; _ = TrackAndSendAsync(done);")]
    [InlineData("var done = new TaskCompletionSource(); _sending[order] = done.Task; _ = Run(done);")]
    [InlineData("var left = new CountdownEvent(2); for (var i = 0; i < 2; i++) { _ = Task.Run(() => left.Signal()); } left.Wait();")]
    [InlineData("var gate = new SemaphoreSlim(0); foreach (var c in order) { _ = Task.Run(() => gate.Release()); } foreach (var c in order) { await gate.WaitAsync(); }")]
    [InlineData("var orders = Channel.CreateUnbounded<string>(); _ = Task.Run(async () => { await mailer.SendAsync(order); orders.Writer.Complete(); }); await foreach (var next in orders.Reader.ReadAllAsync()) { Console.WriteLine(next); }")]
    [InlineData("var orders = Channel.CreateUnbounded<string>(); var printing = PrintAsync(orders.Reader); _ = WriteAsync(orders.Writer); await printing;")]
    [InlineData("var sending = mailer.SendAsync(order); _ = sending.ContinueWith(_ => Console.WriteLine()); sending.ContinueWith(_ => { }); await sending;")]
    [InlineData("foreach (var task in new[] { mailer.SendAsync(order) }) { task.ContinueWith(sent => Console.WriteLine(sent.Exception)).ConfigureAwait(false); }")]
    [InlineData("var orders = Channel.CreateUnbounded<string>(); _ = WriteAsync(orders.Writer); await foreach (var next in orders.Reader.ReadAllAsync()) { Console.WriteLine(next); }")]
    [InlineData("var left = 2; for (var i = 0; i < 2; i++) { ThreadPool.QueueUserWorkItem(_ => Interlocked.Decrement(ref left)); } while (left > 0) { await Task.Delay(10); }")]
    [InlineData("using var all = new ManualResetEventSlim(); ThreadPool.QueueUserWorkItem(_ => { Console.WriteLine(order); all.Set(); }); all.Wait();")]
    [InlineData("_ = Task.Run(() => mailer.SendAsync(order)).Wait(100);")]
    [InlineData("var inTime = mailer.SendAsync(order).Wait(100);")]
    [InlineData("_ = mailer.SendAsync(order).IsCompleted;")]
    [InlineData("_ = PretendAsync(); PretendAsync(); _ = TellAsync();")]
    [InlineData("_ = StopAsync(default); _ = mailer.SendAsync(order).IsCompleted ? 1 : 2;")]
    [InlineData("var sent = mailer.SendAsync(order); if (sent.IsCompleted) { return; } await sent;")]
    [InlineData("Task sent; sent = mailer.SendAsync(order); await sent;")]
    [InlineData("Func<Task> send = () => _ = mailer.SendAsync(order); await send(); await Hand(order);")]
    [InlineData("Func<Task> send = () => mailer.SendAsync(order); await send();")]
    public Task Work_whose_end_is_heard_of(string work) => _rule.IsSilent(Sender($$"""
            private readonly Dictionary<string, Task> _sending = [];

            public async Task SendAsync(string order)
            {
                {{work}}
                await Task.Yield();
            }

            private async Task TrackAndSendAsync(TaskCompletionSource done)
            {
                await mailer.SendAsync("a");
                done.SetResult();
            }

            private Task Run(TaskCompletionSource done) => TrackAndSendAsync(done);

            private static async Task WriteAsync(ChannelWriter<string> orders)
            {
                await orders.WriteAsync("a");
                orders.Complete();
            }

            private static async Task PrintAsync(ChannelReader<string> orders) => Console.WriteLine(await orders.ReadAsync());

            private Task Hand(string order) => _ = mailer.SendAsync(order);

            private Task PretendAsync()
            {
                Console.WriteLine("sent");
                return Task.CompletedTask;
            }

            private static ValueTask TellAsync() => default;
        """));

    [Theory]
    [InlineData("var done = new TaskCompletionSource(); await Task.Yield(); _ = Task.[|Run|](async () => { await mailer.SendAsync(order); done.SetResult(); });")]
    [InlineData("await _slots.WaitAsync(); _ = Task.[|Run|](async () => { try { await mailer.SendAsync(order); } finally { _slots.Release(); } });")]
    [InlineData("_ = Task.[|Run|](() => { _sent++; }); Console.WriteLine(_sent);")]
    [InlineData("_ = Task.[|Run|](() => { Interlocked.Increment(ref _sent); }); Console.WriteLine(_sent);")]
    [InlineData("var mail = new List<string>(); _ = Task.[|Run|](() => { mail.Remove(order); }); Console.WriteLine(mail.Count);")]
    [InlineData("_ = Task.[|Run|](async () => { var done = new TaskCompletionSource(); done.SetResult(); await done.Task; });")]
    [InlineData("_ = [|OverrideAsync|](); _ = [|Run|](order); Console.WriteLine(order);")]
    [InlineData("var done = new TaskCompletionSource(); _ = [|Run|](done.Task.ToString() ?? order);")]
    public Task Work_that_tells_nobody(string work) => _rule.Reports(Sender($$"""
            private readonly SemaphoreSlim _slots = new(4);
            private int _sent;

            public async Task SendAsync(string order)
            {
                {{work}}
                await Task.Yield();
            }

            private Task Run(string order) => mailer.SendAsync(order);

            protected virtual Task OverrideAsync() => Task.CompletedTask;

            public override void Dispose()
            {
                _slots.Dispose();
                base.Dispose();
            }
        """));

    [Fact]
    public Task A_stop_that_asks_for_it_is_enough() => _rule.IsSilent(Sender("""
            private readonly SemaphoreSlim _slots = new(4);
            private readonly Dictionary<string, string> _mail = [];
            private int _running;
            private bool _isSending;

            public void Send(string order)
            {
                _ = Task.Run(async () => { try { await mailer.SendAsync(order); } finally { _slots.Release(); } });
                _ = Task.Run(() => mailer.SendAsync(order)).ContinueWith(_ => _mail.Remove(order));
                _ = SendAsync(order);
                Task.Run(() => { Interlocked.Increment(ref _running); Interlocked.Decrement(ref _running); });
            }

            private async Task SendAsync(string order)
            {
                _isSending = true;
                await mailer.SendAsync(order);
                _isSending = false;
            }

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                for (var slot = 0; slot < 4; slot++)
                    await _slots.WaitAsync(cancellationToken);

                while (_running > 0 || _isSending || _mail.Count > 0)
                    await Task.Delay(100, cancellationToken);

                await base.StopAsync(cancellationToken);
            }
        """));

    [Fact]
    public Task A_hub_that_streams_does_not_wait_for_what_fills_the_stream() => _web.IsSilent(WebUsings + """
        class OrderHub : Hub
        {
            public ChannelReader<int> Count(int count, CancellationToken cancellationToken)
            {
                var channel = Channel.CreateUnbounded<int>();
                _ = WriteAsync(channel.Writer, count, cancellationToken);
                return channel.Reader;
            }

            private async Task WriteAsync(ChannelWriter<int> writer, int count, CancellationToken cancellationToken)
            {
                for (var i = 0; i < count; i++)
                    await writer.WriteAsync(i, cancellationToken);

                writer.Complete();
            }
        }
        """);

    [Fact]
    public Task A_response_is_ended_by_its_server() => _web.IsSilent(WebUsings + """
        class HealthController : ControllerBase
        {
            public void Get()
            {
                HttpContext.Response.WriteAsync("OK");
                _ = Response.StartAsync();
            }
        }
        """);

    [Fact]
    public Task The_end_of_a_host_is_nothing_to_wait_for() => _rule.IsSilent(Usings + """
        class Watchdog(IHost host, IHostApplicationLifetime lifetime) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.Run(() => lifetime.StopApplication(), CancellationToken.None);
                _ = host.StopAsync();
                _ = WatchAsync();
                return Task.CompletedTask;
            }

            private async Task WatchAsync()
            {
                await Task.Delay(1000);
                lifetime.StopApplication();
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("_ = Task.Run(() => RestartAsync());")]
    [InlineData("Task.Run(async () => await RestartAsync());")]
    [InlineData("_ = RestartAsync();")]
    [InlineData("_ = RefreshCacheAsync(order);")]
    [InlineData("BroadcastAsync(order);")]
    [InlineData("_ = SendToAdminSessions(order);")]
    [InlineData("keeper.Execute(order);")]
    public Task Work_that_a_stop_makes_needless_or_that_somebody_keeps(string work) => _rule.IsSilent(Sender($$"""
            private readonly ITaskManager keeper = null!;

            public async Task SendAsync(string order)
            {
                {{work}}
                await Task.Yield();
            }

            private Task RestartAsync() => mailer.SendAsync("");
            private Task RefreshCacheAsync(string order) => mailer.SendAsync(order);
            private Task BroadcastAsync(string order) => mailer.SendAsync(order);
            private Task SendToAdminSessions(string order) => mailer.SendAsync(order);
        """) + "\n\ninterface ITaskManager { Task Execute(string order); }");
}
