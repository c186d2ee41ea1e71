using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags;

/// <summary>What a compilation has that asks for flags.</summary>
internal sealed record FlagSymbols(FlagApis Apis, FlagGates Gates, bool IsTestProject);
