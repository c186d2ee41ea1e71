using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2004: only a text of the exception is logged.</summary>
internal static class ExceptionTextOnly
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2004",
        Family.Logging,
        Level.Warning,
        title: "Only the text of an exception is logged",
        message: "'{0}' is all that '{1}' logs of the exception; pass the exception itself in front of the template",
        description: "The message of an exception rarely says where it was thrown or what caused it. Without the exception itself the event has no type, stack trace or inner exception, neither to read nor to search for.");

    public static void Check(LogCall call, ExceptionSlot slot, LoggingSettings settings, NodeContext context)
    {
        if (call.Severity >= settings.ExceptionMinLevel
            && LostException.FindValue(call) is null
            && LostException.FindText(call, slot, settings, context.CancellationToken) is { } lost
            && slot.IsFree(call))
        {
            // Nobody has to look for a failure that is expected, or that somebody else is told of.
            var isKnown = lost.Exception is { } mention && KnownFailure.Is(call, mention, settings, context.CancellationToken);
            context.ReportDiagnostic(Rule.At(lost.Place.GetLocation(), isKnown ? DiagnosticSeverity.Info : Rule.DefaultSeverity, ImmutableArray<Location>.Empty, Excerpt.Of(lost.Place), call.Method.Name));
        }
    }
}
