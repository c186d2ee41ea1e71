namespace OrderShop;

/// <summary>Announces the parcels of the day to the carrier.</summary>
public sealed class Parcels(Carrier carrier) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            await carrier.AnnounceAsync(parcels: 15, cancellationToken: stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
