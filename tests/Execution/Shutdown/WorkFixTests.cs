using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Seaworthy.Tests.Execution.Shutdown;

/// <summary>Work that services leave alone, before and after its fix, in a real host: how much of it is done when the host has stopped.</summary>
public sealed class WorkFixTests
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Seaworthy.Tests.Execution.Shutdown;


        """;

    private const string Sending = """

            private async Task SendAsync()
            {
                note("begun");
                await Task.Delay(300);
                note("sent");
            }

            private async Task ListenAsync(CancellationToken token)
            {
                note("begun");
                try
                {
                    while (!token.IsCancellationRequested)
                        await work(token);
                }
                finally
                {
                    await Task.Delay(200);
                    note("saved");
                }
            }
        """;

    [Theory]
    [InlineData("_ = SendAsync();")]
    [InlineData("Task.Run(SendAsync);")]
    [InlineData("var sending = Task.Run(() => SendAsync()).ContinueWith(sent => note(\"seen\"));")]
    [InlineData("Task.Factory.StartNew(() => { note(\"begun\"); Thread.Sleep(300); note(\"sent\"); });")]
    public async Task Work_of_a_start_is_done_before_the_host_is_gone(string start)
    {
        var service = await Create("IHostedService", $$"""
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    {{start}}
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            """ + Sending);

        Assert.Equal(["begun"], await Run(service.Before));
        string[] expected = start.Contains("seen", StringComparison.Ordinal) ? ["begun", "sent", "seen"] : ["begun", "sent"];
        Assert.Equal(expected, await Run(service.After));
    }

    [Fact]
    public async Task All_of_twenty_are_done()
    {
        var service = await Create("IHostedService", """
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    for (var order = 0; order < 20; order++)
                    {
                        _ = Task.Run(SendAsync, CancellationToken.None);
                    }

                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    await Task.Yield();
                }

            """ + Sending);

        Assert.DoesNotContain("sent", await Run(service.Before));
        Assert.Equal(20, (await Run(service.After)).Count(note => note is "sent"));
    }

    [Fact]
    public async Task Work_of_a_background_service_is_done_behind_its_execution()
    {
        var service = await Create("BackgroundService", """
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _ = SendAsync();
                    await Task.Delay(Timeout.Infinite, stoppingToken);
                }

            """ + Sending);

        Assert.Equal(["begun"], await Run(service.Before));
        Assert.Equal(["begun", "sent"], await Run(service.After));
    }

    [Fact]
    public async Task Work_that_is_told_to_end_can_save_what_it_holds()
    {
        var service = await Create("BackgroundService", """
                protected override Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _ = Task.Run(() => ListenAsync(stoppingToken), CancellationToken.None);
                    return Task.CompletedTask;
                }

                public override Task StopAsync(CancellationToken cancellationToken) => base.StopAsync(cancellationToken);

            """ + Sending);

        Assert.Equal(["begun"], await Run(service.Before));
        Assert.Equal(["begun", "saved"], await Run(service.After));
    }

    [Fact]
    public async Task Work_of_an_answer_is_done_where_its_queue_is_worked_off()
    {
        // A controller is told by its base class alone, so that this one needs no server.
        var service = await FixedService.Create(
            "SEA3014",
            Usings + """
            public sealed class Worker(Work work, Action<string> note) : IHostedService
            {
                private readonly JobQueue _queue = new();

                public Task StartAsync(CancellationToken cancellationToken) => new OrdersController(_queue, note).Post(300);

                public Task StopAsync(CancellationToken cancellationToken) => work is null ? Task.CompletedTask : _queue.WorkOffAsync(cancellationToken);
            }

            public class OrdersController(JobQueue queue, Action<string> note) : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                public async Task Post(int order, CancellationToken requestAborted = default)
                {
                    _ = SendAsync(order, requestAborted);
                    await Task.Yield();
                    note("begun");
                }

                private async Task SendAsync(int order, CancellationToken token)
                {
                    await Task.Delay(order, token);
                    note(token.CanBeCanceled ? "sent" : "sent without a token");
                }
            }

            public class JobQueue
            {
                private readonly System.Collections.Concurrent.ConcurrentQueue<Func<CancellationToken, Task>> _jobs = new();

                public ValueTask QueueBackgroundWorkItemAsync(Func<CancellationToken, Task> job)
                {
                    _jobs.Enqueue(job);
                    return default;
                }

                public async Task WorkOffAsync(CancellationToken cancellationToken)
                {
                    while (_jobs.TryDequeue(out var job))
                        await job(cancellationToken);
                }
            }

            namespace Microsoft.AspNetCore.Mvc
            {
                public abstract class ControllerBase;
            }
            """,
            TestContext.Current.CancellationToken);

        Assert.Equal(["begun"], await Run(service.Before));
        Assert.Equal(["begun", "sent"], await Run(service.After));
    }

    private static Task<FixedService> Create(string contract, string members) => FixedService.Create(
        "SEA3014",
        Usings + $"public sealed class Worker(Work work, Action<string> note) : {contract}\n{{\n{members}\n\n    private object All => work;\n}}\n",
        TestContext.Current.CancellationToken);

    /// <summary>What has been noted when the host has stopped, as if the process ended then.</summary>
    private static async Task<IReadOnlyList<string>> Run(ServiceFactory create)
    {
        var notes = new ConcurrentQueue<string>();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(services => create(services, ForEver, Note));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        return [.. notes];

        void Note(string text)
        {
            notes.Enqueue(text);
            if (text is "begun")
                begun.TrySetResult();
        }
    }

    private static Task ForEver(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
