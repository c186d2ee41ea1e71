using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>The flag file beside all snippets: flags in every state, and mistakes.</summary>
internal static class FlagFile
{
    public const string Date = "is_global = true\nbuild_property.SeaworthyDate = 2026-09-01\n";

    public const string Text =
        """
        {
          "version": 1, // the only one
          "policy": { "maxAgeDays": { "release": 40 } },
          "flags": {
            "retired-on": { "state": "on", "aliases": ["RetiredOn", "RETIRED_ON"] },
            "retired-off": { "state": "off", "aliases": ["RetiredOff", "RETIRED_OFF"] },
            "theme": { "state": "value", "type": "string", "value": "dark" },
            "limit": { "state": "value", "type": "integer", "value": 25 },
            "expired": { "expires": "2026-06-01", "aliases": ["Expired"] },
            "old": { "kind": "release", "created": "2026-01-01" },
            "NewCheckout": {},
            "pause": { "kind": "kill-switch" },
            "disputed": { "state": "on" },
            "Disputed": { "state": "off" },
          },
        }
        """;

    /// <summary>For compilations without a solution around them.</summary>
    public static AnalyzerOptions Options { get; } = new([new File()], new Global());

    private sealed class File : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(Text);

        public override string Path => "/snippet/featureflags.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Global : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options : AnalyzerConfigOptions
        {
#pragma warning disable CS8765 // Both this runtime and our own assembly have the attribute that it misses.
            public override bool TryGetValue(string key, out string value)
            {
                value = key is "build_property.SeaworthyDate" ? "2026-09-01" : "";
                return value.Length > 0;
            }
#pragma warning restore CS8765
        }
    }
}
