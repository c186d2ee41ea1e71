namespace OrderWorker;

/// <summary>The books, which somebody else is working in.</summary>
public sealed class Ledger
{
    public async Task CloseDayAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        throw new IOException("The ledger is locked");
    }
}
