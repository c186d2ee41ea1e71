using Seaworthy.Logging;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>LogError("Failed: {Message}", ex.Message)</c> into <c>LogError(ex, "Failed: {Message}", ex.Message)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionTextOnlyFix))]
internal sealed class ExceptionTextOnlyFix() : LogCallFix("Pass the exception, too", "SeaworthyLogging.ExceptionTextOnly", ExceptionTextOnly.Rule.Id)
{
    protected override int Passes => 2;

    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context)
    {
        var slot = new ExceptionSlot(context.Symbols, context.Settings, context.CancellationToken);
        return LostException.FindText(call, slot, context.Settings, context.CancellationToken) is { } lost && slot.IsFree(call) ? ExceptionRewriter.Rewrite(lost, context) : null;
    }
}
