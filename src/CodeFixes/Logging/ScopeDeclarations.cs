using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Makes <c>using var scope = ...</c> of a statement that opens a scope, where the rest of its block is what the scope is for.</summary>
internal sealed class ScopeDeclarations(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxNode, HashSet<string>> _names = [];

    /// <summary>A name for the variable; null when there can be none.</summary>
    public string? FindName(ExpressionStatementSyntax statement)
    {
        if (root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 } || !LogCallRewriter.IsWhole(statement) || !HasRest(statement))
            return null;

        SyntaxNode member = statement.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseTypeDeclarationSyntax)) ?? root;
        if (!_names.TryGetValue(member, out var names))
        {
            names = [.. member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
            _names.Add(member, names);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var name = "scope";
        for (var number = 2; names.Contains(name) || IsMember(name, statement); number++)
            name = "scope" + number.ToString(CultureInfo.InvariantCulture);

        names.Add(name);
        return name;
    }

    public static LocalDeclarationStatementSyntax Declare(ExpressionStatementSyntax statement, string name)
    {
        var value = statement.Expression is AssignmentExpressionSyntax { Right: var scope } ? scope : statement.Expression;
        var declarator = SyntaxFactory.VariableDeclarator(SyntaxFactory.Identifier(name).WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutLeadingTrivia()));
        return SyntaxFactory.LocalDeclarationStatement(
            awaitKeyword: default,
            SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space),
            modifiers: default,
            SyntaxFactory.VariableDeclaration(SyntaxFactory.IdentifierName("var").WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingletonSeparatedList(declarator)),
            statement.SemicolonToken);
    }

    /// <summary>Without a rest the scope would be closed at once, and a jump past its declaration does not compile.</summary>
    private static bool HasRest(ExpressionStatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => HasRest(block.Statements, block.Statements.IndexOf(statement)),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global =>
            HasRest([.. unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)], unit.Members.OfType<GlobalStatementSyntax>().ToList().IndexOf(global)),
        _ => false,
    };

    private static bool HasRest(IReadOnlyList<StatementSyntax> statements, int index) =>
        statements.Skip(index + 1).Any(statement => statement is not LocalFunctionStatementSyntax and not ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax })
        && !statements.Any(statement => statement is LabeledStatementSyntax);

    private bool IsMember(string name, SyntaxNode place) => !model.LookupSymbols(place.SpanStart, name: name).IsEmpty;
}
