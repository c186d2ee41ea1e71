using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>How the code around a loop is written, and what its language allows.</summary>
internal sealed class CodeStyle
{
    public const int Width = 120;

    private readonly RetryLoop _loop;
    private readonly HashSet<string> _taken;

    public CodeStyle(RetryLoop loop, CompilationUnitSyntax root)
    {
        _loop = loop;
        Language = ((CSharpParseOptions)root.SyntaxTree.Options).LanguageVersion;
        Position = loop.Keyword.SpanStart;
        EndOfLine = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } end ? end : "\n";
        var indentations = root.DescendantTokens().Select(Indentation).Where(indentation => indentation.Length > 0).ToList();
        Unit = indentations.Exists(indentation => indentation[0] is '\t') ? "\t" : new string(' ', indentations.Count > 0 && indentations.Min(indentation => indentation.Length) is 2 ? 2 : 4);
        var block = (SyntaxNode?)loop.Function.DescendantNodes().OfType<BlockSyntax>().FirstOrDefault();
        BreaksBeforeBrace = block is null || IsFirstOnLine(block.GetFirstToken());
        _taken = new HashSet<string>(Member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
    }

    public LanguageVersion Language { get; }

    public int Position { get; }

    public string EndOfLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Unit { get; }

    public bool BreaksBeforeBrace { get; }

    public bool HasTargetTypedNew => Language >= LanguageVersion.CSharp9;

    public bool HasStaticLambdas => Language >= LanguageVersion.CSharp9;

    public bool HasNotPatterns => Language >= LanguageVersion.CSharp9;

    public bool HasNullableTypes => (_loop.Model.GetNullableContext(Position) & NullableContext.AnnotationsEnabled) is not 0;

    /// <summary>The <c>!</c> that keeps the compiler from warning of null, where it would.</summary>
    public string Forgiving => (_loop.Model.GetNullableContext(Position) & NullableContext.WarningsEnabled) is not 0 ? "!" : "";

    /// <summary>The member that the loop stands in; for top-level statements the whole file.</summary>
    public SyntaxNode Member => _loop.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not (GlobalStatementSyntax or BaseTypeDeclarationSyntax)) ?? _loop.Syntax.SyntaxTree.GetRoot();

    /// <summary>A name for a local or parameter that the member does not use yet.</summary>
    public string Name(params string[] candidates)
    {
        var name = candidates.FirstOrDefault(candidate => !_taken.Contains(candidate)) ?? Enumerable.Range(2, 100).Select(number => candidates[0] + number).First(candidate => !_taken.Contains(candidate));
        _taken.Add(name);
        return name;
    }

    public string TypeName(ITypeSymbol type) => type.ToMinimalDisplayString(_loop.Model, Position);

    public string Static(bool isStatic) => isStatic && HasStaticLambdas ? "static " : "";

    public static bool IsFirstOnLine(SyntaxToken token) =>
        token.GetPreviousToken().IsKind(SyntaxKind.None)
        || token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
        || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>The white space at the beginning of the line that the token is the first of; otherwise nothing.</summary>
    private static string Indentation(SyntaxToken token) =>
        IsFirstOnLine(token) && token.LeadingTrivia.Count > 0 && token.LeadingTrivia.Last() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";

    /// <summary>The white space at the beginning of the line on which the node begins.</summary>
    public static string LineIndentation(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
