namespace OrderWorker;

/// <summary>Another company's service. It is slow once, and waits for the next sale when all orders are handed over.</summary>
public sealed class Partner
{
    public const int Orders = 10;
    private const int SlowCall = 3;

    private int _calls;

    public async Task<int> NextOrderAsync(CancellationToken cancellationToken = default)
    {
        _calls++;
        if (_calls == SlowCall)
        {
            // This is what the time-out of an HttpClient looks like to its caller: nobody has cancelled anything.
            throw new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout.", new TimeoutException());
        }

        await Task.Delay(_calls > Orders + 1 ? TimeSpan.FromMinutes(10) : TimeSpan.FromMilliseconds(20), cancellationToken);
        return 12340 + _calls;
    }
}
