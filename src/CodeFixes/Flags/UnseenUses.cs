using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>
/// Finds the flags that production code still names after a removal, such as in an attribute of its own: it may ask for them in a way
/// that is not known, and then what tests set up for them is still needed.
/// </summary>
internal static class UnseenUses
{
    /// <param name="flags">Keys, each with the names of the constants that stand for it.</param>
    public static async Task<List<string>> FindAsync(Solution solution, IReadOnlyDictionary<string, HashSet<string>> flags, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        if (flags.Count is 0)
            return found;

        foreach (var project in solution.Projects)
        {
            if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
                || TestProjects.IsTestProject(compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions))
            {
                continue;
            }

            foreach (var document in project.Documents)
            {
                var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
                foreach (var flag in flags)
                {
                    if (!found.Contains(flag.Key)
                        && (Contains(text, flag.Key) || flag.Value.Any(name => Contains(text, name)))
                        && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                        && Names(root, flag.Key, flag.Value))
                    {
                        found.Add(flag.Key);
                    }
                }
            }
        }

        return found;
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static bool Names(SyntaxNode root, string key, HashSet<string> names) => root.DescendantTokens().Any(token =>
        token.Kind() is SyntaxKind.IdentifierToken ? names.Contains(token.ValueText) && token.Parent is SimpleNameSyntax
        : token.Kind() is SyntaxKind.StringLiteralToken && token.ValueText == key && !IsOfConstant(token));

    /// <summary>Whether the text is the value of the constant itself.</summary>
    private static bool IsOfConstant(SyntaxToken token) => token.Parent?.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } };
}
