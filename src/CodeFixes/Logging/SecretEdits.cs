using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Logging;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Puts something in the place of a secret that may be logged.</summary>
internal sealed class SecretEdits(SemanticModel model, LoggingSettings settings)
{
    private const string Mask = "***";

    /// <summary>What is written in its place; null when nothing can be.</summary>
    public TextChange? Replace(SyntaxNode secret)
    {
        if (secret is not ExpressionSyntax expression)
            return null;

        if (Redact(expression) is { } redacted)
            return new TextChange(expression.Span, redacted);

        // A hole becomes text of the string around it.
        return expression.Parent is InterpolationSyntax hole ? new TextChange(hole.Span, Mask) : new TextChange(expression.Span, "\"" + Mask + "\"");
    }

    /// <summary>The value as the user's own method lets it be shown.</summary>
    private string? Redact(ExpressionSyntax value)
    {
        if (settings.RedactorMethod is not { } name || name.LastIndexOf('.') is not (> 0 and var dot))
            return null;

        var typeName = name.Substring(0, dot);
        if (model.Compilation.GetTypesByMetadataName(typeName).FirstOrDefault(candidate => model.IsAccessible(value.SpanStart, candidate)) is not { } type
            || !type.GetMembers(name.Substring(dot + 1)).OfType<IMethodSymbol>().Any(method => IsFor(value, method)))
        {
            return null;
        }

        var isKnown = model.LookupNamespacesAndTypes(value.SpanStart, name: type.Name).Contains(type, SymbolEqualityComparer.Default);
        return $"{(isKnown ? type.Name : "global::" + typeName)}.{name.Substring(dot + 1)}({value})";
    }

    private bool IsFor(ExpressionSyntax value, IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: false, Parameters: { Length: 1 } parameters }
        && (parameters[0].Type is ITypeParameterSymbol || model.ClassifyConversion(value, parameters[0].Type) is { IsImplicit: true });
}
