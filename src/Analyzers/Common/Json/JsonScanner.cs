using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Common.Json;

/// <summary>Takes a JSON text apart into marks, strings and words. Every call that reads something moves on.</summary>
internal sealed class JsonScanner(string text, int start = 0)
{
    public const char End = '\0';

    private readonly ImmutableArray<JsonError>.Builder _errors = ImmutableArray.CreateBuilder<JsonError>();

    public int Position { get; private set; } = start;

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character; <see cref="End"/> behind the last.</summary>
    public char Current => IsAtEnd ? End : text[Position];

    public ImmutableArray<JsonError> Errors => _errors.ToImmutable();

    public void Skip() => Position++;

    public void Report(int start, int end, string message)
    {
        if (_errors.Count < JsonText.MaxErrors)
            _errors.Add(new(TextSpan.FromBounds(Math.Min(start, text.Length), Math.Min(end, text.Length)), message));
    }

    /// <summary>Goes over white space and comments.</summary>
    public void SkipTrivia()
    {
        if (Position is 0 && Current is '\uFEFF')
            Position++;

        while (!IsAtEnd)
        {
            if (text[Position] is ' ' or '\t' or '\r' or '\n')
                Position++;
            else if (text[Position] is not '/' || !TrySkipComment())
                return;
        }
    }

    private bool TrySkipComment()
    {
        var next = Position + 1 < text.Length ? text[Position + 1] : End;
        if (next is '/')
        {
            while (!IsAtEnd && text[Position] is not ('\r' or '\n'))
                Position++;

            return true;
        }

        if (next is not '*')
            return false;

        var end = text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        if (end < 0)
            Report(Position, Position + 2, "the comment is not closed");

        Position = end < 0 ? text.Length : end + 2;
        return true;
    }

    /// <summary>What stands between quotes, which may be the wrong ones; without the closing one, all of the line.</summary>
    public string ReadString(out TextSpan span)
    {
        var start = Position;
        var quote = text[Position++];
        if (quote is not '"')
            Report(start, start + 1, "a text stands in double quotes");

        StringBuilder? unescaped = null;
        var from = Position;
        while (!IsAtEnd && text[Position] != quote && text[Position] is not ('\r' or '\n'))
        {
            if (text[Position] is '\\')
            {
                (unescaped ??= new()).Append(text, from, Position - from);
                ReadEscape(unescaped);
                from = Position;
                continue;
            }

            if (text[Position] < ' ')
                Report(Position, Position + 1, "a control character has to be escaped");

            Position++;
        }

        var value = unescaped is null ? text.Substring(from, Position - from) : unescaped.Append(text, from, Position - from).ToString();
        if (Current == quote && !IsAtEnd)
            Position++;
        else
            Report(start, Position, "the closing quote is missing");

        span = TextSpan.FromBounds(start, Position);
        return value;
    }

    private void ReadEscape(StringBuilder unescaped)
    {
        var start = Position++;
        var character = Current;
        if (character is 'u'
            && Position + 4 < text.Length
            && ushort.TryParse(text.Substring(Position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            unescaped.Append((char)code);
            Position += 5;
            return;
        }

        var index = "\"\\/bfnrt".IndexOf(character);
        if (IsAtEnd || index < 0)
        {
            // The character itself is read next, unless there is none.
            Report(start, Position + 1, "the escape is not known");
            return;
        }

        unescaped.Append("\"\\/\b\f\n\r\t"[index]);
        Position++;
    }

    /// <summary>Everything up to the next mark, quote, comment or white space; at least one character.</summary>
    public string ReadWord(out TextSpan span)
    {
        var start = Position++;
        while (!IsAtEnd && !IsWordEnd(text[Position]))
            Position++;

        span = TextSpan.FromBounds(start, Position);
        return text.Substring(start, Position - start);
    }

    private static bool IsWordEnd(char character) =>
        character is ' ' or '\t' or '\r' or '\n' or '{' or '}' or '[' or ']' or ',' or ':' or '"' or '/';

    /// <summary>Whether a word is a number by the grammar of JSON.</summary>
    public static bool IsNumber(string word)
    {
        var position = word[0] is '-' ? 1 : 0;
        if (position < word.Length && word[position] is '0')
            position++;
        else if (!TrySkipDigits(word, ref position))
            return false;

        if (position < word.Length && word[position] is '.')
        {
            position++;
            if (!TrySkipDigits(word, ref position))
                return false;
        }

        if (position < word.Length && word[position] is 'e' or 'E')
        {
            position++;
            if (position < word.Length && word[position] is '+' or '-')
                position++;

            if (!TrySkipDigits(word, ref position))
                return false;
        }

        return position == word.Length;
    }

    private static bool TrySkipDigits(string word, ref int position)
    {
        var start = position;
        while (position < word.Length && word[position] is >= '0' and <= '9')
            position++;

        return position > start;
    }
}
