using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

/// <summary>What the source of a literal says; the compiler is asked for the same.</summary>
public sealed class LiteralDecoderTests
{
    [Theory]
    [InlineData("""\'\"\\\0\a\b\f\n\r\t\v""")]
    [InlineData("""A \u0041 \u00e9b""")]
    [InlineData("""\U0001F600 and \U0010FFFF""")]
    [InlineData("""\x4 \x41 \x041 \x0041g \x00411""")]
    [InlineData("""\ud7ff \ue000""")]
    [InlineData("""end\'""")]
    [InlineData("""\u0000""")]
    public void Escapes_are_what_the_compiler_reads(string source)
    {
        var decoded = LiteralDecoder.Decode(source, LiteralStyle.Regular, doublesBraces: false)!.Value;

        Assert.Equal(SyntaxFactory.ParseToken($"\"{source}\"").ValueText, decoded.Value);
        Assert.Equal(decoded.Value.Length + 1, decoded.Positions.Length);
        Assert.Equal(source.Length, decoded.Positions[^1]);
    }

    [Theory]
    [InlineData("""text\""")]
    [InlineData("""\q""")]
    [InlineData("""\u004""")]
    [InlineData("""\U0001F60""")]
    [InlineData("""\x""")]
    [InlineData("""\xg""")]
    [InlineData("""\ud800""")]
    [InlineData("""\udfff""")]
    [InlineData("""\U00110000""")]
    public void What_is_no_character_is_not_understood(string source) => Assert.Null(LiteralDecoder.Decode(source, LiteralStyle.Regular, doublesBraces: false));

    [Theory]
    [InlineData("""a""b""", "a\"b", "0 1 3 4")]
    [InlineData("""c:\temp""", "c:\\temp", "0 1 2 3 4 5 6 7")]
    public void Verbatim_text_doubles_its_quotes_only(string source, string value, string positions)
    {
        var decoded = LiteralDecoder.Decode(source, LiteralStyle.Verbatim, doublesBraces: false)!.Value;

        Assert.Equal(value, decoded.Value);
        Assert.Equal(positions, string.Join(' ', decoded.Positions));
    }

    [Theory]
    [InlineData("{{a}} {b}", true, "{a} {b}")]
    [InlineData("{{a}}", false, "{{a}}")]
    public void Braces_are_doubled_where_values_are_put_in(string source, bool doublesBraces, string value) =>
        Assert.Equal(value, LiteralDecoder.Decode(source, LiteralStyle.Regular, doublesBraces)!.Value.Value);

    [Fact]
    public void A_quote_alone_ends_a_verbatim_text() => Assert.Null(LiteralDecoder.Decode("a\"", LiteralStyle.Verbatim, doublesBraces: false));
}
