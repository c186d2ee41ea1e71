using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

/// <summary>What a template consists of.</summary>
public sealed class MessageTemplateTests
{
    [Theory]
    [InlineData("a", "")]
    [InlineData("{A}{B}", "A B")]
    [InlineData("{{A}} {B}", "B")]
    [InlineData("{{{A}}}", "A")]
    [InlineData("{@A} {$B} {A,10:N2} {0}", "A B A 0")]
    [InlineData("{} { } {:N}", "  ")]
    [InlineData("{A:yyyy-MM-dd HH:mm} {a.B(c)}", "A a.B(c)")]
    public void Placeholders_have_names(string text, string names)
    {
        var template = MessageTemplate.Parse(text);

        Assert.Equal(names, string.Join(' ', template.Holes.Select(hole => hole.Name)));
        Assert.Empty(template.LooseBraces);
        Assert.All(template.Holes, hole => Assert.Equal(hole.Name, text.Substring(hole.NameStart, hole.Name.Length)));
    }

    [Theory]
    [InlineData("{A", "0")]
    [InlineData("A}", "1")]
    [InlineData("{A {B}", "0")]
    [InlineData("{\"a\": {B}}", "0 9")]
    [InlineData("{A}}", "3")]
    [InlineData("{", "0")]
    public void Loose_braces_are_found(string text, string positions) =>
        Assert.Equal(positions, string.Join(' ', MessageTemplate.Parse(text).LooseBraces.Select(brace => brace.Position)));
}
