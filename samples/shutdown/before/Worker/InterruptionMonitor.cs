using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderWorker;

/// <summary>Asks the cloud whether it wants the machine back, the way guides show it.</summary>
public sealed class InterruptionMonitor(CloudMetadata metadata, ILogger<InterruptionMonitor> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await metadata.FindInterruptionAsync() is { } notice)
                {
                    log.LogWarning("The machine is taken away: {Notice}", notice);
                    Environment.Exit(0);
                }
            }
            catch
            {
                // Not every machine has such a service.
            }

            Thread.Sleep(5000);
        }
    }
}
