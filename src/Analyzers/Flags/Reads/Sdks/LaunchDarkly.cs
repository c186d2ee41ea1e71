namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>LaunchDarkly.ServerSdk 8 and LaunchDarkly.ClientSdk 5, which differ in the context alone.</summary>
internal static class LaunchDarkly
{
    public static readonly ImmutableArray<FlagApi> Methods = Find();

    private static ImmutableArray<FlagApi> Find()
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var kind in new[] { "Bool", "Int", "Float", "Double", "String" })
        {
            foreach (var (space, type) in new[]
            {
                ("LaunchDarkly.Sdk.Server.Interfaces", "ILdClient"),
                ("LaunchDarkly.Sdk.Server", "LdClient"),
                ("LaunchDarkly.Sdk.Client.Interfaces", "ILdClient"),
                ("LaunchDarkly.Sdk.Client", "LdClient"),
            })
            {
                methods.Add(new(space, type, kind + "Variation"));
                methods.Add(new(space, type, kind + "VariationDetail") { Member = "Value" });
            }
        }

        return methods.ToImmutable();
    }
}
