namespace Seaworthy.Tests.Shutdown;

/// <summary>Work that answers to requests leave behind, handed to a queue.</summary>
public sealed partial class LostBackgroundWorkTests
{
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
    [InlineData("await queue.QueueBackgroundWorkItemAsync(async token => await SendAsync(\"slip\", token));", "token")]
    [InlineData("await queue.QueueBackgroundWorkItemAsync(async stoppingToken => await SendAsync(\"slip\", stoppingToken));", "token")]
    [InlineData("var token = order + 1;\n        Console.WriteLine(token);", "stoppingToken")]
    public Task The_token_of_the_work_has_the_name_that_nothing_around_it_has(string before, string token)
    {
        string Action(string work) => $$"""
            public async Task Post(string order)
                {
                    {{before}}
                    {{work}}
                    await Task.Yield();
                }
            """;

        return _web.Fixes(
            Controller(Action("_ = [|SendAsync|](order, HttpContext.RequestAborted);")),
            Controller(Action($"await queue.QueueBackgroundWorkItemAsync(async {token} => await SendAsync(order, {token}));")));
    }

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

    private static string Shop(string action) => WebUsings + $$"""
        class Database : IDisposable
        {
            public Task SaveAsync(string order) => Task.Delay(order.Length);

            public void Dispose() { }
        }

        class Order
        {
            public string Name { get; set; } = "";
        }

        interface IJobQueue
        {
            void QueueBackgroundWorkItem(Func<CancellationToken, Task> workItem);
        }

        class ShopController(IJobQueue queue, Database database) : ControllerBase
        {
            private readonly IJobQueue _queue = queue;
            private int _count;

            public void Count() => _count = database.GetHashCode();

            {{action}}

            private Task GreetAsync(string order) => Task.Delay(order.Length + (User.Identity?.Name?.Length ?? 0));

            private static Task MailAsync(string order) => Task.Delay(order.Length);

            private static Task ShipAsync(Order order) => Task.Delay(order.Name.Length);

            private static Task CountAsync(int count) => Task.Delay(count);
        }
        """;

    [Theory]
    [InlineData("public void Post(string order) { _ = [|MailAsync|](order); }", "public void Post(string order) { _queue.QueueBackgroundWorkItem(token => MailAsync(order)); }")]
    [InlineData("public IActionResult Post(Order order) { order.Name = \"a\"; _ = [|ShipAsync|](order); return Ok(order); }", "public IActionResult Post(Order order) { order.Name = \"a\"; _queue.QueueBackgroundWorkItem(token => ShipAsync(order)); return Ok(order); }")]
    [InlineData("public void Post(string order, string token) { Task.[|Run|](() => MailAsync(order + token)); }", "public void Post(string order, string token) { _queue.QueueBackgroundWorkItem(stoppingToken => MailAsync(order + token)); }")]
    public Task A_field_is_the_queue_that_a_parameter_became(string before, string after) => _web.Fixes(Shop(before), Shop(after));

    [Theory]
    [InlineData("public void Post(string order) { _ = [|GreetAsync|](order); }")]
    [InlineData("public void Post(string order) { _ = Task.[|Run|](() => MailAsync(Request.Path + order)); }")]
    [InlineData("public void Post(string order) { _ = Task.[|Run|](async () => { await MailAsync(order); await HttpContext.Response.WriteAsync(order); }); }")]
    [InlineData("public void Post(string order) { _ = Task.[|Run|](() => database.SaveAsync(order)); }")]
    [InlineData("public void Post(string order) { _ = database.[|SaveAsync|](order); }")]
    [InlineData("public void Post(string order) { using var other = new Database(); _ = Task.[|Run|](() => other.SaveAsync(order)); }")]
    [InlineData("public void Post(Order order) { _ = [|ShipAsync|](order); order.Name = \"b\"; }")]
    [InlineData("public void Post(Order order) { order = new(); _ = [|ShipAsync|](order); }")]
    [InlineData("public void Post() { _ = [|CountAsync|](_count); }")]
    [InlineData("public void Post() { for (var i = 0; i < 3; i++) { _ = [|CountAsync|](i); } }")]
    public Task What_needs_the_request_is_not_put_off(string action) => _web.ReportsWithoutFix(Shop(action));

    [Theory]
    [InlineData("public void Post(string order) { _ = /* soon */ [|MailAsync|](order); }")]
    [InlineData("public void Post(string order) { Task.[|Run|](() => MailAsync(order), /* not yet */ CancellationToken.None); }")]
    [InlineData("public void Post(string order) { Task a = [|MailAsync|](order), b = [|MailAsync|](order); }")]
    [InlineData("public void Post(string order) { lock (_queue) { if (order.Length > 0) { Task.[|Run|](() => Console.WriteLine(order)); } } }")]
    public Task What_the_statement_says_besides_stays(string action) => _web.ReportsWithoutFix(Shop(action));

    [Fact]
    public Task The_statement_around_a_lambda_is_not_the_work() => _web.ReportsWithoutFix(WebUsings + """
        interface IJobQueue
        {
            void QueueBackgroundWorkItem(Func<CancellationToken, Task> workItem);
        }

        static class Orders
        {
            public static void Map(WebApplication app, IJobQueue queue)
            {
                queue.GetHashCode();
                app.MapGet("/late", (string order) => { Action send = () => _ = [|SendAsync|](order); send(); });
                app.MapGet("/", (string order) => _ = SendAsync(order));
            }

            private static Task SendAsync(string order) => Task.Delay(order.Length);
        }
        """);
}
