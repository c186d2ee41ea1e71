using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls whose template is built at run time and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogCallAnalyzer() : LogCallRules(RuntimeTemplate.Rule, RuntimeTemplateWithValues.Rule)
{
    protected override bool MayConcern(InvocationExpressionSyntax call) => LogCallSyntax.MayBuildTemplate(call);

    protected override void Check(LogCall call, LoggingSymbols symbols, LoggingSettings settings, SyntaxNodeAnalysisContext context)
    {
        if (RuntimeMessage.TryMatch(call, settings, context.CancellationToken) is not { } message)
            return;

        RuntimeTemplate.Check(message, context);
        RuntimeTemplateWithValues.Check(message, context);
    }
}
