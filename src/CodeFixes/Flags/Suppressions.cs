using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>Where a file says that a rule is not to be followed.</summary>
internal sealed class Suppressions
{
    private readonly List<TextSpan> _spans = [];

    public static Suppressions Read(SyntaxNode root, string id)
    {
        var found = new Suppressions();
        if (root.ContainsDirectives)
        {
            int? start = null;
            for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
            {
                if (directive is not PragmaWarningDirectiveTriviaSyntax pragma || !Names(pragma, id))
                    continue;

                if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
                    start ??= pragma.SpanStart;
                else if (start is { } from)
                {
                    found._spans.Add(TextSpan.FromBounds(from, pragma.SpanStart));
                    start = null;
                }
            }

            if (start is { } open)
                found._spans.Add(TextSpan.FromBounds(open, root.FullSpan.End));
        }

        foreach (var attribute in root.DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)).OfType<AttributeSyntax>())
        {
            if (attribute.Name.ToString() is var name && (name.EndsWith("SuppressMessage", StringComparison.Ordinal) || name.EndsWith("SuppressMessageAttribute", StringComparison.Ordinal))
                && attribute.ArgumentList?.Arguments is { Count: > 1 } arguments
                && arguments[1].Expression is LiteralExpressionSyntax { Token.ValueText: var text } && text.StartsWith(id, StringComparison.Ordinal)
                && attribute.Parent?.Parent is { } owner)
            {
                found._spans.Add(owner is CompilationUnitSyntax ? root.FullSpan : owner.FullSpan);
            }
        }

        return found;
    }

    public bool Covers(SyntaxNode node) => _spans.Exists(span => span.Contains(node.SpanStart));

    private static bool Names(PragmaWarningDirectiveTriviaSyntax pragma, string id) =>
        pragma.ErrorCodes.Count is 0 || pragma.ErrorCodes.Any(code => code is IdentifierNameSyntax { Identifier.ValueText: var text } && text == id);
}
