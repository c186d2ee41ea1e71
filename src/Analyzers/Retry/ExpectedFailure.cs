using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Methods whose callers know that they may fail without an exception.</summary>
internal static class ExpectedFailure
{
    /// <summary>Whether the name, the return type or the documentation tells the callers.</summary>
    public static bool Contains(RetryLoop loop, CancellationToken cancellationToken)
    {
        if (RetriedName.OfFunction(loop).StartsWith("Try", StringComparison.Ordinal))
            return true;

        if (loop.Model.GetDeclaredSymbol(loop.Function, cancellationToken) is not IMethodSymbol method)
            return false;

        var returned = Unwrap(method.ReturnType);
        return IsOutcome(returned)
            || (returned.SpecialType is SpecialType.System_Boolean && loop.Exhaustion.Logs is not null)
            || IsDocumented(method.GetDocumentationCommentXml(cancellationToken: cancellationToken));
    }

    /// <summary>Whether a handler gives the exception, or a part of it, to something that is no log: a list, a callback, a report to the user.</summary>
    public static bool IsHandedOn(RetryLoop loop, CancellationToken cancellationToken)
    {
        foreach (var handler in loop.Handlers)
        {
            if (handler.Variable is not { } exception)
                continue;

            foreach (var node in AttemptSyntax.Nodes(handler.Syntax.Block))
            {
                if (node is InvocationExpressionSyntax call
                    && AttemptSyntax.Mentions(call.ArgumentList, exception.Name)
                    && loop.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true } method
                    && !IsLog((method.ReducedFrom ?? method).ContainingType))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a failure that is not tried again is told and ends the method as quietly: that is how it ends.</summary>
    public static bool IsAlwaysTold(RetryLoop loop)
    {
        foreach (var other in loop.OtherCatches)
        {
            if (other.Declaration is { Type: var type, Identifier.ValueText: { Length: > 0 } exception }
                && type.ToString() is "Exception" or "System.Exception"
                && other.Filter is null
                && other.Block.Statements is { Count: > 1 } statements
                && statements[statements.Count - 1] is ReturnStatementSyntax { Expression: null }
                && AttemptSyntax.Mentions(other.Block, exception))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLog(INamedTypeSymbol type) =>
        Speaks(type.Name, "Log") || Speaks(type.Name, "Trace") || Speaks(type.Name, "Console") || Speaks(type.Name, "Debug") || Speaks(type.Name, "EventSource") || type.Is("System.IO", "TextWriter");

    /// <summary>Whether the last failure is logged with its exception, at a level that wakes somebody up.</summary>
    public static bool IsLoggedAsError(RetryLoop loop)
    {
        if (loop.Exhaustion.Logs is not { } log || AttemptSyntax.Name(log)?.Identifier.ValueText is not ("LogError" or "LogCritical" or "Error" or "Fatal" or "Critical"))
            return false;

        foreach (var handler in loop.Handlers)
        {
            if (handler.Variable is { } exception && AttemptSyntax.Mentions(log.ArgumentList, exception.Name))
                return true;
        }

        return false;
    }

    private static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } ? arguments[0] : type;

    private static bool IsOutcome(ITypeSymbol type) =>
        Speaks(type.Name, "Result") || Speaks(type.Name, "Outcome") || Speaks(type.Name, "Either") || Speaks(type.Name, "Option") || Speaks(type.Name, "Maybe") || Speaks(type.Name, "ErrorOr");

    private static bool IsDocumented(string? documentation)
    {
        const string Returns = "<returns>";
        var start = documentation?.IndexOf(Returns, StringComparison.Ordinal) ?? -1;
        if (start < 0)
            return false;

        var end = documentation!.IndexOf("</returns>", start, StringComparison.Ordinal);
        var text = end < 0 ? "" : documentation.Substring(start + Returns.Length, end - start - Returns.Length);
        return Speaks(text, "null") || Speaks(text, "default") || Speaks(text, "empty") || Speaks(text, "false") || Speaks(text, "fail");
    }

    private static bool Speaks(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
