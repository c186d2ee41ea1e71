using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Runs;

/// <summary>A registry with a thousand flags over a lot of code: what the rules about flags cost, and how often the file is read.</summary>
internal static class RegistryRun
{
    private const int Flags = 1000;

    public static void Print(int lines, int rounds)
    {
        var registry = new CountedText("/shop/featureflags.json", Text());
        var project = Writer.Project(Content.Ordinary, lines) with { AdditionalFiles = [registry] };
        var code = new CodeSet($"{Flags} flags", [project]);
        var family = Packages.Ours with
        {
            Name = "rules about flags",
            Analyzers = [.. Packages.Seaworthy.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id.StartsWith("SEA4", StringComparison.Ordinal)))],
        };
        ShareRun.Print(code, [DriverFloor.Contender, family, Packages.Ours.InBuild()], rounds);

        registry.Reads = 0;
        Packages.Ours.Run(project);
        Console.WriteLine($"\nThe flag file was read {registry.Reads} times in a compilation of {project.Sources.Count} files, by {family.Analyzers.Length} analyzers.");
    }

    private static string Text()
    {
        var text = new StringBuilder("{ \"version\": 1, \"complete\": false, \"flags\": {\n");
        for (var flag = 0; flag < Flags; flag++)
        {
            var state = flag % 10 is 9 ? "\"state\": \"on\", " : "";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  \"feature-{flag}\": {{ {state}\"owner\": \"team-{flag % 7}\", \"created\": \"2026-01-15\" }}{(flag == Flags - 1 ? "" : ",")}\n");
        }

        return text.Append("} }\n").ToString();
    }

    private sealed class CountedText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public int Reads { get; set; }

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            Reads++;
            return _text;
        }
    }
}
