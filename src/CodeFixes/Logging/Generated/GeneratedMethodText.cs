using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Writes the declaration of a generated log method, with names as short as its type allows.</summary>
internal sealed class GeneratedMethodText(GeneratedMethod method, GeneratedCall call, SemanticModel model, Layout layout, string indentation)
{
    private readonly int _position = call.Source.HostSyntax.OpenBraceToken.Span.End;

    public string Write(INamedTypeSymbol attribute, CancellationToken cancellationToken)
    {
        var name = NameOf(attribute);
        const string Suffix = "Attribute";
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            name = name.Substring(0, name.Length - Suffix.Length);

        var modifier = method.Shape.IsInstance ? "private" : "private static";
        return $"{indentation}[{name}({string.Join(", ", Arguments(attribute, cancellationToken))})]{layout.NewLine}{indentation}{modifier} partial void {method.Name}({string.Join(", ", Parameters(attribute))});";
    }

    private IEnumerable<string> Arguments(INamedTypeSymbol attribute, CancellationToken cancellationToken)
    {
        if (method.Id is { } id)
            yield return "EventId = " + (call.Event.IdExpression is { } written ? Constant(written, id, cancellationToken) : SymbolDisplay.FormatPrimitive(id, quoteStrings: false, useHexadecimalNumbers: false));

        if (call.Event is { Name: { } name, NameExpression: { } expression })
            yield return "EventName = " + Constant(expression, name, cancellationToken);

        if (method.Shape.Level is { } level)
            yield return $"Level = {NameOf(LevelOf(attribute))}.{level}";

        yield return "Message = " + Template(cancellationToken);
    }

    private IEnumerable<string> Parameters(INamedTypeSymbol attribute)
    {
        if (!method.Shape.IsInstance)
            yield return NameOf(call.Call.Invocation.TargetMethod.Parameters[0].Type) + " logger";

        if (method.Shape.Level is null)
            yield return NameOf(LevelOf(attribute)) + " level";

        var parameters = call.Parameters.AsEnumerable();
        if (call.Exception is { } exception)
            parameters = parameters.Prepend(exception);

        foreach (var parameter in parameters)
            yield return $"{NameOf(parameter.Type)} {(SyntaxFacts.GetKeywordKind(parameter.Name) is SyntaxKind.None ? "" : "@")}{parameter.Name}";
    }

    /// <summary>The template as its author wrote it; lines that it goes on with are indented anew.</summary>
    private string Template(CancellationToken cancellationToken)
    {
        var expression = call.Call.TemplateSyntax.Expression;
        var code = Constant(expression, call.Template.Text, cancellationToken);
        if (expression.Unwrap() is not BinaryExpressionSyntax || expression.DescendantTokens().Any(token => token.Text.Contains('\n')) || !code.Contains('\n'))
            return code;

        var lines = code.Split('\n');
        return string.Join("\n", lines.Select((line, index) => index is 0 ? line : indentation + layout.Unit + line.TrimStart(' ', '\t')));
    }

    private string Constant(ExpressionSyntax expression, object value, CancellationToken cancellationToken) =>
        GeneratedTemplate.IsKnownOutside(expression, model, cancellationToken) ? expression.ToString() : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false);

    private static ITypeSymbol LevelOf(INamedTypeSymbol attribute) => attribute.GetMembers("Level").OfType<IPropertySymbol>().First().Type;

    private string NameOf(ITypeSymbol type)
    {
        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        return type.ToMinimalDisplayString(model, _position, model.GetNullableContext(call.Source.HostSyntax.CloseBraceToken.SpanStart).AnnotationsEnabled() ? format.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier) : format.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
    }
}
