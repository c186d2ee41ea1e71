using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>Looks through a template as it is written, without allocating: how many placeholders it has, and whether one of them is odd.</summary>
internal struct TemplateScan
{
    private const int DepthLimit = 64;

    private State _state;
    private bool _nameEnded;
    private bool _hasLetter;
    private bool _startsWithDigit;
    private int _length;
    private uint _hash;
    private ulong _seenLow;
    private ulong _seenHigh;

    private enum State
    {
        Text,
        Opened,
        Hole,
        Closed,
    }

    /// <summary>How many placeholders the text has.</summary>
    public int Holes { get; private set; }

    public bool HasBraces { get; private set; }

    /// <summary>Whether a placeholder has a number, no plain name, or perhaps the name of another one, or a brace stands alone.</summary>
    public bool IsOdd { get; private set; }

    /// <summary>Reads an expression that may be a constant text; false when it is none.</summary>
    public bool TryRead(ExpressionSyntax expression)
    {
        var hasText = false;
        if (!TryRead(expression, ref hasText, DepthLimit) || !hasText)
            return false;

        IsOdd |= _state is not State.Text;
        return true;
    }

    private bool TryRead(ExpressionSyntax expression, ref bool hasText, int depth)
    {
        expression = expression.Unwrap();
        if (depth is 0)
            return false;

        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                hasText = true;
                Read(literal.Token.ValueText, isDoubled: false);
                return true;

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition:
                return TryRead(addition.Left, ref hasText, depth - 1) && TryRead(addition.Right, ref hasText, depth - 1);

            case InterpolatedStringExpressionSyntax interpolation:
                hasText = true;
                var isRaw = LiteralSource.StyleOf(interpolation) is LiteralStyle.Raw;
                foreach (var content in interpolation.Contents)
                {
                    if (content is InterpolatedStringTextSyntax text)
                        Read(text.TextToken.ValueText, isDoubled: !isRaw);
                    else if (content is not InterpolationSyntax { Expression: { } inserted } || !MayBeConstant(inserted))
                        return false;
                    else
                        ReadUnknown();
                }

                return true;

            default:
                ReadUnknown();
                return MayBeConstant(expression);
        }
    }

    private static bool MayBeConstant(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax
            or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    /// <summary>A constant that is written elsewhere.</summary>
    private void ReadUnknown() => IsOdd |= _state is not State.Text;

    private void Read(string text, bool isDoubled)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (isDoubled && text[index] is '{' or '}' && index + 1 < text.Length && text[index + 1] == text[index])
                index++;

            Read(text[index]);
        }
    }

    private void Read(char character)
    {
        HasBraces |= character is '{' or '}';
        switch (_state)
        {
            case State.Closed when character is '}':
                _state = State.Text;
                break;

            case State.Text or State.Closed:
                IsOdd |= _state is State.Closed;
                _state = character is '{' ? State.Opened : character is '}' ? State.Closed : State.Text;
                break;

            case State.Opened when character is '{':
                _state = State.Text;
                break;

            case State.Opened:
                (_nameEnded, _hasLetter, _startsWithDigit, _length, _hash) = (false, false, false, 0, 2166136261);
                _state = State.Hole;
                if (character is not ('@' or '$'))
                    ReadInHole(character);
                break;

            default:
                ReadInHole(character);
                break;
        }
    }

    private void ReadInHole(char character)
    {
        switch (character)
        {
            case '}':
                EndHole();
                break;

            case '{':
                IsOdd = true;
                _state = State.Opened;
                break;

            case ',' or ':':
                _nameEnded = true;
                break;

            default:
                if (_nameEnded)
                    break;

                var isDigit = character is >= '0' and <= '9';
                var isLetter = character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
                IsOdd |= !isDigit && !isLetter;
                _hasLetter |= isLetter;
                _startsWithDigit |= _length is 0 && isDigit;
                _length++;
                _hash = (_hash ^ char.ToUpperInvariant(character)) * 16777619;
                break;
        }
    }

    private void EndHole()
    {
        _state = State.Text;
        Holes++;

        // Names that are equal have equal bits; the few that only share them cost a second look.
        var (low, high) = (1ul << (int)(_hash & 63), 1ul << (int)((_hash >> 6) & 63));
        IsOdd |= _length is 0 || !_hasLetter || _startsWithDigit || ((_seenLow & low) is not 0 && (_seenHigh & high) is not 0);
        _seenLow |= low;
        _seenHigh |= high;
    }
}
