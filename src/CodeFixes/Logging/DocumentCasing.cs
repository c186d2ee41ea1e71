using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Common.Options;
using Seaworthy.Logging;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Finds out how the placeholders of a document are cased.</summary>
internal static class DocumentCasing
{
    /// <summary>The share of camelCase placeholders, in percent, at which a document counts as camelCase.</summary>
    private const int CamelShare = 80;

    public static PlaceholderCase Resolve(PlaceholderCase wanted, SyntaxNode root)
    {
        if (wanted is not PlaceholderCase.Auto)
            return wanted;

        var names = root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && LogMethodNames.Contains(name))
            .SelectMany(call => call.ArgumentList.Arguments)
            .Select(argument => argument.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .SelectMany(literal => TemplateParser.Parse(literal.Token.ValueText) ?? [])
            .Select(placeholder => placeholder.Name.TrimStart('@', '$'))
            .Where(name => name.Length > 0 && char.IsLetter(name[0]))
            .ToList();

        return names.Count > 0 && names.Count(name => char.IsLower(name[0])) * 100 >= names.Count * CamelShare ? PlaceholderCase.Camel : PlaceholderCase.Pascal;
    }
}
