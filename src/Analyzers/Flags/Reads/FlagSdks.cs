using Seaworthy.Flags.Reads.Sdks;

namespace Seaworthy.Flags.Reads;

/// <summary>The methods of all known flag libraries, by their names.</summary>
internal static class FlagSdks
{
    public static readonly ImmutableDictionary<string, ImmutableArray<FlagApi>> Methods = Index(
        MicrosoftFeatureManagement.Methods,
        LaunchDarkly.Methods,
        OpenFeature.Methods,
        Unleash.Methods,
        ConfigCat.Methods,
        Flagsmith.Methods,
        Split.Methods,
        GrowthBook.Methods,
        Statsig.Methods,
        Esquio.Methods,
        Bitwarden.Methods);

    /// <summary>Whether types of the namespace belong to a flag library, or to the configuration.</summary>
    public static bool IsLibrary(INamespaceSymbol? space)
    {
        for (var current = space; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            switch (current.Name)
            {
                case "FeatureManagement" when current.Is("Microsoft.FeatureManagement"):
                case "Sdk" when current.Is("LaunchDarkly.Sdk"):
                case "Client" when current.Is("ConfigCat.Client"):
                case "Configuration" when current.Is("Microsoft.Extensions.Configuration"):
                case "Features" when current.Is("Bitwarden.Server.Sdk.Features"):
                    return true;

                case "OpenFeature" or "Unleash" or "Flagsmith" or "Splitio" or "GrowthBook" or "Statsig" or "Esquio":
                    if (current.ContainingNamespace is { IsGlobalNamespace: true })
                        return true;

                    break;
            }
        }

        return false;
    }

    private static ImmutableDictionary<string, ImmutableArray<FlagApi>> Index(params ImmutableArray<FlagApi>[] libraries)
    {
        var index = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FlagApi>>(StringComparer.Ordinal);
        foreach (var library in libraries)
        {
            foreach (var api in library)
                index[api.Name] = index.TryGetValue(api.Name, out var same) ? same.Add(api) : ImmutableArray.Create(api);
        }

        return index.ToImmutable();
    }
}
