using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Sensitive;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Writes something in the place of secrets that may be logged.</summary>
internal sealed class SecretMask(SemanticModel model, LoggingSettings settings)
{
    private const string Mask = "***";

    /// <summary>The call without its secrets; null when none of them stands in it.</summary>
    public LogCallRewrite? Apply(InvocationExpressionSyntax call, ArgumentSyntax? template, List<ExposedSecret> secrets)
    {
        var changes = secrets
            .Where(secret => call.ArgumentList.Span.Contains(secret.Value.Span) && !IsLocalMessage(secret.Value, template) && !IsRedacted(secret.Value))
            .Select(secret => Replace(secret.Value))
            .GroupBy(change => change.Span)
            .Select(changes => changes.First())
            .OrderByDescending(change => change.Span.Start)
            .ToList();
        if (changes.Count is 0 || template is null)
            return null;

        var text = call.ArgumentList.ToString();
        var start = call.ArgumentList.SpanStart;
        foreach (var change in changes)
            text = text.Remove(change.Span.Start - start, change.Span.Length).Insert(change.Span.Start - start, change.NewText!);

        return SyntaxFactory.ParseArgumentList(text) is { ContainsDiagnostics: false } masked
            ? new LogCallRewrite(call, call.WithArgumentList(masked.WithTriviaFrom(call.ArgumentList)), template, Local: null)
            : null;
    }

    /// <summary>A message that was put together before the call is no value of its own.</summary>
    private bool IsLocalMessage(ExpressionSyntax secret, ArgumentSyntax? template) =>
        template is not null && template.Expression.Unwrap() == secret && model.GetOperation(secret) is ILocalReferenceOperation local && Seaworthy.Logging.Templates.LocalText.FindInitializer(local) is { } initial
        && initial.Unwrap() is not (ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation);

    private bool IsRedacted(ExpressionSyntax secret) => secret is InvocationExpressionSyntax { Expression: var called } && settings.RedactorMethod is { } name && name.EndsWith(called.ToString(), StringComparison.Ordinal);

    private TextChange Replace(ExpressionSyntax secret)
    {
        if (Redact(secret) is { } redacted)
            return new TextChange(secret.Span, redacted);

        // A hole becomes text of the string around it.
        return secret.Parent is InterpolationSyntax hole ? new TextChange(hole.Span, Mask) : new TextChange(secret.Span, "\"" + Mask + "\"");
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
