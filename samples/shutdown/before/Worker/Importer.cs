using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderWorker;

/// <summary>Takes over the orders that a partner has sold.</summary>
public sealed class Importer(Partner partner, ILogger<Importer> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ImportNextAsync();
            }
            catch (OperationCanceledException)
            {
                // The worker is being stopped.
                break;
            }
        }
    }

    private async Task ImportNextAsync()
    {
        var order = await partner.NextOrderAsync();
        log.LogInformation("Order {OrderId} is imported", order);
    }
}
