using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Outputs;

/// <summary>What the file with the beginning of a program says about who watches it.</summary>
internal static class EntryPoint
{
    /// <summary>Whether the program waits for somebody to press a key, so somebody reads the console.</summary>
    public static bool AsksUser(Compilation compilation, CancellationToken cancellationToken)
    {
        if (FindFile(compilation, cancellationToken) is not { } file)
            return false;

        foreach (var node in file.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadLine" or "ReadKey" or "Read", Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } })
                return true;
        }

        return false;
    }

    /// <summary>Whether it is a program that neither builds a host nor is run by one, whatever its libraries bring.</summary>
    public static bool HasNoHost(Compilation compilation, CancellationToken cancellationToken)
    {
        if (FindFile(compilation, cancellationToken) is not { } file)
            return false;

        foreach (var token in file.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)
                && (token.ValueText.IndexOf("Host", StringComparison.Ordinal) >= 0 || token.ValueText is "WebApplication" or "FunctionsApplication" or "DistributedApplication" or "ServiceBase" or "Startup"))
            {
                return false;
            }
        }

        return true;
    }

    private static SyntaxNode? FindFile(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication && compilation.GetEntryPoint(cancellationToken) is { DeclaringSyntaxReferences: { Length: > 0 } references }
            ? references[0].SyntaxTree.GetRoot(cancellationToken)
            : null;
}
