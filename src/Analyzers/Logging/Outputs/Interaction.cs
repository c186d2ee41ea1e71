using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Outputs;

/// <summary>Tells types that talk to somebody who sits in front of the console.</summary>
internal static class Interaction
{
    public static bool Contains(SyntaxNode place, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (IsNamedAfterConsole(current.Name))
                return true;
        }

        for (var node = place.Parent; node is not null; node = node.Parent)
        {
            if (node is TypeDeclarationSyntax declaration)
                return UsesConsole(declaration);
        }

        return false;
    }

    private static bool IsNamedAfterConsole(string name) =>
        Has(name, "Console") || Has(name, "Terminal") || Has(name, "CommandLine") || Has(name, "Cli") || Has(name, "Prompt") || Has(name, "Shell");

    /// <summary>A word of a Pascal-cased name; a client is no command line.</summary>
    public static bool Has(string name, string word)
    {
        for (var start = name.IndexOf(word, StringComparison.Ordinal); start >= 0; start = name.IndexOf(word, start + 1, StringComparison.Ordinal))
        {
            if (start + word.Length == name.Length || !char.IsLower(name[start + word.Length]))
                return true;
        }

        return false;
    }

    private static bool UsesConsole(TypeDeclarationSyntax type)
    {
        foreach (var node in type.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member, Expression: var receiver }
                && member is "ReadLine" or "ReadKey" or "Read" or "Clear" or "ForegroundColor" or "BackgroundColor" or "ResetColor" or "SetCursorPosition" or "CursorLeft" or "CursorTop"
                && receiver is IdentifierNameSyntax { Identifier.ValueText: "Console" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Console" or "In" })
            {
                return true;
            }
        }

        return false;
    }
}
