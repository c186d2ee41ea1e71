using Seaworthy.Logging;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>LogError("Failed: {Ex}", ex)</c> into <c>LogError(ex, "Failed")</c>.</summary>
/// <remarks>S6668 of Sonar's analyzer is the same finding and has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionAsValueFix))]
internal sealed class ExceptionAsValueFix() : LogCallFix("Pass the exception as such", "SeaworthyLogging.ExceptionAsValue", ExceptionAsValue.Rule.Id, "S6668")
{
    /// <summary>A template that is built at run time becomes a constant first, which may then have a placeholder to drop.</summary>
    protected override int Passes => 2;

    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        LostException.FindValue(call) is { } lost && new ExceptionSlot(context.Symbols, context.Settings, context.CancellationToken).IsFree(call) ? ExceptionRewriter.Rewrite(lost, context) : null;
}
