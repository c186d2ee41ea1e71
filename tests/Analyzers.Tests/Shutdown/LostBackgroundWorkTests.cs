using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Work that nobody waits for, in services, controllers, hubs and endpoints.</summary>
public sealed partial class LostBackgroundWorkTests
{
    private const string Usings = """
        #nullable enable
        #pragma warning disable CS4014, CS1998, CS0169, CS0219, CS0414, CS9113
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;


        """;

    private const string WebUsings = Usings + """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR;


        """;

    private readonly RuleTest<BackgroundWorkAnalyzer, LostBackgroundWorkFix> _rule = new(LostBackgroundWork.Rule, References.Net10);
    private readonly RuleTest<BackgroundWorkAnalyzer, LostBackgroundWorkFix> _web = new(LostBackgroundWork.Rule, References.Web);

    private static string Worker(string work) => Usings + $$"""
        class Worker(ILogger<Worker> log, IHostApplicationLifetime lifetime) : BackgroundService
        {
            private readonly List<Task> _tasks = [];
            private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();
            private Task? _loop;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{work}}
                await Task.Yield();
            }

            private async Task SendAsync(string order)
            {
                log.LogInformation("{Order}", order);
                await Task.Delay(1000);
            }

            private async ValueTask SaveAsync() => await Task.Delay(1000);

            private Task SendAsync(CancellationToken token) => Task.Delay(1000, token);

            private Task EnqueueAsync() => Task.CompletedTask;

            private void Track(Task task) => _tasks.Add(task);

            private void End()
            {
                _loop = null;
                lifetime.StopApplication();
            }
        }
        """;

    [Theory]
    [InlineData("_ = Task.[|Run|](() => SendAsync(\"a\"));")]
    [InlineData("_ = Task.[|Run|](async () => { await SendAsync(\"a\"); }, stoppingToken);")]
    [InlineData("Task.[|Run|](() => Console.WriteLine(\"a\"));")]
    [InlineData("_ = Task.Factory.[|StartNew|](() => Console.WriteLine(\"a\"));")]
    [InlineData("ThreadPool.[|QueueUserWorkItem|](_ => Console.WriteLine(\"a\"));")]
    [InlineData("_ = ThreadPool.[|QueueUserWorkItem|](_ => Console.WriteLine(\"a\"));")]
    [InlineData("_ = [|SendAsync|](\"a\");")]
    [InlineData("[|SendAsync|](\"a\");")]
    [InlineData("this.[|SendAsync|](\"a\").ConfigureAwait(false);")]
    [InlineData("_ = [|SaveAsync|]();")]
    [InlineData("var sending = [|SendAsync|](\"a\");")]
    [InlineData("foreach (var order in new[] { \"a\" }) _ = [|SendAsync|](order);")]
    [InlineData("Action<string> send = order => { _ = [|SendAsync|](order); }; send(\"a\");")]
    [InlineData("_ = [|SendAsync|](\"a\").ContinueWith(sent => log.LogInformation(\"Sent\"));")]
    public Task A_service_that_leaves_work_alone(string work) => _rule.Reports(Worker(work));

    [Theory]
    [InlineData("_ = [|SendAsync|](stoppingToken);")]
    [InlineData("_ = Task.[|Run|](() => SendAsync(stoppingToken));")]
    [InlineData("_ = [|SendAsync|](\"a\").ContinueWith(sent => log.LogError(sent.Exception, \"Lost\"), TaskContinuationOptions.OnlyOnFaulted);")]
    public Task Work_that_hears_of_the_shutdown_loses_little(string work) => _rule.ReportsAs(DiagnosticSeverity.Info, Worker(work));

    [Theory]
    [InlineData("await SendAsync(\"a\");")]
    [InlineData("_loop = SendAsync(\"a\");")]
    [InlineData("_tasks.Add(SendAsync(\"a\")); await Task.WhenAll(_tasks);")]
    [InlineData("Track(SendAsync(\"a\"));")]
    [InlineData("var sending = SendAsync(\"a\"); await sending;")]
    [InlineData("var a = SendAsync(\"a\"); var b = SendAsync(\"b\"); await Task.WhenAll(a, b);")]
    [InlineData("SendAsync(\"a\").Wait();")]
    [InlineData("_ = EnqueueAsync();")]
    [InlineData("_ = _orders.Writer.WriteAsync(\"a\");")]
    [InlineData("_ = new CancellationTokenSource().CancelAsync();")]
    [InlineData("_ = Task.Run(lifetime.StopApplication); End();")]
    [InlineData("_ = Task.Run(() => { End(); lifetime.StopApplication(); });")]
    [InlineData("_ = Task.Delay(1000);")]
    [InlineData("_ = log.BeginScope(\"a\");")]
    [InlineData("await Task.Run(() => SendAsync(\"a\"));")]
    public Task Work_that_somebody_has(string work) => _rule.IsSilent(Worker(work));

    [Fact]
    public Task Nothing_is_said_of_other_types_and_of_clean_up() => _rule.IsSilent(Usings + """
        class Shop
        {
            public void Sell() => _ = Task.Run(() => Task.Delay(1000));

            public void Buy() { _ = Task.Delay(1000).ContinueWith(_ => { }); Task.Run(() => { }); }
        }

        class Worker : BackgroundService, IAsyncDisposable
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;

            public override void Dispose()
            {
                _ = Task.Run(() => { });
                base.Dispose();
            }

            public ValueTask DisposeAsync()
            {
                _ = Task.Run(() => { });
                return default;
            }

            class Item
            {
                public void Count() => Task.Run(() => { });
            }
        }
        """);

    [Fact]
    public Task Who_answers_requests_is_over_before_the_work() => _web.Reports(WebUsings + """
        class OrdersController(Mailer mailer) : ControllerBase
        {
            [HttpPost]
            public IActionResult Post(string order, CancellationToken cancellationToken)
            {
                _ = Task.[|Run|](() => mailer.SendAsync(order, CancellationToken.None));
                _ = mailer.[|SendAsync|](order, cancellationToken);
                Audit(order);
                return Ok();
            }

            private void Audit(string order) => _ = Task.[|Run|](() => Console.WriteLine(order));

            private void Count(string order) => Task.[|Run|](() => Console.WriteLine(order));
        }

        [ApiController]
        class PlainController(Mailer mailer)
        {
            public void Post(string order)
            {
                mailer?.[|SendAsync|](order, default);
            }
        }

        class OrderHub(Mailer mailer) : Hub
        {
            public void Send(string order)
            {
                var sending = mailer.[|SendAsync|](order, Context.ConnectionAborted);
            }
        }

        class Mailer
        {
            public Task SendAsync(string order, CancellationToken token) => Task.Delay(order.Length, token);
        }
        """);

    [Fact]
    public Task Endpoints_are_lambdas_and_what_they_name() => _web.WithProgram().Reports(WebUsings + """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", (string order) =>
        {
            _ = Task.[|Run|](() => Mailer.SendAsync(order));
            return Results.Ok();
        });
        app.MapGroup("/shop").MapGet("/", async (string order) =>
        {
            ThreadPool.[|QueueUserWorkItem|](_ => Console.WriteLine(order));
            await Task.Yield();
        });
        app.MapPut("/orders", Put);
        app.MapPatch("/orders", Put);
        app.MapDelete("/orders", Mailer.Delete);
        app.Map("/branch", branch => branch.Use((context, next) =>
        {
            _ = Mailer.SendAsync("a");
            return next();
        }));
        _ = Mailer.SendAsync("started");
        app.Run();

        static void Put(string order)
        {
            Mailer.[|SendAsync|](order);
        }

        static class Mailer
        {
            public static Task SendAsync(string order) => Task.Delay(order.Length);

            public static void Delete(string order)
            {
                _ = [|SendAsync|](order);
            }

            public static void Other(string order)
            {
                _ = SendAsync(order);
            }
        }
        """);

    [Fact]
    public Task What_keeps_the_token_of_the_start_is_said_once() => _rule.Reports(Usings + """
        class Mailer : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = SendAsync(cancellationToken);
                _ = Task.Run(() => SendAsync(cancellationToken));
                _ = [|SendAsync|](CancellationToken.None);
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private static Task SendAsync(CancellationToken token) => Task.Delay(1, token);
        }
        """);

    [Fact]
    public Task Unless_that_is_turned_off() => _rule.With("dotnet_diagnostic.SEA3010.severity = none").ReportsAs(DiagnosticSeverity.Info, Usings + """
        class Mailer : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.[|Delay|](1, cancellationToken).ContinueWith(_ => { });
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """.Replace("Task.[|Delay|](1, cancellationToken).ContinueWith(_ => { })", "[|SendAsync|](cancellationToken)", StringComparison.Ordinal).Replace("=> Task.CompletedTask;\n}", "=> Task.CompletedTask;\n\n    private static Task SendAsync(CancellationToken token) => Task.Delay(1, token);\n}", StringComparison.Ordinal));

    [Fact]
    public Task Other_types_count_as_services_where_the_settings_say_so() => _rule.With("seaworthy.shutdown.host_types = Shop.IJob").Reports(Usings + """
        namespace Shop
        {
            interface IJob;

            class Import : IJob
            {
                public void Run()
                {
                    _ = Task.[|Run|](() => Console.WriteLine());
                }
            }
        }
        """);
}
