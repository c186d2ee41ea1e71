using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Tests.Retry;

/// <summary>An .editorconfig without a word.</summary>
internal sealed class EmptyOptions : AnalyzerConfigOptions
{
    public static readonly EmptyOptions Instance = new();

    #pragma warning disable CS8765 // Both this runtime and our own assembly have the attribute that it misses.
    public override bool TryGetValue(string key, out string value)
    {
        value = "";
        return false;
    }
}
