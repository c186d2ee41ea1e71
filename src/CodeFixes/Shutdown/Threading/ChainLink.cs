using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Threading;

namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>A method that is given a token, with what is known of its type.</summary>
internal sealed record ChainLink(TokenlessMethod Method, TokenFlow Flow, ShutdownSettings Settings);
