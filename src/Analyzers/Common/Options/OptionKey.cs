namespace Seaworthy.Common.Options;

/// <summary>What the value of an option looks like in an .editorconfig.</summary>
internal enum OptionKind
{
    Boolean,
    Integer,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Some of a few words, separated by commas.</summary>
    Choices,

    /// <summary>Names of types or members, separated by commas; none is allowed.</summary>
    Names,

    /// <summary>A text in a form of its own; empty by default.</summary>
    Text,
}

/// <summary>A key of the form <c>seaworthy.family.option</c> that the package understands.</summary>
internal abstract class OptionKey(string key, OptionKind kind, string defaultText, string accepted, string description)
{
    /// <summary>Takes an option back to its default, as the .editorconfig format has it for every key.</summary>
    protected const string Unset = "unset";

    public string Key { get; } = key;

    public OptionKind Kind { get; } = kind;

    /// <summary>The default as it would be written in an .editorconfig; empty for no names.</summary>
    public string DefaultText { get; } = defaultText;

    /// <summary>What may stand there, for people: <c>true or false</c>.</summary>
    public string Accepted { get; } = accepted;

    public string Description { get; } = description;

    public abstract bool Accepts(string text);

    public static OptionKey<bool> Boolean(string key, bool @default, string description) =>
        new(key, OptionKind.Boolean, @default, @default ? "true" : "false", "true or false", description, OptionText.TryParseBoolean);

    public static OptionKey<int> Integer(string key, int @default, int minimum, int maximum, string description) =>
        new(
            key,
            OptionKind.Integer,
            @default,
            OptionText.Of(@default),
            $"a whole number from {OptionText.Of(minimum)} to {OptionText.Of(maximum)}",
            description,
            (string text, out int value) => OptionText.TryParseInteger(text, out value) && value >= minimum && value <= maximum);

    /// <summary>The words are the names of the enum's members in lower case.</summary>
    public static OptionKey<T> Choice<T>(string key, T @default, string description)
        where T : struct, Enum
    {
        var words = new OptionWords<T>();
        return new(key, OptionKind.Choice, @default, OptionText.Of(@default), words.Either, description, words.TryParseOne);
    }

    /// <summary>The words are the names of the single flags of the enum in lower case; the default is all of them.</summary>
    public static OptionKey<T> Choices<T>(string key, string description)
        where T : struct, Enum
    {
        var words = new OptionWords<T>();
        return new(key, OptionKind.Choices, words.Everything, words.List, $"some of {words.List}, separated by commas", description, words.TryParseSome);
    }

    /// <param name="isValid">Whether a text is in the option's form; none at all always is.</param>
    public static OptionKey<string> Text(string key, string accepted, string description, Predicate<string> isValid) =>
        new(
            key,
            OptionKind.Text,
            "",
            "",
            accepted,
            description,
            (string text, out string value) =>
            {
                value = text.Trim();
                return value.Length is 0 || isValid(value);
            });

    public static OptionKey<ImmutableArray<string>> Names(string key, string description) =>
        new(key, OptionKind.Names, ImmutableArray<string>.Empty, "", "full names such as Acme.Orders.Audit, separated by commas", description, OptionText.TryParseNames);
}

/// <summary>Reads the value that an option has for a file or a compilation.</summary>
internal delegate bool OptionParser<T>(string text, out T value);

internal sealed class OptionKey<T>(string key, OptionKind kind, T @default, string defaultText, string accepted, string description, OptionParser<T> parser)
    : OptionKey(key, kind, defaultText, accepted, description)
{
    public T Default { get; } = @default;

    /// <summary>The value, or the default when there is none or it can't be understood: SEA0001 tells the user about the latter.</summary>
    public T Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var text) && parser(text, out var value) ? value : Default;

    public override bool Accepts(string text) =>
        parser(text, out _) || string.Equals(text.Trim(), Unset, StringComparison.OrdinalIgnoreCase);
}
