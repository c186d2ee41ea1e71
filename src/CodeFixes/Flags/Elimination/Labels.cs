using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Labels go with the last jump to them; one that nobody jumped to before stays.</summary>
internal static class Labels
{
    public static SyntaxNode WithoutUnused(SyntaxNode folded, SyntaxNode original)
    {
        if (!original.DescendantNodes().Any(node => node is LabeledStatementSyntax))
            return folded;

        var before = Targets(original);
        var after = Targets(folded);
        return folded.ReplaceNodes(
            folded.DescendantNodes().OfType<LabeledStatementSyntax>().Where(label => before.Contains(label.Identifier.ValueText) && !after.Contains(label.Identifier.ValueText)),
            (_, label) => label.Statement.WithLeadingTrivia(label.GetLeadingTrivia()));
    }

    private static HashSet<string> Targets(SyntaxNode root) =>
        [.. root.DescendantNodes().OfType<GotoStatementSyntax>().Select(jump => jump.Expression).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
}
