namespace OrderShop;

public sealed class Carrier(ILogger<Carrier> log)
{
    public async Task AnnounceAsync(int parcels, CancellationToken cancellationToken = default)
    {
        await Task.Delay(200, cancellationToken);
        log.LogInformation("Announced {Count} parcels", parcels);
    }
}
