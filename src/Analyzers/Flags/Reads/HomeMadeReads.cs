using System.Collections.Concurrent;
using System.Globalization;
using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Reads;

/// <summary>Reads the options that name methods of the user's own: <c>M:Acme.IFeatures.IsOff(System.String) key=0 when=false | Acme.IFeatures.IsOn</c>.</summary>
internal sealed class HomeMadeReads
{
    private readonly ConcurrentDictionary<string, ImmutableArray<FlagApi>> _parsed = new(StringComparer.Ordinal);

    /// <summary>The methods that a file's options name.</summary>
    public ImmutableArray<FlagApi> For(AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(FlagOptions.ReadMethods.Key, out var text) || text.Length is 0)
            return ImmutableArray<FlagApi>.Empty;

        return _parsed.TryGetValue(text, out var known) ? known : _parsed.GetOrAdd(text, Parse(text));
    }

    public static ImmutableArray<FlagApi> Parse(string text)
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var entry in text.Split('|'))
        {
            if (OptionEntry.TryParse(entry, out var parsed) && ToApi(parsed) is { } method)
                methods.Add(method);
        }

        return methods.ToImmutable();
    }

    private static FlagApi? ToApi(OptionEntry entry)
    {
        var name = entry.Name.StartsWith("M:", StringComparison.Ordinal) ? entry.Name.Substring(2) : entry.Name;
        var parameters = name.IndexOf('(');
        var path = parameters < 0 ? name : name.Substring(0, parameters);
        var generic = path.IndexOf("``", StringComparison.Ordinal);
        if (generic > 0)
            path = path.Substring(0, generic);

        var dot = path.LastIndexOf('.');
        if (dot <= 0 || dot == path.Length - 1)
            return null;

        var key = 0;
        if (entry.Find("key") is { } position && !int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out key))
            return null;

        return new FlagApi(path.Substring(0, dot), "", path.Substring(dot + 1), key)
        {
            IsNegated = string.Equals(entry.Find("when"), "false", StringComparison.OrdinalIgnoreCase),
            Signature = parameters < 0 ? null : "M:" + name,
        };
    }
}
