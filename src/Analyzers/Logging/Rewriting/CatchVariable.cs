using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Rewriting;

/// <summary>The variable by which a catch clause knows its exception; it gets one when it has none.</summary>
/// <param name="Type">The caught type as it is written.</param>
/// <param name="Change">Declares the variable; null when it is there.</param>
internal sealed record CatchVariable(string Name, TypeSyntax Type, SurroundingChange? Change)
{
    /// <param name="reserved">Names that clauses around this one are about to get.</param>
    public static CatchVariable? Of(CatchClauseSyntax clause, SemanticModel model, HashSet<string> reserved)
    {
        if (clause.Declaration is { Identifier.ValueText.Length: > 0 } named)
            return new CatchVariable(named.Identifier.Text, named.Type, Change: null);

        if (clause.Declaration is { ContainsDirectives: true } || clause.CatchKeyword.ContainsDirectives || FindFreeName(clause, model, reserved) is not { } name)
            return null;

        var type = clause.Declaration?.Type ?? SyntaxFactory.ParseTypeName(NameOfException(clause, model));
        return new CatchVariable(name, type.WithoutTrivia(), new SurroundingChange(clause, changed => Declare((CatchClauseSyntax)changed, type, name)));
    }

    private static CatchClauseSyntax Declare(CatchClauseSyntax clause, TypeSyntax type, string name)
    {
        if (clause.Declaration is { } declaration)
        {
            var behind = declaration.Type.GetTrailingTrivia();
            var isSpaced = behind.Count > 0 && behind[behind.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia);
            var identifier = SyntaxFactory.Identifier(isSpaced ? default : SyntaxFactory.TriviaList(SyntaxFactory.Space), name, default);
            return clause.WithDeclaration(declaration.WithIdentifier(identifier));
        }

        // What stood behind the keyword, such as the end of its line, now stands behind the declaration.
        var added = SyntaxFactory.CatchDeclaration(type, SyntaxFactory.Identifier(SyntaxFactory.TriviaList(SyntaxFactory.Space), name, default)).WithTrailingTrivia(clause.CatchKeyword.TrailingTrivia);
        return clause.WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space)).WithDeclaration(added);
    }

    private static string? FindFreeName(CatchClauseSyntax clause, SemanticModel model, HashSet<string> reserved)
    {
        foreach (var name in Names)
        {
            if (!reserved.Contains(name) && IsFree(name, clause, model))
                return name;
        }

        return null;
    }

    /// <summary>Whether neither the scopes around the clause know the name nor anything within it uses it.</summary>
    private static bool IsFree(string name, CatchClauseSyntax clause, SemanticModel model)
    {
        if (!model.LookupSymbols(clause.Block.SpanStart + 1, name: name).IsEmpty)
            return false;

        foreach (var token in clause.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                return false;
        }

        return true;
    }

    /// <summary>As it can be written here.</summary>
    private static string NameOfException(CatchClauseSyntax clause, SemanticModel model)
    {
        if (model.LookupNamespacesAndTypes(clause.SpanStart, name: "Exception") is { Length: 1 } types && types[0] is INamedTypeSymbol type && type.Is("System", "Exception"))
            return "Exception";

        return model.LookupNamespacesAndTypes(clause.SpanStart, name: "System") is { Length: 1 } spaces && spaces[0] is INamespaceSymbol space && space.Is("System") ? "System.Exception" : "global::System.Exception";
    }

    private static readonly string[] Names = ["ex", "exception", "error", "failure", "caught"];
}
