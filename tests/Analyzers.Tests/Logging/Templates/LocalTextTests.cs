using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

public sealed class LocalTextTests
{
    [Theory]
    [InlineData("text = other;")]
    [InlineData("text += other;")]
    [InlineData("Change(ref text);")]
    [InlineData("Read(out text);")]
    [InlineData("(text, number) = Next();")]
    [InlineData("++text;")]
    [InlineData("--text;")]
    [InlineData("text++;")]
    [InlineData("text--;")]
    [InlineData("Point(&text);")]
    [InlineData("ref var alias = ref text;")]
    public void What_may_change_a_variable_writes_it(string statement) => Assert.True(LocalText.IsWritten(Assert.Single(Mentions(statement))));

    [Theory]
    [InlineData("other = text;")]
    [InlineData("Show(text);")]
    [InlineData("Show(in text);")]
    [InlineData("(number, other) = (text, number);")]
    [InlineData("Show(!text);")]
    [InlineData("Show(-text);")]
    [InlineData("Show(text!);")]
    [InlineData("text.Show();")]
    public void What_only_reads_it_does_not(string statement) => Assert.False(LocalText.IsWritten(Mentions(statement).First()));

    [Theory]
    [InlineData("other.text.Show();")]
    [InlineData("other?.text.Show();")]
    [InlineData("Show(text: 1);")]
    public void Other_things_of_the_name_are_no_mentions(string statement) => Assert.Empty(Mentions(statement));

    private static IEnumerable<IdentifierNameSyntax> Mentions(string statement) => LocalText.Mentions("text", SyntaxFactory.ParseStatement(statement));
}
