using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Logging.Generated;

/// <summary>Whether a compilation has the generator that writes the bodies of methods with <c>[LoggerMessage]</c>, and what it can do.</summary>
/// <param name="Attribute">The attribute that it looks for; its package brings the generator.</param>
internal sealed record LoggerMessageSupport(INamedTypeSymbol Attribute)
{
    public static LoggerMessageSupport? Find(Compilation compilation) =>
        compilation.FindLibraryType("Microsoft.Extensions.Logging.LoggerMessageAttribute") is { ContainingAssembly.Identity: { Name: "Microsoft.Extensions.Logging.Abstractions", Version.Major: >= 6 } } attribute && !attribute.GetMembers("Level").IsEmpty
            ? new LoggerMessageSupport(attribute)
            : null;

    /// <summary>Whether the language has partial methods with an accessibility, which can't be forgotten without an error.</summary>
    public static bool Speaks(SyntaxTree tree) => tree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9, Kind: SourceCodeKind.Regular };

    /// <summary>Whether an instance method finds the logger among the parameters of the class.</summary>
    public bool ReadsClassParameters => Version >= 9;

    /// <summary>Whether values are formatted with the invariant culture where <c>LoggerMessage.Define</c> can't be used.</summary>
    public bool FormatsInvariantly => Version >= 10;

    private int Version => Attribute.ContainingAssembly.Identity.Version.Major;
}
