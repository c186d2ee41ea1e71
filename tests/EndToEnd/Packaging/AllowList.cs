namespace Seaworthy.Tests.Packaging;

/// <summary>AllowedApis.txt, whose head explains its form.</summary>
internal sealed class AllowList
{
    private readonly HashSet<string> _namespaces = [];

    // The members of a type that are meant; null for all of them, and of the types inside.
    private readonly Dictionary<string, string[]?> _allowed = [];
    private readonly Dictionary<string, string[]?> _denied = [];
    private readonly HashSet<(string Api, string User)> _exceptions = [];
    private readonly HashSet<string> _used = [];

    public AllowList(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.Trim().Length > 0 && line[0] is not '#'))
        {
            var words = line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
            var members = line.Contains(':', StringComparison.Ordinal);
            switch (words[0])
            {
                case "field":
                    Fields.Add(words[1]);
                    break;
                case "only":
                    _exceptions.Add((words[3], words[1]));
                    break;
                case "not":
                    _denied.Add(words[1], members ? words[2..] : null);
                    break;
                case var name when name.EndsWith(".*", StringComparison.Ordinal):
                    _namespaces.Add(name[..^2]);
                    break;
                default:
                    _allowed.Add(words[0], members ? words[1..] : null);
                    break;
            }
        }
    }

    /// <summary>The static fields that may hold what changes.</summary>
    public HashSet<string> Fields { get; } = [];

    /// <summary>The lines that allow what nobody has asked for: they would let something in unseen.</summary>
    public IEnumerable<string> Unused => _namespaces.Concat(_allowed.Keys).Concat(_exceptions.Select(exception => exception.Api)).Except(_used);

    public bool Allows(UsedApi api)
    {
        var outer = api.Type.Split('+')[0];
        if (_denied.TryGetValue(outer, out var denied) && (denied is null || (api.Member is not null && denied.Contains(api.Member))))
            return IsException(api);

        foreach (var type in new[] { api.Type, outer })
        {
            if (_allowed.TryGetValue(type, out var members))
            {
                _used.Add(type);
                if (members is null || (type == api.Type && (api.Member is null || members.Contains(api.Member))))
                    return true;
            }
        }

        return !_allowed.ContainsKey(outer) && IsInNamespace(outer[..outer.LastIndexOf('.')]);
    }

    private bool IsInNamespace(string name)
    {
        if (!_namespaces.Contains(name))
            return false;

        _used.Add(name);
        return true;
    }

    private bool IsException(UsedApi api)
    {
        var name = $"{api.Type}.{api.Member}";
        if (api.Users.Count is 0 || !api.Users.All(user => _exceptions.Contains((name, user))))
            return false;

        _used.Add(name);
        return true;
    }
}
