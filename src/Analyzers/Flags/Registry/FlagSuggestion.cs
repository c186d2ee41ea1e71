namespace Seaworthy.Flags.Registry;

/// <summary>A key that was probably meant.</summary>
/// <param name="IsSure">Whether it is the only one that is a single letter away, or none.</param>
internal readonly record struct FlagSuggestion(string Key, bool IsSure);
