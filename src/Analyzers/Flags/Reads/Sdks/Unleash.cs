namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Unleash.Client 5 and 6.</summary>
internal static class Unleash
{
    public static readonly ImmutableArray<FlagApi> Methods = ImmutableArray.Create(
        new FlagApi("Unleash", "IUnleash", "IsEnabled"),
        new FlagApi("Unleash", "DefaultUnleash", "IsEnabled"),
        new FlagApi("Unleash", "IUnleash", "GetVariant") { Member = "Name", Comparison = FlagComparison.Name },
        new FlagApi("Unleash", "DefaultUnleash", "GetVariant") { Member = "Name", Comparison = FlagComparison.Name });
}
