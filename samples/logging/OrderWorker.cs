using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderService;

/// <summary>Works through the waiting orders, then stops the service.</summary>
public sealed class OrderWorker(Checkout checkout, IHostApplicationLifetime lifetime, ILogger<OrderWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = Orders.Waiting;
        logger.LogInformation($"Order service started, {waiting.Count} orders are waiting");

        var failed = 0;
        foreach (var order in waiting)
        {
            using var scope = logger.BeginScope($"order {order.Id}");
            try
            {
                await checkout.ProcessAsync(order, stoppingToken);
            }
            catch (Exception)
            {
                failed++;
                logger.LogError($"ERROR: Failed to process order {order.Id} for user {order.User.Email}");
            }
        }

        logger.LogInformation(failed == 0 ? $"Done, {failed} orders failed" : $"Done, but {failed} orders failed: call the day shift");
        var summary = $"Set aside for review: {checkout.SetAside} orders";
        logger.LogInformation(summary);
        lifetime.StopApplication();
    }
}
