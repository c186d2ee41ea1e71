namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Esquio.</summary>
internal static class Esquio
{
    public static readonly ImmutableArray<FlagApi> Methods = ImmutableArray.Create(
        new FlagApi("Esquio.Abstractions", "IFeatureService", "IsEnabledAsync"));
}
