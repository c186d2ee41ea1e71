using System.Globalization;
using Seaworthy.Common.Options;

namespace Seaworthy.Logging.Templates;

/// <summary>Gives each placeholder of a template a name of its own.</summary>
internal sealed class PlaceholderNames(PlaceholderCase casing)
{
    // Source-generated logging does not tell {Id} from {id}.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public void Take(string name) => _taken.Add(name);

    public bool Contains(string name) => _taken.Contains(name);

    /// <summary>The name as it is, with a number behind it when it is taken.</summary>
    public string AddAsWritten(string name)
    {
        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++)
            unique = name + number.ToString(CultureInfo.InvariantCulture);

        return unique;
    }

    /// <summary>The name, cased as wanted, with a number behind it when it is taken.</summary>
    public string Add(string pascal)
    {
        // Log formats write these keys themselves: a value of that name would overwrite them.
        if (pascal is "Message" or "Level" or "Timestamp" or "Exception" or "EventId" or "OriginalFormat")
            pascal += "Text";

        var name = casing switch
        {
            PlaceholderCase.Camel => Identifier.Camel(pascal),
            PlaceholderCase.Snake => Identifier.Snake(pascal),
            _ => pascal,
        };

        return AddAsWritten(name);
    }
}
