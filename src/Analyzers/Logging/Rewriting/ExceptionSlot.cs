using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;
using Seaworthy.Common.Options;

namespace Seaworthy.Logging.Rewriting;

/// <summary>
/// Moves an exception out of the text and into the parameter that log methods have for it, where its type and its stack trace
/// are kept: <c>$"failed: {ex}"</c>, <c>$"failed: {ex.Message}"</c>, or an exception among the values.
/// </summary>
internal static class ExceptionSlot
{
    /// <summary>The exception to pass, and what is left of the message; null when it stays as it is.</summary>
    public static (ExpressionSyntax Exception, List<MessagePart> Parts)? Find(LogCall call, List<MessagePart> parts, bool atAnyLevel = false)
    {
        if (!IsFree(call) || (!atAnyLevel && call.Severity is not >= LogSeverity.Warning))
            return null;

        IOperation? exception = null;
        foreach (var part in parts)
        {
            if (part is not ValuePart value || FindException(value.Operation) is not { } mentioned)
                continue;

            // With two exceptions nothing says which one is the cause.
            if (exception is not null && !SyntaxFactory.AreEquivalent(exception.Syntax, mentioned.Syntax))
                return null;

            exception = mentioned;
        }

        return exception is null || IsExpected(exception.Type) ? null : ((ExpressionSyntax)exception.Syntax, WithoutDump(parts, exception));
    }

    /// <summary>The only exception among the values that the call passed, where its stack trace is lost.</summary>
    public static ArgumentSyntax? FindAmongValues(LogCall call)
    {
        ArgumentSyntax? found = null;
        foreach (var value in call.Values)
        {
            if (call.Invocation.SemanticModel?.GetValueOperation(value.Expression) is not { } operation || !operation.Unwrap().Type.IsException())
                continue;

            if (found is not null || value.NameColon is not null || !StableValue.Is(operation))
                return null;

            found = value;
        }

        return found is not null && IsFree(call) ? found : null;
    }

    /// <summary>Whether the called method has another overload that takes an exception in front of the template.</summary>
    public static bool IsFree(LogCall call)
    {
        if (call.Kind is not LogCallKind.Message || call.FindLeading(TypeLookup.IsException) is not null)
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

    private static bool TakesException(IMethodSymbol method)
    {
        if (LibraryMethods.FindTemplate(method) is not { } target)
            return false;

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Ordinal < target.Parameter.Ordinal && parameter.Type.IsException())
                return true;
        }

        return false;
    }

    private static IOperation? FindException(IOperation value)
    {
        var operation = value switch
        {
            IPropertyReferenceOperation { Property.Name: "Message", Instance: { } instance } => instance.Unwrap(),
            IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } => instance.Unwrap(),
            _ => value,
        };

        return operation is ILocalReferenceOperation or IParameterReferenceOperation && operation.Type.IsException() ? operation : null;
    }

    private static bool IsDump(IOperation value) => value is not IPropertyReferenceOperation;

    /// <summary>An operation that was cancelled is no failure, and its stack trace no news.</summary>
    private static bool IsExpected(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol named && named.Is("System", "OperationCanceledException"))
                return true;
        }

        return false;
    }

    /// <summary>The message without the exception's own text at its end, which every sink prints for the exception.</summary>
    private static List<MessagePart> WithoutDump(List<MessagePart> parts, IOperation exception)
    {
        var last = parts.Count - 1;
        while (last >= 0 && parts[last] is TextPart { Text: var text } && string.IsNullOrWhiteSpace(text))
            last--;

        if (last < 0 || parts[last] is not ValuePart { Alignment: null } value || FindException(value.Operation) is null || !IsDump(value.Operation))
            return parts;

        var kept = parts.GetRange(0, last);
        while (kept.Count > 0)
        {
            if (kept[kept.Count - 1] is TextPart text)
            {
                var trimmed = Trim(text);
                kept[kept.Count - 1] = trimmed;
                if (trimmed.Text.Length > 0)
                    return kept;
            }
            else if (kept[kept.Count - 1] is not LineBreakPart)
            {
                return kept;
            }

            kept.RemoveAt(kept.Count - 1);
        }

        // Nothing else was logged: the event still needs a text.
        var message = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, (ExpressionSyntax)exception.Syntax, SyntaxFactory.IdentifierName("Message"));
        return [new ValuePart(exception, message, Name: "ErrorMessage")];
    }

    /// <summary>Without the separator that led to the exception.</summary>
    private static TextPart Trim(TextPart part)
    {
        var source = part.Source;
        while (source is not null)
        {
            var trimmed = source.TrimEnd(Separators);
            foreach (var escape in Escapes)
            {
                if (part.Style is LiteralStyle.Regular && trimmed.EndsWith(escape, StringComparison.Ordinal) && !trimmed.EndsWith("\\" + escape, StringComparison.Ordinal))
                    trimmed = trimmed.Substring(0, trimmed.Length - 2);
            }

            if (trimmed.Length == source.Length)
                break;

            source = trimmed;
        }

        return part with { Text = part.Text.TrimEnd(Separators), Source = source };
    }

    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ':', '-', ',', '='];

    private static readonly string[] Escapes = ["\\r", "\\n", "\\t"];
}
