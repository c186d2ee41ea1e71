using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Takes members out of an enum; the others keep their values.</summary>
internal static class EnumEdits
{
    public static void Remove(RemovedText text, EnumDeclarationSyntax type, Predicate<SyntaxNode> isGone, SemanticModel model, CancellationToken cancellationToken)
    {
        ListEdits.RemoveInBraces(text, type.Members, isGone);
        decimal? previous = -1;
        foreach (var member in type.Members)
        {
            if (isGone(member) || model.GetDeclaredSymbol(member, cancellationToken) is not { ConstantValue: { } constant })
                continue;

            var value = Convert.ToDecimal(constant, System.Globalization.CultureInfo.InvariantCulture);
            if (member.EqualsValue is null && value != previous + 1)
                text.Replace(new Microsoft.CodeAnalysis.Text.TextSpan(member.Identifier.Span.End, 0), " = " + value.ToString(System.Globalization.CultureInfo.InvariantCulture));

            previous = value;
        }
    }
}
