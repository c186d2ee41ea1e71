using System.Collections.Concurrent;
using System.Globalization;
using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Reads;

/// <summary>The methods and properties that are reads by name: those of the libraries, and those that the options of a file name.</summary>
internal sealed class OptionReads
{
    private readonly ConcurrentDictionary<string, ImmutableArray<FlagApi>> _methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<(string Property, string Flag)>> _properties = new(StringComparer.Ordinal);

    private OptionReads()
    {
    }

    /// <summary>What a call has to be named to be looked at.</summary>
    public HashSet<string> MethodNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there is a method that reads a flag: a library that is referenced, or an option.</summary>
    public bool HasMethods => MethodNames.Count > 0;

    public HashSet<string> PropertyNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether an option says of a flag, or of a symbol, that it is retired.</summary>
    public bool HasDecisions { get; private set; }

    /// <summary>Whether an option says what flags of the configuration are called.</summary>
    public bool HasPrefixes { get; private set; }

    /// <summary>Whether an option names types whose constants are keys.</summary>
    public bool HasHolders { get; private set; }

    public static OptionReads Find(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var reads = new OptionReads();
        reads.AddLibraries(compilation);
        var (seenMethods, seenProperties) = ("", "");
        foreach (var tree in compilation.SyntaxTrees)
        {
            var values = options.GetOptions(tree);
            reads.HasDecisions = reads.HasDecisions || values.TryGetValue(FlagOptions.Retired.Key, out _) || values.TryGetValue(FlagOptions.RetiredSymbols.Key, out _);

            reads.HasPrefixes = reads.HasPrefixes || values.TryGetValue(FlagOptions.ConfigPrefixes.Key, out _);
            reads.HasHolders = reads.HasHolders || values.TryGetValue(FlagOptions.HolderTypes.Key, out _);

            // Most files have the same options.
            if (values.TryGetValue(FlagOptions.ReadMethods.Key, out var methods) && methods != seenMethods)
            {
                seenMethods = methods;
                foreach (var method in reads.Methods(methods))
                    reads.MethodNames.Add(method.Name);
            }

            if (values.TryGetValue(FlagOptions.ReadProperties.Key, out var properties) && properties != seenProperties)
            {
                seenProperties = properties;
                foreach (var (property, _) in reads.Properties(properties))
                    reads.PropertyNames.Add(property.Substring(property.LastIndexOf('.') + 1));
            }
        }

        return reads;
    }

    /// <summary>The methods that a call of this name may be of; the user's own first.</summary>
    public IEnumerable<FlagApi> Candidates(string name, AnalyzerConfigOptions options)
    {
        if (options.TryGetValue(FlagOptions.ReadMethods.Key, out var text))
        {
            foreach (var method in Methods(text))
                yield return method;
        }

        if (!FlagSdks.Methods.TryGetValue(name, out var known))
            yield break;

        foreach (var method in known)
            yield return method;
    }

    /// <summary>The key of the flag that the options say the property is.</summary>
    public string? FindProperty(IPropertySymbol property, AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(FlagOptions.ReadProperties.Key, out var text))
            return null;

        foreach (var (name, flag) in Properties(text))
        {
            if (PropertyReads.IsNamed(property, name))
                return flag;
        }

        return null;
    }

    private void AddLibraries(Compilation compilation)
    {
        var types = new Dictionary<(string, string), bool>();
        foreach (var methods in FlagSdks.Methods)
        {
            foreach (var method in methods.Value)
            {
                var type = (method.Namespace, method.Type);
                if (!types.TryGetValue(type, out var isThere))
                    types.Add(type, isThere = IsThere(compilation, method.Namespace + "." + method.Type));

                if (isThere)
                    MethodNames.Add(method.Name);
            }
        }

        if (IsThere(compilation, GeneratedClient.TypeName))
            MethodNames.Add(GeneratedClient.TypeName);
    }

    private static bool IsThere(Compilation compilation, string type) => compilation.MayDeclare(type) && !compilation.GetTypesByMetadataName(type).IsEmpty;

    private ImmutableArray<FlagApi> Methods(string text) => _methods.TryGetValue(text, out var known) ? known : _methods.GetOrAdd(text, ParseMethods(text));

    private ImmutableArray<(string Property, string Flag)> Properties(string text) => _properties.TryGetValue(text, out var known) ? known : _properties.GetOrAdd(text, ParseProperties(text));

    private static ImmutableArray<FlagApi> ParseMethods(string text)
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var entry in text.Split('|'))
        {
            if (OptionEntry.TryParse(entry, out var parsed) && ToApi(parsed) is { } method)
                methods.Add(method);
        }

        return methods.ToImmutable();
    }

    private static ImmutableArray<(string Property, string Flag)> ParseProperties(string text)
    {
        var properties = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var entry in text.Split('|'))
        {
            if (!OptionEntry.TryParse(entry, out var parsed))
                continue;

            var name = parsed.Name.StartsWith("P:", StringComparison.Ordinal) ? parsed.Name.Substring(2) : parsed.Name;
            properties.Add((name, parsed.Find("flag") ?? name.Substring(name.LastIndexOf('.') + 1)));
        }

        return properties.ToImmutable();
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
