namespace OrderWorker;

/// <summary>The service of a cloud that tells a machine about itself. Today it wants none back.</summary>
public sealed class CloudMetadata
{
    public async Task<string?> FindInterruptionAsync(CancellationToken cancellationToken = default)
    {
        await Task.Delay(20, cancellationToken);
        return null;
    }
}
