using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderWorker;

/// <summary>Collects the mails to customers, and sends them in batches.</summary>
public sealed class Mailer(MailServer server, ILogger<Mailer> log) : BackgroundService
{
    private const int Batch = 50;

    private readonly List<string> _waiting = [.. Enumerable.Range(1, 20).Select(number => $"Your order {12300 + number} is on its way")];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (_waiting.Count >= Batch)
                    await server.SendAsync(_waiting);
            }
        }
        finally
        {
            await server.SendAsync(_waiting);
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        log.LogInformation("The mailer is told to stop");
        return base.StopAsync(cancellationToken);
    }
}
