using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

/// <summary>The first look at a template: what it lets pass is not looked at again.</summary>
public sealed class TemplateScanTests
{
    [Theory]
    [InlineData("\"\"", 0)]
    [InlineData("\"text\"", 0)]
    [InlineData("\"{A} {B}\"", 2)]
    [InlineData("\"{{A}} {B}\"", 1)]
    [InlineData("\"{{{A}}}\"", 1)]
    [InlineData("\"}}{{\"", 0)]
    [InlineData("\"}}{A}\"", 1)]
    [InlineData("\"{@A} {$B} {_c,10:N2} {D1}\"", 4)]
    [InlineData("\"{A:{\" + \"x\"", 0, true)]
    [InlineData("\"{A} \" + \"{B}\"", 2)]
    [InlineData("\"{\" + \"A}\"", 1)]
    [InlineData("\"{A} \" + name", 1)]
    [InlineData("$\"{{A}} {name}\"", 1)]
    [InlineData("$\"text {{A}}\"", 1)]
    [InlineData("$$\"\"\"{A} {{name}}\"\"\"", 1)]
    [InlineData("nameof(Order) + \" {A}\"", 1)]
    [InlineData("\"{A}}\"", 1, true)]
    [InlineData("\"A}\"", 0, true)]
    [InlineData("\"} {A}\"", 1, true)]
    [InlineData("\"}{A}\"", 1, true)]
    [InlineData("\"{A\"", 0, true)]
    [InlineData("\"{\"", 0, true)]
    [InlineData("\"}\"", 0, true)]
    [InlineData("\"{}\"", 1, true)]
    [InlineData("\"{0}\"", 1, true)]
    [InlineData("\"{1st}\"", 1, true)]
    [InlineData("\"{a b}\"", 1, true)]
    [InlineData("\"{a.b}\"", 1, true)]
    [InlineData("\"{A} {a}\"", 2, true)]
    [InlineData("\"{A {B}\"", 1, true)]
    [InlineData("\"{A}\" + name + \"}\"", 1, true)]
    [InlineData("\"{\" + name + \"}\"", 0, true)]
    public void Placeholders_are_counted(string expression, int holes, bool isOdd = false)
    {
        var scan = new TemplateScan();

        Assert.True(scan.TryRead(SyntaxFactory.ParseExpression(expression)));
        Assert.Equal(isOdd, scan.IsOdd);
        Assert.Equal(expression.Contains('{', StringComparison.Ordinal) || expression.Contains('}', StringComparison.Ordinal), scan.HasBraces);
        if (!isOdd)
            Assert.Equal(holes, scan.Holes);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("name + other")]
    [InlineData("Find() + \"{A}\"")]
    [InlineData("$\"{Find()} {{A}}\"")]
    [InlineData("1")]
    public void What_is_no_constant_text_is_not_read(string expression) => Assert.False(new TemplateScan().TryRead(SyntaxFactory.ParseExpression(expression)));

    [Fact]
    public void Text_without_braces_has_none()
    {
        var scan = new TemplateScan();

        Assert.True(scan.TryRead(SyntaxFactory.ParseExpression("\"text\"")));
        Assert.False(scan.HasBraces);
    }
}
