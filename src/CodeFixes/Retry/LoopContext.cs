using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>A loop that is to be repaired, and what is around it.</summary>
/// <param name="Language">The oldest version of C# that the file is compiled with.</param>
/// <param name="HasSharedRandom">Whether there is <c>Random.Shared</c> wherever the file is compiled.</param>
internal sealed record LoopContext(
    RetryLoop Loop,
    CompilationUnitSyntax Root,
    RetrySymbols Symbols,
    RetrySettings Settings,
    LanguageVersion Language,
    bool HasSharedRandom,
    CancellationToken CancellationToken)
{
    public Layout Layout { get; } = Layout.Read(Root);

    public SemanticModel Model => Loop.Model;

    /// <summary>The member that the loop stands in; null among top-level statements.</summary>
    public MemberDeclarationSyntax? Member { get; } =
        Loop.Syntax.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => member.Parent is TypeDeclarationSyntax);

    /// <summary>The loop, if it is one that a statement such as <c>continue</c> belongs to.</summary>
    public StatementSyntax? Statement => Loop.Syntax as StatementSyntax;

    /// <summary>The statements of a function, without those of functions within it.</summary>
    public static IEnumerable<SyntaxNode> DescendantsHere(SyntaxNode node) =>
        node.DescendantNodesAndSelf(inner => inner == node || inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax));

    /// <summary>What is written behind the call in the awaits of the attempt, such as <c>.ConfigureAwait(false)</c>.</summary>
    public string ConfigureAwait
    {
        get
        {
            var awaits = Loop.AttemptStatements.SelectMany(DescendantsHere).OfType<AwaitExpressionSyntax>().ToList();
            if (awaits.Count is 0)
                awaits = DescendantsHere(Loop.Function).OfType<AwaitExpressionSyntax>().ToList();

            var configured = awaits.Select(awaited => awaited.Expression.Unwrap()).OfType<InvocationExpressionSyntax>()
                .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" })
                .ToList();
            return configured.Count > 0 && configured.Count == awaits.Count ? ".ConfigureAwait" + configured[0].ArgumentList.ToString() : "";
        }
    }

    /// <summary>The first of the names that means nothing in the member yet.</summary>
    public string FreeName(params string[] names)
    {
        var used = new HashSet<string>((Member ?? (SyntaxNode)Root).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return names.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => names[0] + number)).First(name => !used.Contains(name));
    }

    /// <summary>How a local of a predefined type is declared here.</summary>
    public string DeclareInteger
    {
        get
        {
            var locals = DescendantsHere(Loop.Function).OfType<VariableDeclarationSyntax>().Where(declaration => declaration.Parent is LocalDeclarationStatementSyntax { IsConst: false } or ForStatementSyntax).ToList();
            var explicitly = locals.Count(declaration => declaration.Type is PredefinedTypeSyntax);
            return explicitly > 0 && explicitly * 2 >= locals.Count ? "int" : "var";
        }
    }
}
