using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Tests.Logging.Templates;

/// <summary>Where the characters of a constant text are written, and how a change of the text changes the source.</summary>
public sealed class TemplateSourceMapTests
{
    [Theory]
    [InlineData("\"a {0} b\"", "{0}")]
    [InlineData("@\"a \"\" {0} b\"", "{0}")]
    [InlineData("\"\"\"a \" {0} b\"\"\"", "{0}")]
    [InlineData("\"\\t\\u0041\\x42\\U0001F600\\\" {0}\"", "{0}")]
    [InlineData("\"a\" + /* two */ \"{0}\"", "{0}")]
    [InlineData("$\"{nameof(System)} {{0}}\"", "{{0}}")]
    [InlineData("$@\"{nameof(System)} \"\" {{0}}\"", "{{0}}")]
    [InlineData("(\"a \" + Known + \" {0}\")", "{0}")]
    [InlineData("\"\U0001F600 {0}\"", "{0}")]
    public void A_placeholder_is_found_where_it_is_written(string code, string written)
    {
        var (expression, map, text) = Read(code);

        var span = map.Find(text.IndexOf("{0}", StringComparison.Ordinal), 3)!.Value;

        Assert.Equal(written, expression.SyntaxTree.GetText(TestContext.Current.CancellationToken).ToString(span));
    }

    [Theory]
    [InlineData("\"a {0} b\"", "\"a {Name} b\"")]
    [InlineData("@\"a \"\" {0} b\"", "@\"a \"\" {Name} b\"")]
    [InlineData("\"\"\"a \" {0} b\"\"\"", "\"\"\"a \" {Name} b\"\"\"")]
    [InlineData("\"\"\"\n    a\n      {0} \"x\"\n\n    b\n    \"\"\"", "\"\"\"\n    a\n      {Name} \"x\"\n\n    b\n    \"\"\"")]
    [InlineData("\"\"\"\r\n    a\r\n      {0}\r\n    \"\"\"", "\"\"\"\r\n    a\r\n      {Name}\r\n    \"\"\"")]
    [InlineData("\"\\t\\u0041\\x42 \\U0001F600\\\" {0}\\n\"", "\"\\t\\u0041\\x42 \\U0001F600\\\" {Name}\\n\"")]
    [InlineData("\"a\" + // first\n    \"{0}\"", "\"a\" + // first\n    \"{Name}\"")]
    [InlineData("$\"{nameof(System)} {{0}}\"", "$\"{nameof(System)} {{Name}}\"")]
    [InlineData("\"a \" + null + \"{0}\"", "\"a \" + null + \"{Name}\"")]
    [InlineData("\"{{\" + Known + \" {0}\"", "\"{{\" + Known + \" {Name}\"")]
    [InlineData("\"\\u007b0}\"", "\"\\u007bName}\"")]
    public void A_name_changes_and_nothing_else(string code, string changed)
    {
        var (_, map, text) = Read(code);

        var edited = map.Edit([new TemplateEdit(text.IndexOf("{0}", StringComparison.Ordinal) + 1, 1, "Name")]);

        Assert.Equal(changed, edited?.ToFullString());
        Assert.Equal(text.Replace("{0}", "{Name}", StringComparison.Ordinal), map.Apply([new TemplateEdit(text.IndexOf("{0}", StringComparison.Ordinal) + 1, 1, "Name")]));
    }

    [Theory]
    [InlineData("\"a {0} {{b}}\"", "$\"a {nameof(System)} {{{{b}}}}\"")]
    [InlineData("@\"a \"\" {0}\"", "$@\"a \"\" {nameof(System)}\"")]
    [InlineData("\"{1}\" + \"{0}\"", "\"{1}\" + $\"{nameof(System)}\"")]
    [InlineData("$\"{nameof(String)} {{0}}\"", "$\"{nameof(String)} {nameof(System)}\"")]
    [InlineData("\"\\u0041 {0}\"", "\"\\u0041 System\"")]
    [InlineData("\"\\U00000041 {0}\"", "\"\\U00000041 System\"")]
    [InlineData("\"\\x41 {0}\"", "\"\\x41 System\"")]
    [InlineData("\"\"\"a {0}\"\"\"", "\"\"\"a System\"\"\"")]
    public void A_constant_stays_one_where_a_hole_can_hold_it(string code, string changed)
    {
        var (_, map, text) = Read(code);

        var edited = map.Edit([new TemplateEdit(text.IndexOf("{0}", StringComparison.Ordinal), 3, "System") { Code = "nameof(System)" }]);

        Assert.Equal(changed, edited?.ToFullString());
    }

    [Theory]
    [InlineData("Known")]
    [InlineData("Braces + \"x\"")]
    [InlineData("$$\"\"\"{0}\"\"\"")]
    public void Text_that_is_written_elsewhere_is_left_alone(string code)
    {
        var (_, map, text) = Read(code);

        Assert.Null(map.Edit([new TemplateEdit(Math.Max(0, text.IndexOf('0', StringComparison.Ordinal)), 1, "Name")]));
    }

    [Theory]
    [InlineData("\"{\" + \"0}\"", 0, 3)]
    [InlineData("\"{0}\"", 1, 0)]
    [InlineData("\"{0}\"", 2, 2)]
    public void What_no_literal_holds_alone_is_not_found(string code, int start, int length) => Assert.Null(Read(code).Map.Find(start, length));

    [Theory]
    [InlineData("nameof(")]
    [InlineData("nameof(System)} {")]
    public void An_edit_that_breaks_the_literal_is_refused(string code) =>
        Assert.Null(Read("\"a {0}\"").Map.Edit([new TemplateEdit(2, 3, "System") { Code = code }]));

    private static (ExpressionSyntax Expression, TemplateSourceMap Map, string Text) Read(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(
            "using System; class Shop { const string Known = \"known\"; const string Braces = \"{0}\"; const string Text = " + code + "; }",
            RuleTestOptions.Parse.WithLanguageVersion(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Orders", [tree], References.Net10.Metadata);
        var expression = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<VariableDeclaratorSyntax>().Last().Initializer!.Value;
        var model = compilation.GetSemanticModel(tree);
        var text = (string)model.GetConstantValue(expression, TestContext.Current.CancellationToken).Value!;
        return (expression, TemplateSourceMap.Create(expression, text, model, TestContext.Current.CancellationToken), text);
    }
}
