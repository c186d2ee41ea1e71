namespace OrderService;

public sealed class PriceList(FlakyService catalog)
{
    public string Version { get; private set; } = "none";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Version = await catalog.CallAsync(orderId: null, cancellationToken);
                return;
            }
            catch (HttpRequestException problem) when (attempt < 8)
            {
                Console.WriteLine($"Prices could not be loaded, attempt {attempt}: {problem.Message}");
                Thread.Sleep(20 * attempt);
            }
        }
    }
}
