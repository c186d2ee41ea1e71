using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Common.Json;

/// <summary>Builds the values of a JSON text, and goes on behind whatever is wrong.</summary>
internal sealed class JsonParser(string text)
{
    private readonly JsonScanner _scanner = new(text);
    private readonly ImmutableArray<JsonDuplicate>.Builder _duplicates = ImmutableArray.CreateBuilder<JsonDuplicate>();

    public JsonText Read()
    {
        var root = ReadValue(depth: 1);
        _scanner.SkipTrivia();
        if (!_scanner.IsAtEnd)
            _scanner.Report(_scanner.Position, text.Length, "nothing may follow the value");

        return new(root, _scanner.Errors, _duplicates.ToImmutable());
    }

    private JsonNode ReadValue(int depth)
    {
        _scanner.SkipTrivia();
        var start = _scanner.Position;
        switch (_scanner.Current)
        {
            case '{' or '[' when depth > JsonText.MaxDepth:
                return SkipNested();

            case '{':
                return ReadObject(depth);

            case '[':
                return ReadArray(depth);

            case '"' or '\'':
                var value = _scanner.ReadString(out var span);
                return new(JsonKind.String, span) { Text = value };

            case ',' or ':' or '}' or ']':
                return Missing(start);

            case JsonScanner.End when _scanner.IsAtEnd:
                return Missing(start);

            default:
                return ReadWord();
        }
    }

    private JsonNode Missing(int position)
    {
        _scanner.Report(position, position, "a value is missing");
        return new(JsonKind.Missing, new(position, 0));
    }

    private JsonNode ReadWord()
    {
        var word = _scanner.ReadWord(out var span);
        switch (word)
        {
            case "true":
                return new(JsonKind.True, span) { Text = word };

            case "false":
                return new(JsonKind.False, span) { Text = word };

            case "null":
                return new(JsonKind.Null, span) { Text = word };
        }

        if (JsonScanner.IsNumber(word))
            return new(JsonKind.Number, span) { Text = word };

        _scanner.Report(span.Start, span.End, $"'{Shorten(word)}' is no value; a text stands in double quotes");
        return new(JsonKind.Missing, span);
    }

    private JsonNode ReadObject(int depth)
    {
        var start = _scanner.Position;
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        _scanner.Skip();
        while (!IsClosed('}', ']', start))
        {
            if (TryReadName() is var (name, nameSpan))
            {
                _scanner.SkipTrivia();
                if (_scanner.Current is ':')
                    _scanner.Skip();
                else
                    _scanner.Report(nameSpan.End, nameSpan.End, $"':' is missing behind \"{Shorten(name)}\"");

                members.Add(new(name, nameSpan, ReadValue(depth + 1)));
            }
            else if (_scanner.Current is '{' or '[')
            {
                _scanner.Report(_scanner.Position, _scanner.Position + 1, "a name is missing");
                ReadValue(depth + 1);
            }
            else
            {
                _scanner.Report(_scanner.Position, _scanner.Position + 1, $"a name is missing in front of '{_scanner.Current}'");
                _scanner.Skip();
                continue;
            }

            SkipComma();
        }

        var all = members.ToImmutable();
        FindDuplicates(all);
        return new(JsonKind.Object, TextSpan.FromBounds(start, _scanner.Position)) { Members = all };
    }

    private JsonNode ReadArray(int depth)
    {
        var start = _scanner.Position;
        var items = ImmutableArray.CreateBuilder<JsonNode>();
        _scanner.Skip();
        while (!IsClosed(']', '}', start))
        {
            if (_scanner.Current is ',' or ':')
            {
                _scanner.Report(_scanner.Position, _scanner.Position + 1, $"a value is missing in front of '{_scanner.Current}'");
                _scanner.Skip();
                continue;
            }

            items.Add(ReadValue(depth + 1));
            SkipComma();
        }

        return new(JsonKind.Array, TextSpan.FromBounds(start, _scanner.Position)) { Items = items.ToImmutable() };
    }

    /// <summary>Whether the object or array ends here, as it has to or because its end is missing.</summary>
    private bool IsClosed(char close, char foreign, int start)
    {
        _scanner.SkipTrivia();
        if (_scanner.Current == close)
        {
            _scanner.Skip();
            return true;
        }

        if (!_scanner.IsAtEnd && _scanner.Current != foreign)
            return false;

        _scanner.Report(start, start + 1, $"'{close}' is missing");
        return true;
    }

    private (string Name, TextSpan Span)? TryReadName()
    {
        switch (_scanner.Current)
        {
            case '"' or '\'':
                return (_scanner.ReadString(out var quoted), quoted);

            case '{' or '[' or ',' or ':':
                return null;

            default:
                var word = _scanner.ReadWord(out var span);
                _scanner.Report(span.Start, span.End, "a name stands in double quotes");
                return (word, span);
        }
    }

    /// <summary>Goes over the comma behind a value; reports it where it is missing and something follows.</summary>
    private void SkipComma()
    {
        var end = _scanner.Position;
        _scanner.SkipTrivia();
        if (_scanner.Current is ',')
            _scanner.Skip();
        else if (!_scanner.IsAtEnd && _scanner.Current is not ('}' or ']'))
            _scanner.Report(end, end, "',' is missing");
    }

    /// <summary>Goes over what is nested too deeply, without nesting calls.</summary>
    private JsonNode SkipNested()
    {
        var start = _scanner.Position;
        _scanner.Report(start, start + 1, $"nested more than {JsonText.MaxDepth} deep");
        var open = 0;
        do
        {
            switch (_scanner.Current)
            {
                case '{' or '[':
                    open++;
                    _scanner.Skip();
                    break;

                case '}' or ']':
                    open--;
                    _scanner.Skip();
                    break;

                case '"':
                    _scanner.ReadString(out _);
                    break;

                default:
                    _scanner.Skip();
                    break;
            }

            _scanner.SkipTrivia();
        }
        while (open > 0 && !_scanner.IsAtEnd);

        return new(JsonKind.Missing, TextSpan.FromBounds(start, Math.Min(_scanner.Position, text.Length)));
    }

    private void FindDuplicates(ImmutableArray<JsonMember> members)
    {
        if (members.Length < 2)
            return;

        var seen = new Dictionary<string, JsonMember>(members.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            if (seen.TryGetValue(member.Name, out var first))
                _duplicates.Add(new(first, member));
            else
                seen.Add(member.Name, member);
        }
    }

    private static string Shorten(string word) => word.Length > 40 ? word.Substring(0, 40) + "…" : word;
}
