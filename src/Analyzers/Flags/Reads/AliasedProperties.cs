using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Reads;

/// <summary>The aliases of flags in the registry that are full names of properties, such as <c>Acme.CheckoutOptions.UseNew</c>.</summary>
internal sealed class AliasedProperties
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public AliasedProperties(FlagRegistry registry)
    {
        foreach (var entry in registry.Entries)
        {
            foreach (var alias in entry.Aliases)
            {
                if (!IsFullName(alias))
                    continue;

                _keys[alias] = entry.Key;
                _names.Add(alias.Substring(alias.LastIndexOf('.') + 1));
            }
        }
    }

    public bool IsEmpty => _names.Count is 0;

    public bool ContainsName(string name) => _names.Contains(name);

    public string? Find(IPropertySymbol property)
    {
        if (!_names.Contains(property.Name))
            return null;

        foreach (var pair in _keys)
        {
            if (PropertyReads.IsNamed(property, pair.Key))
                return pair.Value;
        }

        return null;
    }

    private static bool IsFullName(string alias)
    {
        var afterDot = true;
        foreach (var character in alias)
        {
            // Names of types and properties begin with a capital; keys with dots mostly don't.
            if (afterDot ? !char.IsUpper(character) : character is not ('.' or '_') && !char.IsLetterOrDigit(character))
                return false;

            afterDot = character is '.';
        }

        return !afterDot && alias.IndexOf('.') > 0;
    }
}
