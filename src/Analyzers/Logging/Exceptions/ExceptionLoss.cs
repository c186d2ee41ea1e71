using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.Logging.Exceptions;

/// <summary>Tells whether a log call is one that the rules about lost exceptions are about; what else changes a call waits for their repair.</summary>
internal static class ExceptionLoss
{
    public static bool IsIn(LogCall call, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (call.Invocation.SemanticModel is not { } model || call.Severity is null || call.Severity < settings.ExceptionMinLevel)
            return false;

        var slot = new ExceptionSlot(symbols, settings, cancellationToken);
        if (ExceptionSlot.IsUsed(call) || !slot.IsFree(call))
            return false;

        if (LostException.FindValue(call) is not null || LostException.FindText(call, slot, settings, cancellationToken) is not null)
            return true;

        return call.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause
            && CaughtException.TryMatch(clause, model, symbols, settings, cancellationToken) is { } caught
            && caught.Log.Syntax == call.Syntax
            && caught.Matters(settings);
    }
}
