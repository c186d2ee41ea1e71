#pragma warning disable CA1822 // The contract, before there is more to it.
namespace Seaworthy.Flags.Registry;

/// <summary>What is known about the flags of a compilation: its flag files, the options, and attributes on constants.</summary>
internal sealed class FlagRegistry
{
    /// <summary>Reads the flag files among the additional files; the same files give the same registry without a second read.</summary>
    public static FlagRegistry Read(AnalyzerOptions options, CancellationToken cancellationToken) => new();

    /// <summary>Whether nothing can be known about any flag: no file, no option.</summary>
    public bool IsEmpty => true;

    /// <summary>Whether a key that is not here is a mistake.</summary>
    public bool IsClosed => false;

    /// <param name="key">As the code has it: the flag's key or one of its aliases.</param>
    /// <param name="symbol">The constant, enum member or property that the key comes from, whose attribute may say more.</param>
    /// <param name="options">Of the file that the read stands in.</param>
    public FlagEntry? Find(string key, ISymbol? symbol, AnalyzerConfigOptions options) => null;

    /// <summary>The key that was probably meant, or null when none is close.</summary>
    public string? Nearest(string key) => null;
}
