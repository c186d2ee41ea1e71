using Microsoft.Extensions.Configuration;

namespace FlagShop;

internal sealed class ConfiguredVariations(IConfiguration configuration) : IVariations
{
    public string Text(string key, string fallback) => configuration[$"Variations:{key}"] ?? fallback;
}
