using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderWorker;

/// <summary>Asks the cloud whether it wants the machine back, the way guides show it.</summary>
public sealed class InterruptionMonitor(CloudMetadata metadata, ILogger<InterruptionMonitor> log, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await metadata.FindInterruptionAsync(stoppingToken) is { } notice)
                {
                    log.LogWarning("The machine is taken away: {Notice}", notice);
                    Environment.ExitCode = 0;
                    lifetime.StopApplication();
                    return;
                }
            }
            catch
            {
                // Not every machine has such a service.
            }

            await Task.Delay(5000, stoppingToken);
        }
    }
}
