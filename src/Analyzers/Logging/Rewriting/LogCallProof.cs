using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>What a rewritten log call has to be, once the compiler has bound it.</summary>
/// <param name="Template">The constant that its template is; null when a condition selects one of several.</param>
/// <param name="PassesException">Whether an exception stands in front of the template.</param>
internal sealed record ExpectedCall(string? Template, int Values, bool PassesException)
{
    /// <summary>Whether one array stands for all values.</summary>
    public bool PassesArray { get; init; }

    /// <summary>Whether the template stays as it is, whatever it is.</summary>
    public bool KeepsTemplate { get; init; }
}

/// <summary>Binds a rewritten call in the place of the original, and compares what it is with what it was meant to be.</summary>
internal static class LogCallProof
{
    public static bool Holds(LogCall call, InvocationExpressionSyntax rewritten, ExpectedCall expected, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (call.Invocation.SemanticModel is not { } model || Bind(model, call.Syntax, rewritten) is not { } invocation)
            return false;

        foreach (var inner in invocation.Descendants())
        {
            if (inner.Kind is OperationKind.Invalid)
                return false;
        }

        return LogCall.TryMatch(invocation, symbols, settings, cancellationToken) is { } bound
            && bound.PassesArray == expected.PassesArray
            && bound.Kind == call.Kind
            && bound.Library == call.Library
            && bound.Method.Name == call.Method.Name
            && IsSameType(call, bound)
            && (expected.KeepsTemplate ? SyntaxFactory.AreEquivalent(bound.TemplateSyntax.Expression, call.TemplateSyntax.Expression) : HasTemplate(bound, expected.Template, settings))
            && bound.Values.Length == expected.Values
            && (bound.FindLeading(TypeLookup.IsException) is not null) == expected.PassesException
            && LeadingTypes(bound) == LeadingTypes(call);
    }

    private static IInvocationOperation? Bind(SemanticModel model, InvocationExpressionSyntax original, InvocationExpressionSyntax rewritten) =>
        Speculation.BindInPlace(model, original, rewritten) as IInvocationOperation;

    /// <summary>The text of a scope is the state of the logger's own method, and the template of the extension's.</summary>
    private static bool IsSameType(LogCall call, LogCall bound) =>
        SymbolEqualityComparer.Default.Equals(call.Method.ContainingType.OriginalDefinition, bound.Method.ContainingType.OriginalDefinition)
        || (call.Kind is LogCallKind.Scope && call.Method.ContainingType.Name is "ILogger" && bound.Method.ContainingType.Name is "LoggerExtensions");

    private static bool HasTemplate(LogCall bound, string? template, LoggingSettings settings) => template is null
        ? new TemplateOrigin(settings.TreatResourcesAsConstant).Of(bound.Template.Value) is Origin.Fixed
        : bound.Template.Value.Unwrap().IsConstantText(out var text) && text == template;

    /// <summary>What stands in front of the template, but for an exception.</summary>
    private static string LeadingTypes(LogCall call)
    {
        var types = "";
        foreach (var argument in call.Invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < call.Template.Parameter!.Ordinal && !parameter.Type.IsException() && parameter.Type.Name is not "ILogger")
                types += parameter.Type.Name + ",";
        }

        return types;
    }
}
