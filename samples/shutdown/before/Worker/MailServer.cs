using Microsoft.Extensions.Logging;

namespace OrderWorker;

public sealed class MailServer(ILogger<MailServer> log)
{
    /// <summary>Sends the mails, and empties the list.</summary>
    public async Task SendAsync(List<string> mails)
    {
        await Task.Delay(100);
        log.LogInformation("Sent {Count} mails", mails.Count);
        mails.Clear();
    }
}
