using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderService;

/// <summary>Works through the waiting orders, then stops the service.</summary>
public sealed class OrderWorker(Checkout checkout, IHostApplicationLifetime lifetime, ILogger<OrderWorker> logger) : BackgroundService
{
    private static readonly string[] Carriers = ["Blue Star", "Northern", "Van Dijk"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = Orders.Waiting;
        logger.LogInformation($"Order service started, {waiting.Count} orders are waiting");
        logger.LogInformation("Carriers today: {Carriers}", Carriers);

        var failed = 0;
        foreach (var order in waiting)
        {
            logger.BeginScope($"order {order.Id}");
            try
            {
                await checkout.ProcessAsync(order, stoppingToken);
            }
            catch (Exception ex)
            {
                failed++;
                logger.LogError($"Failed to process order {order.Id} for user {order.User.Email}: {ex.Message}");
                Console.WriteLine("something went wrong");
            }
        }

        logger.LogInformation(failed == 0 ? $"Done, {failed} orders failed" : $"Done, but {failed} orders failed: call the day shift");
        var summary = $"Set aside for review: {checkout.SetAside} orders";
        logger.LogInformation(summary);
        lifetime.StopApplication();
    }
}
