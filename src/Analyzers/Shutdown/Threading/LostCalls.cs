using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>The calls of a method that can't be cancelled.</summary>
/// <param name="First">The first one that was found.</param>
/// <param name="OnlyWait">Whether nothing is left undone where all of them are cancelled.</param>
internal sealed record LostCalls(LostCall? First, bool OnlyWait);
