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

    [Fact]
    public Task Work_for_each_item_of_a_service_loop_is_left_to_its_author() => _rule.ReportsWithoutFix(Worker("foreach (var order in new[] { \"a\" }) _ = [|SendAsync|](order);"));

    [Fact]
    public Task A_request_without_a_queue_has_nobody_to_give_its_work_to() => _web.ReportsWithoutFix(WebUsings + """
        class OrdersController : ControllerBase
        {
            public void Post() => Task.[|Run|](() => { });

            public void Put()
            {
                Task.[|Run|](() => { });
            }
        }
        """);

    private static string Controller(string action, string result = "ValueTask") => WebUsings + $$"""
        interface IBackgroundTaskQueue
        {
            {{result}} QueueBackgroundWorkItemAsync(Func<CancellationToken, ValueTask> workItem);

            ValueTask<Func<CancellationToken, ValueTask>> DequeueAsync(CancellationToken cancellationToken);
        }

        class OrdersController(IBackgroundTaskQueue queue) : ControllerBase
        {
            {{action}}

            private static Task SendAsync(string order, CancellationToken token) => Task.Delay(order.Length, token);

            protected IBackgroundTaskQueue GetQueue() => queue;
        }
        """;

    [Theory]
    [InlineData("_ = Task.[|Run|](async () => { await SendAsync(order, CancellationToken.None); });", "await queue.QueueBackgroundWorkItemAsync(async token => { await SendAsync(order, CancellationToken.None); });")]
    [InlineData("Task.[|Run|](() => SendAsync(order, CancellationToken.None), cancellationToken);", "await queue.QueueBackgroundWorkItemAsync(async token => await SendAsync(order, CancellationToken.None));")]
    [InlineData("_ = [|SendAsync|](order, cancellationToken); // later", "await queue.QueueBackgroundWorkItemAsync(async token => await SendAsync(order, token)); // later")]
    [InlineData("_ = [|SendAsync|](order, HttpContext.RequestAborted);", "await queue.QueueBackgroundWorkItemAsync(async token => await SendAsync(order, token));")]
    public Task A_queue_at_hand_takes_it(string before, string after)
    {
        static string Action(string work) => $$"""
            public async Task<IActionResult> Post(string order, CancellationToken cancellationToken)
                {
                    {{work}}
                    await Task.Yield();
                    return Ok();
                }
            """;

        return _web.Fixes(Controller(Action(before)), Controller(Action(after)));
    }

    [Fact]
    public Task A_queue_that_takes_it_at_once_is_for_every_action() => _web.Fixes(
        Controller("public void Post(string order)\n    {\n        _ = [|SendAsync|](order, default);\n    }", "void").Replace("default", "CancellationToken.None", StringComparison.Ordinal),
        Controller("public void Post(string order)\n    {\n        queue.QueueBackgroundWorkItemAsync(async token => await SendAsync(order, CancellationToken.None));\n    }", "void"));

    [Theory]
    [InlineData("public void Post(string order)\n    {\n        _ = [|SendAsync|](order, CancellationToken.None);\n    }")]
    [InlineData("public async Task Post()\n    {\n        _ = [|SendAsync|](Request.Path, CancellationToken.None);\n        await Task.Yield();\n    }")]
    [InlineData("public async Task Post(string order)\n    {\n        _ = Task.[|Run|](() => { Console.WriteLine(order); });\n        await Task.Yield();\n    }")]
    public Task What_the_queue_can_not_take_as_it_is_stays(string action) => _web.ReportsWithoutFix(Controller(action));

    [Fact]
    public Task An_endpoint_that_asks_for_a_queue_has_one() => _web.WithProgram().Fixes(
        WebUsings + """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", async (string order, Jobs jobs) =>
        {
            _ = Task.[|Run|](() => Task.Delay(order.Length));
            await Task.Yield();
        });
        app.Run();

        class Jobs
        {
            public Task QueueWorkItemAsync(Func<CancellationToken, Task> work) => work(default);
        }
        """,
        WebUsings + """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", async (string order, Jobs jobs) =>
        {
            await jobs.QueueWorkItemAsync(token => Task.Delay(order.Length));
            await Task.Yield();
        });
        app.Run();

        class Jobs
        {
            public Task QueueWorkItemAsync(Func<CancellationToken, Task> work) => work(default);
        }
        """);
}
