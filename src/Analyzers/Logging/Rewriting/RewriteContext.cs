namespace Seaworthy.Logging.Rewriting;

/// <summary>What every rewrite of a file needs to know.</summary>
internal sealed record RewriteContext(LoggingSymbols Symbols, LoggingSettings Settings, RewriteOptions Options, CancellationToken CancellationToken);
