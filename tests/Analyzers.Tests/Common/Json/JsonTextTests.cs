using System.Text;
using Seaworthy.Common.Json;

namespace Seaworthy.Tests.Common.Json;

/// <summary>The reader of JSON: what it accepts, where things are, and how it goes on behind an error.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""{ "a": 1 }""", "{a:1}")]
    [InlineData("""[true, false, null, -0.5e+3, "x"]""", "[true,false,null,-0.5e+3,'x']")]
    [InlineData("""{ "a": [1, 2,], "b": { "c": "d", }, }""", "{a:[1,2],b:{c:'d'}}")]
    [InlineData("/* a */ { // b\n \"a\" /* c */ : /* d */ 1 // e\n } // f", "{a:1}")]
    [InlineData("\uFEFF{}", "{}")]
    [InlineData(""" "\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00" """, "'\"\\/\b\f\n\r\tä\ud83d\ude00'")]
    [InlineData("1//", "1")]
    public void Good_text_is_read(string text, string expected)
    {
        var json = JsonText.Read(text);
        Assert.Empty(json.Errors);
        Assert.Equal(expected, Print(json.Root));
    }

    [Theory]
    [InlineData("@@", "a value is missing", "?")]
    [InlineData("""{ "a": @@}""", "a value is missing", "{a:?}")]
    [InlineData("""{ "a": @tru@, "b": 2 }""", "'tru' is no value; a text stands in double quotes", "{a:?,b:2}")]
    [InlineData("""{ "a"@@ 1, "b": 2 }""", "':' is missing behind \"a\"", "{a:1,b:2}")]
    [InlineData("""{ "a": 1@@ "b": 2 }""", "',' is missing", "{a:1,b:2}")]
    [InlineData("""{ @a@: 1, "b": 2 }""", "a name stands in double quotes", "{a:1,b:2}")]
    [InlineData("""{ "a": @'@x', "b": 2 }""", "a text stands in double quotes", "{a:'x',b:2}")]
    [InlineData("{ \"a\": @\"x,@\n \"b\": 2 }", "the closing quote is missing", "{a:'x,',b:2}")]
    [InlineData("""{ "a": 1, @,@ "b": 2 }""", "a name is missing in front of ','", "{a:1,b:2}")]
    [InlineData("""{ "a": [1, @,@ 2] }""", "a value is missing in front of ','", "{a:[1,2]}")]
    [InlineData("""@{@ "a": 1""", "'}' is missing", "{a:1}")]
    [InlineData("""{ "a": @[@1, 2 }""", "']' is missing", "{a:[1,2]}")]
    [InlineData("""{} @x@""", "nothing may follow the value", "{}")]
    [InlineData("""{ "a": "x@\q@y" }""", "the escape is not known", "{a:'xqy'}")]
    [InlineData("""{ "a": @01@ }""", "'01' is no value; a text stands in double quotes", "{a:?}")]
    [InlineData("""{} @/*@ a""", "the comment is not closed", "{}")]
    [InlineData("""{ @{@ "x": 1 }, "b": 2 }""", "a name is missing", "{b:2}")]
    public void An_error_has_its_place_and_the_rest_is_read(string marked, string message, string expected)
    {
        var start = marked.IndexOf('@');
        var end = marked.LastIndexOf('@') - 1;
        var json = JsonText.Read(marked.Replace("@", ""));

        var error = json.Errors.First();
        Assert.Equal(message, error.Message);
        Assert.Equal((start, end), (error.Span.Start, error.Span.End));
        Assert.Equal(expected, Print(json.Root));
    }

    [Fact]
    public void Values_and_names_have_places()
    {
        const string Text = """{ "order": [ 12, "äö" ] }""";
        var member = Assert.Single(JsonText.Read(Text).Root.Members);

        Assert.Equal("\"order\"", Text.Substring(member.NameSpan.Start, member.NameSpan.Length));
        Assert.Equal("[ 12, \"äö\" ]", Text.Substring(member.Value.Span.Start, member.Value.Span.Length));
        Assert.Equal(["12", "\"äö\""], member.Value.Items.Select(item => Text.Substring(item.Span.Start, item.Span.Length)));
    }

    [Fact]
    public void Duplicates_are_told_whatever_their_case()
    {
        var duplicates = JsonText.Read("""{ "a": 1, "A": 2, "b": { "c": 1, "c": 2 } }""").Duplicates;
        Assert.Equal(["c", "A"], duplicates.Select(duplicate => duplicate.Second.Name));
        Assert.Equal(["c", "a"], duplicates.Select(duplicate => duplicate.First.Name));
    }

    [Fact]
    public void No_more_than_twenty_errors_are_told() => Assert.Equal(20, JsonText.Read(string.Concat(Enumerable.Repeat("{ x ", 60))).Errors.Length);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Nesting_has_a_limit(int depth, bool isAccepted)
    {
        var json = JsonText.Read($$"""{{string.Concat(Enumerable.Repeat("[", depth))}}{{string.Concat(Enumerable.Repeat("]", depth))}}""");
        Assert.Equal(isAccepted, json.Errors.IsEmpty);
        Assert.True(json.Errors.Length <= 1);
    }

    [Fact]
    public void What_follows_something_nested_too_deeply_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 70)) + "\"]\"/*]*/" + string.Concat(Enumerable.Repeat("]", 70));
        var json = JsonText.Read($$"""{ "a": {{deep}}, "b": 2 }""");
        Assert.Single(json.Errors);
        Assert.Equal("2", json.Root["b"]!.Text);
    }

    private static string Print(JsonNode node)
    {
        var text = new StringBuilder();
        switch (node.Kind)
        {
            case JsonKind.Object:
                return text.Append('{').AppendJoin(',', node.Members.Select(member => $"{member.Name}:{Print(member.Value)}")).Append('}').ToString();

            case JsonKind.Array:
                return text.Append('[').AppendJoin(',', node.Items.Select(Print)).Append(']').ToString();

            case JsonKind.String:
                return $"'{node.Text}'";

            case JsonKind.Missing:
                return "?";

            default:
                return node.Text;
        }
    }
}
