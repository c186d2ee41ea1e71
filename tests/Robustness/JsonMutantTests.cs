using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags;
using Seaworthy.Common.Json;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Tests.Robustness;

/// <summary>
/// The reader of JSON against broken files, and against the reader of the platform: what that accepts with comments and trailing
/// commas, ours accepts with the same values, and nothing makes it throw.
/// </summary>
public sealed class JsonMutantTests
{
    private const int Seeds = 4;
    private const int MutantsOfSeed = 60_000;

    private static readonly JsonDocumentOptions Platform = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Documents =
    [
        """{ "version": 1, "complete": true, "flags": { "new-checkout": { "state": "on", "owner": "team-pay", "expires": "2026-06-01", "aliases": ["NewCheckout", "FEATURE_X"] }, "theme": { "type": "string", "state": "value", "value": "dark" } } }""",
        "{\n  // note\n  \"version\": 1, /* more */\n  \"policy\": { \"maxAgeDays\": { \"release\": 40, }, \"require\": [\"owner\",] },\n  \"flags\": {\n    \"a\": {}, // last\n  },\n}\n",
        """{ "features": [{ "name": "a", "stale": true, "enabled": true, "strategies": [{ "name": "default", "constraints": [] }], "createdAt": "2026-02-01T10:00:00.000Z" }] }""",
        """{ "flags": { "a": { "key": "a", "on": true, "archived": true, "variations": [true, false], "offVariation": 1, "fallthrough": { "variation": 0 }, "rules": [] } }, "flagValues": { "b": -1.5e+3 } }""",
        """{ "FeatureManagement": { "A": true, "B": { "EnabledFor": [{ "Name": "Percentage" }] } }, "feature_management": { "feature_flags": [{ "id": "C", "enabled": true }] } }""",
        """{ "flags": { "a": { "state": "ENABLED", "variants": { "on": true }, "defaultVariant": "on", "targeting": {}, "metadata": { "stale": true } } } }""",
        """[null, true, false, 0, -0, 1.25, 1e9, 2E-2, "", "\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00", [[[]]], { "": {} }, "äß漢", /**/ 7]""",
        "\"text\"",
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "/", "//", "/*", "*/", "\n", "\r", "\r\n", "\t", " ", "\0", "\uFEFF", "\u2028", "\ud83d", "\u00a0", "1", "0", "-", ".", "e", "E+", "true", "null", "false",
        "\\u", "\\u00e4", "\\x", "{}", "[]", "{\"a\":1}", "\"state\":\"on\"", ",,", "::", "\"flags\":{", "NaN", "01", "1.", ".5", "/**/", "//\n",
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Seeds)];

    [Theory, MemberData(nameof(Numbers))]
    public void Mutants_are_read_as_the_platform_reads_them(int seed)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var number = 0; number < MutantsOfSeed; number++)
        {
            var text = Mutate(Documents[number % Documents.Length], random);
            var read = JsonText.Read(text);
            Assert.InRange(read.Errors.Length, 0, JsonText.MaxErrors);
            Assert.All(read.Errors, error => Assert.InRange(error.Span.End, error.Span.Start, text.Length));
            if (ReadByPlatform(text) is not { } document)
                continue;

            accepted++;
            using (document)
                Assert.True(read.Errors.IsEmpty && IsSame(document.RootElement, read.Root), text);
        }

        Assert.InRange(accepted, MutantsOfSeed / 10, MutantsOfSeed);
    }

    /// <summary>Whatever is in the file, every analyzer of the family gets a registry, and an edit leaves it in order.</summary>
    [Theory, MemberData(nameof(Numbers))]
    public void Mutants_make_a_registry(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < MutantsOfSeed / 10; number++)
        {
            var text = Mutate(Documents[number % Documents.Length], random);
            var options = new AnalyzerOptions([new File("featureflags.json", text), new File("appsettings.json", text), new File("export.json", text)]);
            var registry = FlagRegistry.Read(options, TestContext.Current.CancellationToken);
            foreach (var (_, problem) in registry.Problems)
                Assert.InRange(problem.Location.SourceSpan.End, 0, text.Length);

            foreach (var entry in registry.Entries)
            {
                _ = registry.Suggest(entry.Key + "x");
                if (RegistryEdit.Remove(SourceText.From(text), entry.Key) is { } edited)
                    Assert.Empty(JsonText.Read(edited.ToString()).Errors);
            }

            if (RegistryEdit.Add(SourceText.From(text), "one more") is { } added)
                Assert.NotNull(JsonText.Read(added.ToString()).Root["flags"]!["one more"]);
        }
    }

    private static string Mutate(string text, Random random)
    {
        var mutant = new StringBuilder(text);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var position = random.Next(mutant.Length + 1);
            var length = Math.Min(random.Next(random.Next(2) is 0 ? 2 : 12), mutant.Length - position);
            switch (random.Next(5))
            {
                case 0:
                    mutant.Remove(position, length);
                    break;

                case 1:
                    mutant.Insert(position, Pieces[random.Next(Pieces.Length)]);
                    break;

                case 2:
                    mutant.Remove(position, length).Insert(position, Pieces[random.Next(Pieces.Length)]);
                    break;

                case 3:
                    mutant.Insert(random.Next(mutant.Length + 1), mutant.ToString(position, length));
                    break;

                default:
                    if (random.Next(20) is 0)
                        mutant.Length = position;
                    else
                        mutant.Insert(position, random.Next(2) is 0 ? "/* x */" : "\n");

                    break;
            }
        }

        return mutant.ToString();
    }

    private static JsonDocument? ReadByPlatform(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Platform);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsSame(JsonElement expected, JsonNode actual) => expected.ValueKind switch
    {
        JsonValueKind.Object => actual.Kind is JsonKind.Object && expected.EnumerateObject().Zip(actual.Members, (left, right) => TextOf(left) is not { } name || (name == right.Name && IsSame(left.Value, right.Value))).All(same => same) && expected.EnumerateObject().Count() == actual.Members.Length,
        JsonValueKind.Array => actual.Kind is JsonKind.Array && expected.GetArrayLength() == actual.Items.Length && expected.EnumerateArray().Zip(actual.Items, IsSame).All(same => same),
        JsonValueKind.String => actual.Kind is JsonKind.String && (TextOf(expected) is not { } text || text == actual.Text),
        JsonValueKind.Number => actual.Kind is JsonKind.Number && expected.GetRawText() == actual.Text,
        JsonValueKind.True => actual.Kind is JsonKind.True,
        JsonValueKind.False => actual.Kind is JsonKind.False,
        _ => actual.Kind is JsonKind.Null,
    };

    /// <summary>The platform accepts half a surrogate pair, and refuses to say it.</summary>
    private static string? TextOf(JsonElement element) => Try(element, each => each.GetString());

    private static string? TextOf(JsonProperty property) => Try(property, each => each.Name);

    private static string? Try<T>(T source, Func<T, string?> read)
    {
        try
        {
            return read(source);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
