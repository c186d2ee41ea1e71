namespace OrderShop;

/// <summary>Knows what foreign money is worth.</summary>
public sealed class ExchangeRates(ILogger<ExchangeRates> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rate = await LookUpAsync(stoppingToken);
            log.LogInformation("A krona is worth {Rate} today", rate);
            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }

    private static async Task<decimal> LookUpAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        return 0.089m;
    }
}
