using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Rewrites a log call whose template is a constant: its text, its values, and the exception in front of them.</summary>
internal static class ConstantTemplateRewriter
{
    /// <param name="edits">Changes of the text, in its order.</param>
    /// <param name="values">What the call passes afterwards, in the order of the placeholders.</param>
    /// <param name="exception">The exception to pass in front of the template, when it wasn't there.</param>
    /// <returns>The rewritten call, proved to be what it is meant to be; null when there is none.</returns>
    public static LogCallRewrite? Rewrite(ConstantTemplate template, IReadOnlyList<TemplateEdit> edits, IReadOnlyList<PassedArgument> values, ExpressionSyntax? exception, RewriteContext context)
    {
        var call = template.Call;
        var expression = edits.Count is 0 ? call.TemplateSyntax.Expression : template.Source.Edit(edits);
        if (expression is null
            || !LogCallRewriter.IsWhole(call.Syntax)
            || CallArguments.Arrange(call, expression, exception, values) is not { } arguments)
        {
            return null;
        }

        var rewritten = call.Syntax.WithArgumentList(arguments);
        var expected = new ExpectedCall(
            edits.Count is 0 ? template.Text : template.Source.Apply(edits),
            values.Count,
            exception is not null || call.FindLeading(TypeLookup.IsException) is not null)
        {
            PassesArray = call.PassesArray && values.Count is 1 && values[0] is { Existing: not null, Changed: null },
        };

        return LogCallProof.Holds(call, rewritten, expected, context.Symbols, context.Settings, context.CancellationToken)
            ? new LogCallRewrite(call.Syntax, rewritten, call.TemplateSyntax, Local: null)
            : null;
    }

    /// <summary>The values that the call passes now.</summary>
    public static List<PassedArgument> ValuesOf(LogCall call)
    {
        var values = new List<PassedArgument>(call.Values.Length);
        foreach (var value in call.Values)
            values.Add(new PassedArgument(value, Added: null));

        return values;
    }
}
