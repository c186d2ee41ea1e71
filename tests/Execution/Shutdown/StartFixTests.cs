using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Seaworthy.Tests.Execution.Shutdown;

/// <summary>Starts and stops of services before and after their fixes, in a real host: whether the work begins, is told to end, and is waited for.</summary>
public sealed class StartFixTests
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Seaworthy.Tests.Execution.Shutdown;


        """;

    /// <summary>Work that needs a moment for what it holds when it is told to end.</summary>
    private const string Saving = """
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                note("begun");
                try
                {
                    await work(stoppingToken);
                }
                finally
                {
                    await Task.Delay(200);
                    note("saved");
                }
            }
        """;

    [Theory]
    [InlineData("public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("public override async Task StopAsync(CancellationToken cancellationToken) { await Task.Yield(); }")]
    [InlineData("public new Task StopAsync(CancellationToken cancellationToken) { note(\"bye\"); return base.StopAsync(cancellationToken); }")]
    public async Task Work_is_waited_for_when_the_base_is_called(string stop)
    {
        var service = await Create("SEA3008", "BackgroundService", stop.Replace("return base.StopAsync(cancellationToken);", "return Task.CompletedTask;", StringComparison.Ordinal) + Saving);

        var isHiding = stop.Contains("new", StringComparison.Ordinal);
        Assert.Equal(isHiding ? ["begun", "saved"] : ["begun"], await Run(service.Before, ForEver));
        Assert.Equal(isHiding ? ["begun", "bye", "saved"] : ["begun", "saved"], await Run(service.After, ForEver));
    }

    [Fact]
    public async Task A_queue_is_worked_off_before_what_it_needs_is_gone()
    {
        var service = await Create("SEA3008", "BackgroundService", """
                private readonly Channel<int> _orders = Channel.CreateUnbounded<int>();
                private Action<string> _ledger = note;

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    for (var order = 0; order < 20; order++)
                        _orders.Writer.TryWrite(order);

                    note("begun");
                    await foreach (var order in _orders.Reader.ReadAllAsync(CancellationToken.None))
                    {
                        await Task.Delay(20);
                        _ledger("paid");
                    }
                }

                public override Task StopAsync(CancellationToken cancellationToken)
                {
                    _orders.Writer.Complete();
                    _ledger = null!;
                    note(work is null ? "" : "closed");
                    return Task.CompletedTask;
                }
            """);

        Assert.True((await Run(service.Before, ForEver)).Count(note => note is "paid") < 20);
        Assert.Equal(["begun", .. Enumerable.Repeat("paid", 20), "closed"], await Run(service.After, ForEver));
    }

    [Fact]
    public async Task Work_begins_when_the_base_is_called()
    {
        var service = await Create("SEA3008", "BackgroundService", Saving + """
                public override async Task StartAsync(CancellationToken cancellationToken)
                {
                    await Task.Delay(10, cancellationToken);
                    note("prepared");
                }
            """);

        Assert.Equal(["prepared"], await Run(service.Before, ForEver, awaited: "prepared"));
        Assert.Equal(["prepared", "begun", "saved"], await Run(service.After, ForEver));
    }

    [Theory]
    [InlineData("_ = LoopAsync(cancellationToken);", "")]
    [InlineData("_loop = LoopAsync(cancellationToken);", "private Task? _loop;")]
    [InlineData("_loop = Task.Run(() => LoopAsync(cancellationToken), cancellationToken);", "private Task _loop = Task.CompletedTask;")]
    [InlineData("_token = cancellationToken; _loop = Task.Run(() => LoopAsync(_token));", "private CancellationToken _token; private Task _loop = Task.CompletedTask; private Task Loop => _loop;")]
    public async Task Work_of_a_start_is_cancelled_and_awaited(string start, string members)
    {
        // The task of work that has its token from a field is not known to be that of the start.
        var isAwaited = !start.StartsWith("_token", StringComparison.Ordinal);
        var stop = isAwaited ? "" : "if (!_loop.IsCompleted) { await Task.WhenAny(_loop, Task.Delay(400)); }";
        var service = await Create("SEA3010", "IHostedService", $$"""
                {{members}}

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    {{start}}
                    return Task.CompletedTask;
                }

                public async Task StopAsync(CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    {{stop}}
                }

            """ + Loop);

        Assert.Equal(["begun"], await Run(service.Before, ForEver));
        Assert.Equal(["begun", "saved"], await Run(service.After, ForEver));
    }

    [Fact]
    public async Task Work_ends_with_the_application()
    {
        var service = await Create("SEA3010", "IHostedService", """
                public Task StartAsync(CancellationToken cancellationToken)
                {
                    _ = LoopAsync(cancellationToken);
                    return Task.CompletedTask;
                }

                public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(lifetime.ApplicationStopping.IsCancellationRequested ? 400 : 0);

            """ + Loop, ", IHostApplicationLifetime lifetime");

        Assert.Equal(["begun"], await Run(service.Before, ForEver));
        Assert.Equal(["begun", "saved"], await Run(service.After, ForEver));
    }

    private const string Loop = """

            private async Task LoopAsync(CancellationToken token)
            {
                note("begun");
                try
                {
                    await work(token);
                }
                finally
                {
                    await Task.Delay(200);
                    note("saved");
                }
            }
        """;

    private static Task<FixedService> Create(string rule, string contract, string members, string parameters = "") => FixedService.Create(
        rule,
        Usings + $"public sealed class Worker(Work work, Action<string> note{parameters}) : {contract}\n{{\n{members}\n}}\n",
        TestContext.Current.CancellationToken);

    /// <summary>What has been noted when the host has stopped.</summary>
    private static async Task<IReadOnlyList<string>> Run(ServiceFactory create, Work work, string awaited = "begun")
    {
        var notes = new ConcurrentQueue<string>();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(services => create(services, work, Note));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        return [.. notes];

        void Note(string text)
        {
            notes.Enqueue(text);
            if (text == awaited)
                begun.TrySetResult();
        }
    }

    private static Task ForEver(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
