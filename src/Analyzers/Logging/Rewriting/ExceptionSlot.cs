using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>
/// Knows the parameter that log methods have for an exception, where its type and its stack trace are kept, and moves an exception
/// there out of the text: <c>$"failed: {ex}"</c>, <c>$"failed: {ex.Message}"</c>, or an exception among the values.
/// </summary>
internal sealed class ExceptionSlot(LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
{
    /// <summary>The exception to pass, and what is left of the message; null when it stays as it is.</summary>
    public (ExpressionSyntax Exception, List<MessagePart> Parts)? Find(LogCall call, List<MessagePart> parts, bool atAnyLevel = false)
    {
        var mentions = new List<ExceptionMention>();
        foreach (var part in parts)
        {
            if (part is ValuePart value && ExceptionMention.Find(value.Operation) is { } mention)
                mentions.Add(mention);
        }

        return Choose(call, mentions, atAnyLevel) is { Expression: { } exception } chosen && IsFree(call) ? (exception, WithoutDump(parts, chosen)) : null;
    }

    /// <summary>The mention by which the exception is passed; null when it needn't be, or when there are several exceptions and nothing says which one is the cause.</summary>
    public ExceptionMention? Choose(LogCall call, List<ExceptionMention> mentions, bool atAnyLevel = false)
    {
        ExceptionMention? chosen = null;
        foreach (var mention in mentions)
        {
            if (chosen is not null && !chosen.IsAbout(mention))
                return null;

            // The outermost of a chain, when several of it are there.
            if (chosen is null || (ExceptionMention.IsSame(mention.Exception, mention.Source) && !ExceptionMention.IsSame(chosen.Exception, chosen.Source)))
                chosen = mention;
        }

        return chosen is not null && (chosen.Kind is MentionKind.Itself || atAnyLevel || IsMissed(call, chosen)) ? chosen : null;
    }

    /// <summary>Whether the event of a text needs the exception itself.</summary>
    public bool IsMissed(LogCall call, ExceptionMention mention) => call.Severity >= settings.ExceptionMinLevel && !ExceptionTypes.IsExpected(mention.Source.Type, settings);

    /// <summary>The only exception among the values that the call passed, where its stack trace is lost.</summary>
    public ArgumentSyntax? FindAmongValues(LogCall call)
    {
        ArgumentSyntax? found = null;
        foreach (var value in call.Values)
        {
            if (call.Invocation.SemanticModel?.GetValueOperation(value.Expression) is not { } operation || !ExceptionMention.IsException(operation.Unwrap().Type))
                continue;

            if (found is not null || value.NameColon is not null || !StableValue.Is(operation))
                return null;

            found = value;
        }

        return found is not null && IsFree(call) ? found : null;
    }

    /// <summary>Whether the call passes no exception as such, although another overload of its method takes one in front of the template.</summary>
    public bool IsFree(LogCall call)
    {
        if (call.Kind is not LogCallKind.Message || IsUsed(call))
            return false;

        foreach (var member in call.Method.ContainingType.GetMembers(call.Method.Name))
        {
            if (member is IMethodSymbol method && TakesException(method))
                return true;
        }

        // An interface may inherit the overload.
        foreach (var @interface in call.Method.ContainingType.AllInterfaces)
        {
            foreach (var member in @interface.GetMembers(call.Method.Name))
            {
                if (member is IMethodSymbol method && TakesException(method))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether an argument goes to a parameter that is declared as an exception.</summary>
    public static bool IsUsed(LogCall call)
    {
        foreach (var argument in call.Invocation.Arguments)
        {
            if (argument.ArgumentKind is not ArgumentKind.DefaultValue && argument.Parameter?.OriginalDefinition.Type.IsException() is true)
                return true;
        }

        return false;
    }

    private bool TakesException(IMethodSymbol method)
    {
        if (symbols.FindTemplate(method, settings, forwardingDepth: 0, cancellationToken) is not { } target)
            return false;

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Ordinal < target.Parameter.Ordinal && parameter.Type.IsException())
                return true;
        }

        return false;
    }

    /// <summary>The message without the exception's own text at its end, which every sink prints for the exception.</summary>
    private static List<MessagePart> WithoutDump(List<MessagePart> parts, ExceptionMention exception)
    {
        var last = parts.Count;
        while (last > 0 && parts[last - 1] is TextPart { Text: var text } && string.IsNullOrWhiteSpace(text))
            last--;

        if (last is 0 || parts[last - 1] is not ValuePart { Alignment: null } value || ExceptionMention.Find(value.Operation) is not { IsDump: true } dump || !dump.IsAbout(exception))
            return parts;

        var kept = WithoutSeparator(parts.GetRange(0, last - 1));
        if (kept.Count > 0)
            return kept[kept.Count - 1] is TextPart { Text: var end } && DumpText.LeadsOn(end) ? parts : WithoutDump(kept, exception);

        // Nothing else was logged: the event still needs a text.
        return [new ValuePart(exception.Exception, MessageOf(exception), Name: "ErrorMessage")];
    }

    /// <summary><c>ex.Message</c></summary>
    public static ExpressionSyntax MessageOf(ExceptionMention exception)
    {
        var expression = (ExpressionSyntax)exception.Exception.Syntax.WithoutTrivia();
        if (expression is ConditionalAccessExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax)
            expression = SyntaxFactory.ParenthesizedExpression(expression);

        return SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, expression, SyntaxFactory.IdentifierName("Message"));
    }

    private static List<MessagePart> WithoutSeparator(List<MessagePart> parts)
    {
        while (parts.Count > 0)
        {
            if (parts[parts.Count - 1] is TextPart text)
            {
                var trimmed = Trim(text, followsValue: parts.Count > 1 && parts[parts.Count - 2] is ValuePart);
                parts[parts.Count - 1] = trimmed;
                if (trimmed.Text.Length > 0)
                    break;
            }
            else if (parts[parts.Count - 1] is not LineBreakPart)
            {
                break;
            }

            parts.RemoveAt(parts.Count - 1);
        }

        return parts;
    }

    /// <summary>Without the separator that led to the exception.</summary>
    private static TextPart Trim(TextPart part, bool followsValue)
    {
        var length = DumpText.KeptLength(part.Text, followsValue);
        return part with
        {
            Text = part.Text.Substring(0, length),
            Source = part.Source is { } source ? DumpText.TrimSource(source, part.Text, length, escapes: part.Style is LiteralStyle.Regular) : null,
        };
    }
}
