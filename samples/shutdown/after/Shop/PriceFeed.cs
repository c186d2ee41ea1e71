namespace OrderShop;

/// <summary>Keeps the prices fresh.</summary>
public sealed class PriceFeed(ILogger<PriceFeed> log) : IHostedService
{
    private readonly CancellationTokenSource _stoppingCts = new();
    private Task _work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = RefreshAsync(_stoppingCts.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stoppingCts.Cancel();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("The prices are fresh");
            await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
        }
    }
}
