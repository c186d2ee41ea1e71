using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Registry;

/// <summary>
/// Flags that have a fixed value, and the same one, in each settings file that names them, the base file among them. For services
/// that take their configuration from nowhere else, which an option says.
/// </summary>
internal static class ConfiguredFlags
{
    public static Dictionary<string, FlagEntry> Find(ImmutableArray<FlagFile> files, StringComparer comparer)
    {
        var found = new Dictionary<string, FlagEntry>(comparer);
        var varying = new HashSet<string>(comparer);
        var inBase = new HashSet<string>(comparer);
        var lists = 0;
        foreach (var file in files)
        {
            if (file.Kind is not FlagFileKind.AppSettings)
                continue;

            // What can't be read may set any flag, and lists of several files replace each other's items by their position.
            if (file.IsBroken || (file.HasList && ++lists > 1))
                return new(comparer);

            var isBase = file.Name.Equals("appsettings.json", StringComparison.OrdinalIgnoreCase);
            foreach (var entry in file.Flags)
            {
                if (isBase)
                    inBase.Add(entry.Key);

                if (entry.Configured is null)
                    varying.Add(entry.Key);
                else if (!found.TryGetValue(entry.Key, out var known))
                    found.Add(entry.Key, entry);
                else if (known.Configured != entry.Configured)
                    varying.Add(entry.Key);
            }
        }

        foreach (var key in new List<string>(found.Keys))
        {
            if (varying.Contains(key) || !inBase.Contains(key))
                found.Remove(key);
        }

        return found;
    }
}
