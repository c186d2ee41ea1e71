using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Seaworthy.Tests.Execution.Shutdown;

/// <summary>Loops of services before and after their fixes: what a time-out, a failure and a shutdown do to them.</summary>
public sealed class LoopFixTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentQueue<string> _notes = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    [Fact]
    public async Task An_endless_loop_ends_when_it_is_stopped()
    {
        var service = await Create("SEA3001", "while (true) { note(\"round\"); await work(default); await Task.Delay(4000); }");

        Assert.False(await IsStopped(service.Before, Once));
        Assert.True(await IsStopped(service.After, Once));
        Assert.Contains("round", _notes);
    }

    [Fact]
    public async Task A_swallowed_cancellation_leaves_the_loop_and_a_failure_does_not()
    {
        var service = await Create("SEA3005", "while (true) { try { await work(stoppingToken); } catch (Exception) { note(\"failed\"); } }");

        Assert.False(await IsStopped(service.Before, FailsOnce));
        Assert.True(_notes.Count > 100, "It doesn't go round and round.");

        _notes.Clear();
        Assert.True(await IsStopped(service.After, FailsOnce));
        Assert.Equal(["failed", "left"], _notes);
    }

    [Fact]
    public async Task A_pause_after_a_failure_ends_with_the_service()
    {
        var service = await Create("SEA3005", "while (!stoppingToken.IsCancellationRequested) { try { await work(stoppingToken); } catch (Exception) { note(\"failed\"); await Task.Delay(4000); } }");

        Assert.False(await IsStopped(service.Before, Waits));
        _notes.Clear();
        Assert.True(await IsStopped(service.After, Waits));
        Assert.Equal(["failed", "left"], _notes);
    }

    [Fact]
    public async Task A_time_out_does_not_end_the_service()
    {
        var service = await Create("SEA3006", "while (true) { try { await work(stoppingToken); } catch (OperationCanceledException) { break; } }");

        Assert.True(await IsStopped(service.Before, TimesOutOnce));
        Assert.Equal(1, _calls);

        _notes.Clear();
        Assert.True(await IsStopped(service.After, TimesOutOnce));
        Assert.Equal(2, _calls);
        Assert.Equal(["left"], _notes);
    }

    [Fact]
    public async Task A_time_out_does_not_stop_the_host()
    {
        var service = await Create("SEA3006", "while (!stoppingToken.IsCancellationRequested) { try { await work(stoppingToken); } catch (Exception ex) when (ex is not OperationCanceledException) { note(\"failed\"); } }");

        Assert.True(await IsStopped(service.Before, TimesOutOnce));
        Assert.Equal(1, _calls);

        Assert.True(await IsStopped(service.After, TimesOutOnce));
        Assert.Equal(2, _calls);
        Assert.Equal(["failed"], _notes);
    }

    [Fact]
    public async Task A_sleeping_thread_wakes_up()
    {
        var service = await Create("SEA3007", "while (!stoppingToken.IsCancellationRequested) { await work(default); Thread.Sleep(3000); }");

        Assert.False(await IsStopped(service.Before, Once));
        Assert.True(await IsStopped(service.After, Once));
    }

    private static Task<FixedService> Create(string rule, string body) => FixedService.CreateWorker(rule, body, TestContext.Current.CancellationToken);

    /// <summary>Whether the service ends soon after it is told to.</summary>
    private async Task<bool> IsStopped(ServiceFactory create, Work work)
    {
        _calls = 0;
        using var services = new ServiceCollection().BuildServiceProvider();
        using var service = (BackgroundService)create(services, work, _notes.Enqueue);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await _begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(Patience);
        await service.StopAsync(patience.Token);
        return service.ExecuteTask!.IsCompleted;
    }

    private Task Once(CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        return Task.CompletedTask;
    }

    /// <summary>Fails once, and then waits for the token; a service that doesn't listen to that is let go after a thousand rounds.</summary>
    private async Task FailsOnce(CancellationToken cancellationToken)
    {
        if (++_calls is 1)
            throw new InvalidOperationException();

        _begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, _calls < 1000 ? cancellationToken : CancellationToken.None);
    }

    /// <summary>Fails, so that the service waits.</summary>
    private Task Waits(CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        _notes.Clear();
        throw new InvalidOperationException();
    }

    private async Task TimesOutOnce(CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        if (++_calls is 1)
            throw new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout.");

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
