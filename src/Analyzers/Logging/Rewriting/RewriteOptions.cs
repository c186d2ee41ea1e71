using Seaworthy.Common.Options;

namespace Seaworthy.Logging.Rewriting;

/// <summary>What the place of a rewrite asks of it.</summary>
/// <param name="Casing">How placeholders are cased there.</param>
/// <param name="ConstantsInterpolate">Whether every project of the file compiles C# 10, in which a constant may stand in a hole of a constant.</param>
internal sealed record RewriteOptions(PlaceholderCase Casing, bool ConstantsInterpolate);
