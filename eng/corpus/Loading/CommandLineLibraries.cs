using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Corpus.Loading;

/// <summary>Empty assemblies for libraries of command lines that a project names and that are not at hand: that it has one says what it is.</summary>
internal static class CommandLineLibraries
{
    private static readonly (string Package, string Assembly)[] Known =
    [
        ("System.CommandLine", "System.CommandLine"),
        ("CommandLineParser", "CommandLine"),
        ("Spectre.Console", "Spectre.Console"),
        ("Spectre.Console.Cli", "Spectre.Console.Cli"),
        ("McMaster.Extensions.CommandLineUtils", "McMaster.Extensions.CommandLineUtils"),
        ("Microsoft.Extensions.CommandLineUtils", "Microsoft.Extensions.CommandLineUtils"),
        ("CommandDotNet", "CommandDotNet"),
        ("Cocona", "Cocona"),
        ("ConsoleAppFramework", "ConsoleAppFramework"),
    ];

    public static IEnumerable<MetadataReference> StandIns(IReadOnlySet<string> packages, IEnumerable<string> assemblies)
    {
        var present = assemblies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Known
            .Where(library => packages.Contains(library.Package) && !present.Contains(library.Assembly))
            .Select(library => CSharpCompilation.Create(library.Assembly, options: new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());
    }
}
