namespace OrderShop;

public sealed class Carrier(ILogger<Carrier> log)
{
    public async Task AnnounceAsync(int parcels)
    {
        await Task.Delay(200);
        log.LogInformation("Announced {Count} parcels", parcels);
    }
}
