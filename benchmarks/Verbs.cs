using System.Globalization;
using BenchmarkDotNet.Running;
using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;
using Seaworthy.Benchmarks.Runs;

namespace Seaworthy.Benchmarks;

internal static class Verbs
{
    private const string Usage = """
        benchmarks <what> [folder of public code ...] [--rounds n] [--lines n] [--only plain|ordinary|findings] [--peers]

          share    CPU time and allocation as a share of plain compilation; generated code if no folder is given
          rules    the time that the compiler charges to each analyzer
          growth   1, 4 and 16 times the same code
          edit     the time after an edit in a file of 2,000 lines
          flags    1,000 flags over many lines
          builds   whole builds with and without the package
          micro    BenchmarkDotNet; what follows is its own command line
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length is 0)
        {
            Console.WriteLine(Usage);
            return 2;
        }

        var rounds = Number("--rounds", 9);
        var lines = Number("--lines", 50_000);
        Content[] contents = Array.IndexOf(args, "--only") is >= 0 and var only ? [Enum.Parse<Content>(args[only + 1], ignoreCase: true)] : Enum.GetValues<Content>();
        string[] folders = [.. args.Skip(1).Where((arg, index) => !arg.StartsWith('-') && !args[index].StartsWith("--rounds", StringComparison.Ordinal) && !args[index].StartsWith("--lines", StringComparison.Ordinal) && !args[index].StartsWith("--only", StringComparison.Ordinal)).Select(Path.GetFullPath)];
        switch (args[0])
        {
            case "share":
                foreach (var code in await CodeAsync())
                    ShareRun.Print(code, rounds, args.Contains("--peers"));
                return 0;

            case "rules":
                foreach (var code in await CodeAsync())
                    RuleCost.Print(code, Packages.Ours, Math.Min(rounds, 3));
                return 0;

            case "growth":
                foreach (var content in contents)
                    GrowthRun.Print(content, lines / 10, rounds);
                return 0;

            case "edit":
                Console.WriteLine("| Code | lines | binding, ms | an analyzer that does nothing, ms more | Seaworthy, ms beyond that | SDK, seven rules, ms beyond that |\n|---|---:|---:|---:|---:|---:|");
                foreach (var content in contents)
                    EditRun.Print(content, rounds * 11);
                return 0;

            case "flags":
                RegistryRun.Print(lines, rounds);
                return 0;

            case "builds":
                return BuildRun.Print(lines, rounds);

            case "micro":
                BenchmarkSwitcher.FromAssembly(typeof(Verbs).Assembly).Run(args[1..]);
                return 0;

            default:
                Console.WriteLine(Usage);
                return 2;
        }

        async Task<IReadOnlyList<CodeSet>> CodeAsync() => folders.Length > 0
            ? [await PublicCode.LoadAsync(folders)]
            : [.. contents.Select(content => Writer.Write(content, lines))];

        int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var index ? int.Parse(args[index + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
