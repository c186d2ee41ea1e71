using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

public sealed class TemplateTextTests
{
    [Theory]
    [InlineData("a {Id} b {Name,-5:x} c", "Id Name")]
    [InlineData("{{Id}} {0}", "0")]
    [InlineData("{@User} {$Total}", "@User $Total")]
    [InlineData("{ Id } { Name ,5}", "Id Name")]
    [InlineData("no placeholder", "")]
    [InlineData("{{{Id}}}", "Id")]
    public void Placeholders_are_found(string template, string names) => Assert.Equal(names, string.Join(" ", TemplateParser.Parse(template)!.Select(placeholder => placeholder.Name)));

    [Theory]
    [InlineData("{Id")]
    [InlineData("Id}")]
    [InlineData("{}")]
    [InlineData("{ {Id}")]
    [InlineData("{:x}")]
    public void Malformed_templates_have_none(string template) => Assert.Null(TemplateParser.Parse(template));

    [Theory]
    [InlineData("a {0} b", "'a '|0|' b'")]
    [InlineData("{1,-5:N2}{0}", "1,-5:N2|0")]
    [InlineData("{{0}} {0}", "'{0} '|0")]
    [InlineData("{0 , 5 }", "0,5")]
    [InlineData("a{0,12}b", "'a'|0,12|'b'")]
    [InlineData("{0,-3}", "0,-3")]
    [InlineData("{0:hh\\:mm}", "0:hh\\:mm")]
    public void Composite_formats_are_read(string format, string items) => Assert.Equal(items, string.Join("|", CompositeFormat.Parse(format)!.Select(Print)));

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{0")]
    [InlineData("{a}")]
    [InlineData("{0,x}")]
    [InlineData("{-1}")]
    [InlineData("{0:{{}")]
    public void Malformed_composite_formats_are_refused(string format) => Assert.Null(CompositeFormat.Parse(format));

    [Theory]
    [InlineData("a\"b\\c\r\n\t\0\u0001", nameof(LiteralStyle.Regular), "a\\\"b\\\\c\\r\\n\\t\\0\\u0001")]
    [InlineData("a\"b\\c\n", nameof(LiteralStyle.Verbatim), "a\"\"b\\c\n")]
    [InlineData("a😀b", nameof(LiteralStyle.Regular), "a😀b")]
    [InlineData("größe €", nameof(LiteralStyle.Regular), "größe €")]
    public void Text_is_written_as_its_literal_wants_it(string text, string style, string source) => Assert.Equal(source, LiteralSource.Escape(text, Enum.Parse<LiteralStyle>(style)));

    private static string Print(FormatItem item) =>
        item.Text is { } text ? $"'{text}'" : item.Index + (item.Alignment is { } alignment ? "," + alignment : "") + (item.Format is { } format ? ":" + format : "");
}
