using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2003: an exception is passed as a value of the template.</summary>
internal static class ExceptionAsValue
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2003",
        Family.Logging,
        Level.Warning,
        title: "Exception is passed as a template value",
        message: "'{0}' is passed to '{1}' as a value of the template and not as the exception of the event; pass it in front of the template",
        description: "An exception among the values is turned into text or dropped: the event has no exception, so its type and stack trace can't be searched for, and where the template has no placeholder for it nothing of it is logged at all.");

    public static void Check(LogCall call, ExceptionSlot slot, LoggingSettings settings, NodeContext context)
    {
        if (LostException.FindValue(call) is not { } lost || IsCapturedAsObject(lost, context.CancellationToken))
            return;

        if (slot.IsFree(call))
            context.ReportDiagnostic(Rule.At(lost.Place, Excerpt.Of(lost.Place), call.Method.Name));
        else if (settings.ReportWhenSlotUsed && call.FindLeading(TypeLookup.IsException) is not null)
            context.ReportDiagnostic(Rule.At(lost.Place.GetLocation(), DiagnosticSeverity.Info, ImmutableArray<Location>.Empty, Excerpt.Of(lost.Place), call.Method.Name));
    }

    /// <summary><c>{@Error}</c> asks for the properties of the exception, and gets them from a policy of the sink.</summary>
    private static bool IsCapturedAsObject(LostException lost, CancellationToken cancellationToken)
    {
        if (Templates.ConstantTemplate.TryRead(lost.Call, cancellationToken) is not { } template)
            return false;

        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (template.Holes[hole].Operator is '@' && template.FindValue(hole) == lost.Value)
                return true;
        }

        return false;
    }
}
