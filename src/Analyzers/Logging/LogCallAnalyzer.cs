using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls whose template is no constant and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogCallAnalyzer() : LogCallRules(RuntimeTemplate.Rule, RuntimeTemplateWithValues.Rule, UnknownTemplate.Rule)
{
    protected override bool MayConcern(InvocationExpressionSyntax call) => LogCallSyntax.MayBuildTemplate(call) || UnknownTextSyntax.MayBeTemplate(call);

    protected override void Check(LogCall call, LoggingSymbols symbols, LoggingSettings settings, NodeContext context)
    {
        if (RuntimeMessage.TryMatch(call, settings, context.CancellationToken) is { } message)
        {
            RuntimeTemplate.Check(message, context);
            RuntimeTemplateWithValues.Check(message, context);
        }
        else if (UnknownMessage.TryMatch(call, symbols, settings, context.CancellationToken) is { } unknown)
        {
            UnknownTemplate.Check(unknown, context);
        }
    }
}
