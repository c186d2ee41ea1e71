using System.Globalization;

namespace Seaworthy.Common.Options;

/// <summary>The members of an enum as words of an option.</summary>
internal sealed class OptionWords<T>
    where T : struct, Enum
{
    private readonly ImmutableArray<KeyValuePair<string, T>> _words;

    public OptionWords()
    {
        var words = ImmutableArray.CreateBuilder<KeyValuePair<string, T>>();
        foreach (T value in Enum.GetValues(typeof(T)))
            words.Add(new(OptionText.Of(value), value));

        _words = words.ToImmutable();
        List = string.Join(", ", Texts(_words.Length));
        Either = string.Join(", ", Texts(_words.Length - 1)) + " or " + _words[_words.Length - 1].Key;
        Everything = Combine(value => true);
    }

    /// <summary><c>mel, serilog, nlog</c></summary>
    public string List { get; }

    /// <summary><c>pascal, camel or snake</c></summary>
    public string Either { get; }

    /// <summary>All flags together.</summary>
    public T Everything { get; }

    public bool TryParseOne(string text, out T value)
    {
        var word = text.Trim();
        foreach (var candidate in _words)
        {
            if (string.Equals(candidate.Key, word, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public bool TryParseSome(string text, out T value)
    {
        value = default;
        var named = new List<T>();
        foreach (var word in text.Split(','))
        {
            if (!TryParseOne(word, out var one))
                return false;

            named.Add(one);
        }

        value = Combine(named.Contains);
        return true;
    }

    private T Combine(Predicate<T> included)
    {
        var flags = 0;
        foreach (var word in _words)
        {
            if (included(word.Value))
                flags |= Convert.ToInt32(word.Value, CultureInfo.InvariantCulture);
        }

        return (T)Enum.ToObject(typeof(T), flags);
    }

    private string[] Texts(int count)
    {
        var texts = new string[count];
        for (var index = 0; index < count; index++)
            texts[index] = _words[index].Key;

        return texts;
    }
}
