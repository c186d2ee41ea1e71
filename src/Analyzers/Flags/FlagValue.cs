using System.Globalization;

namespace Seaworthy.Flags;

/// <summary>The value that a retired flag has for good: a bool, a string, a long or a double.</summary>
internal readonly record struct FlagValue(object Constant)
{
    public static FlagValue On { get; } = new(true);

    public static FlagValue Off { get; } = new(false);

    /// <summary>As people write it: <c>on</c>, <c>off</c>, <c>"dark"</c>, <c>25</c>.</summary>
    public override string ToString() => Constant switch
    {
        true => "on",
        false => "off",
        string text => "\"" + text + "\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };
}
