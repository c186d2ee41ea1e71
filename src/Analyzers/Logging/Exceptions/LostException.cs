using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Exceptions;

/// <summary>An exception that a log call mentions without passing it as the exception of the event.</summary>
/// <param name="Place">Where it is mentioned; the template when that is not within the call.</param>
/// <param name="Value">The argument that it is, when it is passed as a value.</param>
/// <param name="Exception">What has to be passed; null when several exceptions are mentioned and nothing says which one is the cause.</param>
internal sealed record LostException(LogCall Call, SyntaxNode Place, ArgumentSyntax? Value, ExceptionMention? Exception)
{
    /// <summary>An exception among the values.</summary>
    public static LostException? FindValue(LogCall call)
    {
        ExceptionMention? chosen = null;
        ArgumentSyntax? place = null;
        var isClear = true;
        foreach (var value in call.Values)
        {
            if (FindMention(value, call) is not { Kind: MentionKind.Itself } mention)
                continue;

            isClear &= chosen is null || chosen.IsAbout(mention);
            if (chosen is null || (isClear && ExceptionMention.IsSame(mention.Exception, mention.Source)))
                (chosen, place) = (mention, value);
        }

        return place is null ? null : new LostException(call, place.Expression.Unwrap(), place, isClear ? chosen : null);
    }

    /// <summary>A text of an exception, as a value or within the message, where the call has no exception among its values.</summary>
    public static LostException? FindText(LogCall call, ExceptionSlot slot, LoggingSettings settings, CancellationToken cancellationToken)
    {
        var mentions = new List<(ExceptionMention Mention, SyntaxNode Place)>();
        if (RuntimeMessage.TryMatchForFix(call, settings, cancellationToken) is { Arms: { Length: > 0 } arms })
        {
            foreach (var part in arms[0].Parts ?? [])
            {
                if (part is ValuePart value && ExceptionMention.Find(value.Operation) is { } mention)
                    mentions.Add((mention, call.Syntax.Span.Contains(value.Operation.Syntax.Span) ? value.Operation.Syntax : call.Template.Value.Syntax));
            }
        }

        foreach (var value in call.Values)
        {
            if (FindMention(value, call) is { } mention)
                mentions.Add((mention, value.Expression.Unwrap()));
        }

        LostException? lost = null;
        var isClear = true;
        foreach (var (mention, place) in mentions)
        {
            isClear &= mention.IsAbout(mentions[0].Mention);
            if (lost is null && slot.IsMissed(call, mention))
                lost = new LostException(call, place, Value: null, mention);
        }

        return lost is null || isClear ? lost : lost with { Exception = null };
    }

    /// <summary>What a value says about an exception; null too for one that the call's own parameter is declared as.</summary>
    public static ExceptionMention? FindMention(ArgumentSyntax value, LogCall call) =>
        call.Invocation.SemanticModel?.GetValueOperation(value.Expression) is { } operation ? ExceptionMention.Find(operation) : null;
}
