using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Retry.Nesting;

namespace Seaworthy.Retry;

/// <summary>Finds requests that are made once, and sent by every attempt.</summary>
internal static class RequestReuse
{
    /// <summary>Looks at the syntax alone: a callback of a pipeline that sends something.</summary>
    public static bool MayBeIn(InvocationExpressionSyntax execution)
    {
        if (AttemptSyntax.Name(execution)?.Identifier.ValueText is not ("Execute" or "ExecuteAsync" or "ExecuteOutcomeAsync") || FindCallback(execution) is not { } callback)
            return false;

        foreach (var node in AttemptSyntax.Nodes(callback.Body))
        {
            if (node is InvocationExpressionSyntax call && IsSending(call))
                return true;
        }

        return false;
    }

    /// <summary>The argument of a loop's attempt that is the same object in every attempt.</summary>
    public static ExpressionSyntax? FindIn(RetryLoop loop, RetrySymbols symbols, CancellationToken cancellationToken)
    {
        if (symbols.HttpRequestMessage is null || loop.Operation is not null)
            return null;

        var attempt = new Attempt(loop.Body, loop, loop.Model);
        foreach (var node in AttemptSyntax.Nodes(loop.AttemptStatements))
        {
            if (node is InvocationExpressionSyntax call && FindReused(call, attempt, symbols, cancellationToken) is { } request)
                return request;
        }

        return null;
    }

    /// <summary>The same in the callback of a pipeline.</summary>
    public static ExpressionSyntax? FindIn(InvocationExpressionSyntax execution, SemanticModel model, RetrySymbols symbols, CancellationToken cancellationToken)
    {
        if (FindCallback(execution) is not { } callback
            || model.GetSymbolInfo(execution, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type }
            || !(type.Is(symbols.Pipeline) || type.Is(symbols.PipelineOfResult))
            || (AttemptSyntax.Receiver(execution) is { } pipeline && PipelineReader.Read(pipeline, model, cancellationToken) is { Retries: false, IsWhole: true }))
        {
            return null;
        }

        var attempt = new Attempt(ImmutableArray<StatementSyntax>.Empty, Loop: null, model, callback);
        foreach (var node in AttemptSyntax.Nodes(callback.Body))
        {
            if (node is InvocationExpressionSyntax call && FindReused(call, attempt, symbols, cancellationToken) is { } request)
                return request;
        }

        return null;
    }

    /// <summary>The code that runs again: the body of a loop, or a callback.</summary>
    private readonly record struct Attempt(ImmutableArray<StatementSyntax> Body, RetryLoop? Loop, SemanticModel Model, AnonymousFunctionExpressionSyntax? Callback = null)
    {
        public bool Contains(TextSpan span)
        {
            if (Callback is not null)
                return Callback.Span.Contains(span);

            foreach (var statement in Body)
            {
                if (statement.Span.Contains(span))
                    return true;
            }

            return false;
        }

        /// <summary>Whether a part that runs again gives the variable another value.</summary>
        public bool Assigns(string name)
        {
            if (Callback is not null)
                return VariableWrites.Contains(Callback, name);

            foreach (var statement in Body)
            {
                if (VariableWrites.Contains(statement, name))
                    return true;
            }

            return Loop?.Syntax is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax && VariableWrites.Contains(Loop.Syntax, name);
        }
    }

    private static AnonymousFunctionExpressionSyntax? FindCallback(InvocationExpressionSyntax execution)
    {
        foreach (var argument in execution.ArgumentList.Arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax callback)
                return callback;
        }

        return null;
    }

    private static bool IsSending(InvocationExpressionSyntax call) =>
        AttemptSyntax.Name(call)?.Identifier.ValueText is "Send" or "SendAsync" or "PostAsync" or "PutAsync" or "PatchAsync" && call.ArgumentList.Arguments.Count > 0;

    private static ExpressionSyntax? FindReused(InvocationExpressionSyntax call, Attempt attempt, RetrySymbols symbols, CancellationToken cancellationToken)
    {
        // Only HttpClient itself keeps a request from being sent twice; the handlers behind it don't.
        if (!IsSending(call)
            || attempt.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type }
            || !type.Is("System.Net.Http", "HttpClient"))
        {
            return null;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            var value = argument.Expression.Unwrap();
            if (attempt.Model.GetTypeInfo(value, cancellationToken).Type is not { } valueType || !IsMadeOutside(value, attempt, cancellationToken))
                continue;

            if (valueType.Is(symbols.HttpRequestMessage) || IsEmptyOnceRead(value, attempt.Model, cancellationToken))
                return value;
        }

        return null;
    }

    private static bool IsMadeOutside(ExpressionSyntax value, Attempt attempt, CancellationToken cancellationToken)
    {
        // The state of a callback is a value from outside, and so is each part of it when it is a tuple.
        if (value is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax state })
            return IsState(state, attempt, cancellationToken) is { Type.IsTupleType: true };

        if (value is not IdentifierNameSyntax name)
            return false;

        if (IsState(name, attempt, cancellationToken) is not null)
            return !attempt.Assigns(name.Identifier.ValueText);

        var symbol = attempt.Model.GetSymbolInfo(name, cancellationToken).Symbol;
        return symbol switch
        {
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } => !attempt.Contains(declarations[0].Span) && attempt.Loop?.Shape is not RetryShape.Recursion,
            IParameterSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } when attempt.Contains(declarations[0].Span) => false,
            IParameterSymbol => attempt.Loop?.Shape is not RetryShape.Recursion || IsPassedOn(name, attempt.Loop),
            IFieldSymbol field => field.IsReadOnly,
            _ => false,
        } && !attempt.Assigns(name.Identifier.ValueText);
    }

    private static IParameterSymbol? IsState(IdentifierNameSyntax name, Attempt attempt, CancellationToken cancellationToken) =>
        attempt.Callback is { } callback
        && attempt.Model.GetSymbolInfo(name, cancellationToken).Symbol is IParameterSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } parameter
        && callback.Span.Contains(declarations[0].Span)
            ? parameter
            : null;

    /// <summary>Whether the method hands the same object to itself.</summary>
    private static bool IsPassedOn(IdentifierNameSyntax request, RetryLoop loop)
    {
        var function = RetriedName.OfFunction(loop);
        foreach (var node in AttemptSyntax.Nodes(loop.Body))
        {
            if (node is InvocationExpressionSyntax call && AttemptSyntax.Name(call)?.Identifier.ValueText == function)
                return AttemptSyntax.Mentions(call.ArgumentList, request.Identifier.ValueText);
        }

        return false;
    }

    /// <summary>Whether the value is content that reads a stream which can't be rewound.</summary>
    private static bool IsEmptyOnceRead(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        Origin.Find(value, model, cancellationToken) is { Syntax: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } creation } origin
        && (origin.Model.GetTypeInfo(creation, cancellationToken).Type as INamedTypeSymbol).Is("System.Net.Http", "StreamContent")
        && origin.Model.GetTypeInfo(arguments[0].Expression, cancellationToken).Type is INamedTypeSymbol stream
        && (stream.Is("System.Net.Sockets", "NetworkStream")
            || stream.Is("System.IO.Compression", "GZipStream")
            || stream.Is("System.IO.Compression", "DeflateStream")
            || stream.Is("System.IO.Compression", "BrotliStream")
            || stream.Is("System.IO.Compression", "ZLibStream")
            || stream.Is("System.Security.Cryptography", "CryptoStream")
            || stream.Is("System.Net.Security", "SslStream"));
}
