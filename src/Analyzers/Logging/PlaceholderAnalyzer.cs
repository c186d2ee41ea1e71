using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>Recognises constant templates whose placeholders and values don't go together, and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PlaceholderAnalyzer() : LogCallRules(
    SpreadArray.Rule, PlaceholderCount.Rule, DuplicatePlaceholder.Rule, PlaceholderExpression.Rule, PositionalPlaceholder.Rule, LooseBrace.Rule)
{
    protected override bool MayConcern(InvocationExpressionSyntax call) => PlaceholderSyntax.MayConcern(call);

    protected override void Check(LogCall call, LoggingSymbols symbols, LoggingSettings settings, NodeContext context)
    {
        // Of a call that does not compile nobody knows yet what it will be.
        if (!call.Invocation.IsBound() || TemplateBinding.TryRead(call, settings, context.CancellationToken) is not { } template)
            return;

        SpreadArray.Check(template, context);
        LooseBrace.Check(template, context);
        if (!template.IsWellFormed)
            return;

        PlaceholderCount.Check(template, context);
        DuplicatePlaceholder.Check(template, context);
        PlaceholderExpression.Check(template, context);
        PositionalPlaceholder.Check(template, context);
    }
}
