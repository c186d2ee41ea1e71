using Seaworthy.Common;

namespace Seaworthy.Shutdown;

/// <summary>What a compilation has that can be shut down.</summary>
internal sealed class ShutdownSymbols
{
    private ShutdownSymbols(bool hasHosting, bool hasLogging)
    {
        HasHosting = hasHosting;
        HasLogging = hasLogging;
    }

    /// <summary>Whether a generic host is referenced.</summary>
    public bool HasHosting { get; }

    public bool HasLogging { get; }

    /// <returns>Null where there are no cancellation tokens at all.</returns>
    public static ShutdownSymbols? Find(Compilation compilation) =>
        compilation.FindLibraryType("System.Threading.CancellationToken") is null
            ? null
            : new(compilation.FindLibraryType("Microsoft.Extensions.Hosting.IHostedService") is not null, compilation.FindLibraryType("Microsoft.Extensions.Logging.ILogger") is not null);
}
