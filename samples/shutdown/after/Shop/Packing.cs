namespace OrderShop;

public sealed class Packing(ILogger<Packing> log)
{
    public async Task PackAsync(int order, CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        log.LogInformation("Packed order {OrderId}", order);
    }
}
