using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls that mention an exception and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExceptionAnalyzer() : LogCallRules(ExceptionAsValue.Rule, ExceptionTextOnly.Rule)
{
    protected override bool MayConcern(InvocationExpressionSyntax call) => ExceptionSyntax.MayMentionException(call) || LogCallSyntax.MayBuildTemplate(call);

    protected override void Check(LogCall call, LoggingSymbols symbols, LoggingSettings settings, NodeContext context)
    {
        if (call.Kind is not LogCallKind.Message || !call.Invocation.IsBound())
            return;

        var slot = new ExceptionSlot(symbols, settings, context.CancellationToken);
        ExceptionAsValue.Check(call, slot, settings, context);
        ExceptionTextOnly.Check(call, slot, settings, context);
    }
}
