using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags;
using Seaworthy.Common.Json;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>Taking a flag out of a registry, and putting one in: everything else stays as it is.</summary>
public sealed class RegistryEditTests
{
    [Theory]
    [InlineData(
        """
            "old-menu": {},
            "new-checkout": { "state": "on" },
            "theme": {}
        """,
        """
            "old-menu": {},
            "theme": {}
        """)]
    [InlineData(
        """
            // The checkout of spring.
            // Ask Ann.
            "new-checkout": {
              "state": "on", // since May

              "owner": "team-pay"
            }, // gone soon
            // The theme.
            "theme": {}
        """,
        """
            // The theme.
            "theme": {}
        """)]
    [InlineData(
        """
            "theme": {}, // about the theme
            "new-checkout": {}
        """,
        """
            "theme": {} // about the theme
        """)]
    [InlineData(
        """
            "theme": {},
            "new-checkout": {},
        """,
        """
            "theme": {},
        """)]
    [InlineData(
        """
            // Checkout

            "new-checkout": {},

            "theme": {}
        """,
        """
            // Checkout

            "theme": {}
        """)]
    [InlineData(
        """
            "old-menu": {},

            "new-checkout": {},

            "theme": {}
        """,
        """
            "old-menu": {},

            "theme": {}
        """)]
    [InlineData(
        """
            "theme": {},

            /* The checkout
               of spring. */
            "new-checkout": {}
        """,
        """
            "theme": {}
        """)]
    [InlineData(
        """
            "theme": {},
            "new-checkout": {}
            // More to come.
        """,
        """
            "theme": {}
            // More to come.
        """)]
    [InlineData(
        """
            "old-menu": {}, "new-checkout": {}, "theme": {}
        """,
        """
            "old-menu": {}, "theme": {}
        """)]
    [InlineData(
        """
            "old-menu": {}, "new-checkout": {}
        """,
        """
            "old-menu": {}
        """)]
    [InlineData(
        """
            "new-checkout": {}, "old-menu": {}
        """,
        """
            "old-menu": {}
        """)]
    [InlineData(
        """
            "old-menu": {}
            , "new-checkout": {}
            , "theme": {}
        """,
        """
            "old-menu": {}
            , "theme": {}
        """)]
    [InlineData(
        """
            "new-checkout": {},
            "theme": {},
            "NEW-CHECKOUT": {}
        """,
        """
            "theme": {}
        """)]
    public void A_flag_goes_with_its_lines(string before, string after)
    {
        Assert.Equal(File(after), Remove(File(before)));
        Assert.Equal(File(after).Replace("\n", "\r\n"), Remove(File(before).Replace("\n", "\r\n")));
    }

    [Theory]
    [InlineData("""{ "flags": { "new-checkout": {} } }""", """{ "flags": {} }""")]
    [InlineData("""{ "flags": { "new-checkout": {}, } }""", """{ "flags": {} }""")]
    [InlineData("""{"flags":{"new-checkout":{},"theme":{}}}""", """{"flags":{"theme":{}}}""")]
    [InlineData("""{"flags":{"theme":{},"new-checkout":{}}}""", """{"flags":{"theme":{}}}""")]
    [InlineData("""{"flags":{"theme":{},"new-checkout":{},}}""", """{"flags":{"theme":{},}}""")]
    [InlineData("{\n  \"flags\": {\n    \"new-checkout\": {}\n  }\n}\n", "{\n  \"flags\": {}\n}\n")]
    [InlineData("{\n\t\"flags\": {\n\t\t\"new-checkout\": {},\n\n\t\t\"theme\": {}\n\t}\n}", "{\n\t\"flags\": {\n\t\t\"theme\": {}\n\t}\n}")]
    [InlineData("{\n  \"flags\": {\n    \"theme\": {},\n\n    \"new-checkout\": {}\n  }\n}\n", "{\n  \"flags\": {\n    \"theme\": {}\n  }\n}\n")]
    [InlineData("{ \"flags\": { \"new-checkout\": {}, // mine\n \"theme\": {} } }", "{ \"flags\": { // mine\n \"theme\": {} } }")]
    [InlineData("{ \"flags\": { \"theme\": {} /* kept */, \"new-checkout\": {} } }", "{ \"flags\": { \"theme\": {} /* kept */ } }")]
    [InlineData("""{ "flags": { "checkout": { "aliases": ["New-Checkout"] }, "theme": {} } }""", """{ "flags": { "theme": {} } }""")]
    public void Other_layouts(string before, string after) => Assert.Equal(after, Remove(before));

    [Theory]
    [InlineData("""{ "flags": { "theme": {} } }""")]
    [InlineData("""{ "flags": { "new-checkout": {} """)]
    [InlineData("""{ "keyComparison": "ordinal", "flags": { "New-Checkout": {} } }""")]
    [InlineData("""{ "flags": [] }""")]
    [InlineData("")]
    public void Nothing_is_done_without_need(string text) => Assert.Null(RegistryEdit.Remove(SourceText.From(text), "new-checkout"));

    [Fact]
    public void Several_flags_go_at_once() => Assert.Equal(
        File("    \"theme\": {}"),
        RegistryEdit.Remove(SourceText.From(File("    // A\n    \"a\": {},\n    \"theme\": {},\n    // B\n    \"b\": {},\n    \"c\": {}")), "a", "none", "b", "c")!.ToString());

    [Fact]
    public void Any_flag_can_go_and_the_others_stay()
    {
        var random = new Random(7);
        string[] gaps = ["", " ", "\n", "\n    ", "\n\n    ", " // note\n    ", "\n    // note\n    ", " /* note */ ", "\r\n", "\n    /* two\n lines */\n"];
        string Gap() => gaps[random.Next(gaps.Length)];
        for (var round = 0; round < 5_000; round++)
        {
            var keys = Enumerable.Range(0, random.Next(1, 5)).Select(number => $"flag-{number}").ToList();
            var members = keys.Select(key => $"{Gap()}\"{key}\"{Gap()}:{Gap()}{{{Gap()}}}{Gap()}");
            var text = $$"""{{{Gap()}}"flags": {{{string.Join(",", members)}}{{(random.Next(2) is 0 ? "," + Gap() : "")}}}, "version": 1{{Gap()}}}""";
            foreach (var key in keys)
            {
                var json = JsonText.Read(RegistryEdit.Remove(SourceText.From(text), key)!.ToString());
                Assert.True(json.Errors.IsEmpty, text);
                Assert.Equal(keys.Where(other => other != key), json.Root["flags"]!.Members.Select(member => member.Name));
            }
        }
    }

    [Theory]
    [InlineData("    \"theme\": {}", "    \"theme\": {},\n    \"new-checkout\": { \"state\": \"active\" }")]
    [InlineData("    \"theme\": {},", "    \"theme\": {},\n    \"new-checkout\": { \"state\": \"active\" },")]
    [InlineData("    \"theme\": {} // dark", "    \"theme\": {}, // dark\n    \"new-checkout\": { \"state\": \"active\" }")]
    [InlineData("    \"theme\": {\n      \"state\": \"on\"\n    }", "    \"theme\": {\n      \"state\": \"on\"\n    },\n    \"new-checkout\": { \"state\": \"active\" }")]
    [InlineData("    // None yet.", "    // None yet.\n    \"new-checkout\": { \"state\": \"active\" }")]
    public void A_flag_is_added(string before, string after) => Assert.Equal(File(after), Add(File(before)));

    [Theory]
    [InlineData("""{ "flags": { "theme": {} } }""", """{ "flags": { "theme": {}, "new-checkout": { "state": "active" } } }""")]
    [InlineData("{\n  \"flags\": {}\n}\n", "{\n  \"flags\": {\n    \"new-checkout\": { \"state\": \"active\" }\n  }\n}\n")]
    [InlineData("{\r\n\t\"flags\": {}\r\n}\r\n", "{\r\n\t\"flags\": {\r\n\t\t\"new-checkout\": { \"state\": \"active\" }\r\n\t}\r\n}\r\n")]
    public void A_flag_is_added_elsewhere(string before, string after) => Assert.Equal(after, Add(before));

    private static string File(string flags) => "{\n  \"version\": 1,\n  \"flags\": {\n" + flags.ReplaceLineEndings("\n") + "\n  }\n}\n";

    private static string Remove(string text) => RegistryEdit.Remove(SourceText.From(text), "new-checkout")!.ToString();

    private static string Add(string text) => RegistryEdit.Add(SourceText.From(text), "new-checkout", ("state", "\"active\""))!.ToString();
}
