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
                await ImportNextAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The worker is being stopped.
                break;
            }
            catch (OperationCanceledException ex)
            {
                log.LogWarning(ex, "The operation timed out");
            }
        }
    }

    private async Task ImportNextAsync(CancellationToken cancellationToken)
    {
        var order = await partner.NextOrderAsync(cancellationToken);
        log.LogInformation("Order {OrderId} is imported", order);
    }
}
