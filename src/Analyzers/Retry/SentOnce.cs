using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Finds calls in an attempt that do something a second time when they are repeated: orders, payments, mails, messages.</summary>
internal static class SentOnce
{
    private static readonly ImmutableArray<string> Keys = ImmutableArray.Create("Idempot", "Request-Id", "RequestId", "Dedup", "MessageId", "CorrelationKey");

    /// <summary>Words in an address that ask a question, although the request has a body.</summary>
    private static readonly ImmutableArray<string> Questions = ImmutableArray.Create("search", "query", "graphql", "token", "auth", "login", "lookup", "validate");

    private static readonly ImmutableArray<string> NotConnected = ImmutableArray.Create("ConnectionError", "NameResolutionError", "SocketException");

    public static InvocationExpressionSyntax? Find(RetryLoop loop, CancellationToken cancellationToken)
    {
        foreach (var node in AttemptSyntax.Nodes(loop.AttemptStatements))
        {
            if (node is InvocationExpressionSyntax call
                && AttemptSyntax.Name(call) is { Identifier.ValueText: var name }
                && IsCandidate(name)
                && loop.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
                && DoesSomething(call, name, method, loop.Model, cancellationToken))
            {
                return HasKey(loop.Function) || OnlyRetriesWhatDidNotArrive(loop) ? null : call;
            }
        }

        return null;
    }

    private static bool IsCandidate(string name) => name is "PostAsync" or "PatchAsync" or "PostAsJsonAsync" or "PatchAsJsonAsync" or "Send" or "SendAsync" or "SendMailAsync"
        or "ExecuteNonQuery" or "ExecuteNonQueryAsync" or "SendMessage" or "SendMessageAsync" or "SendMessagesAsync";

    private static bool DoesSomething(InvocationExpressionSyntax call, string name, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = (method.ReducedFrom ?? method).ContainingType;
        switch (name)
        {
            case "PostAsync" or "PatchAsync" or "PostAsJsonAsync" or "PatchAsJsonAsync":
                return (type.Is("System.Net.Http", "HttpClient") || type.Is("System.Net.Http.Json", "HttpClientJsonExtensions")) && !AsksQuestion(call);

            case "ExecuteNonQuery" or "ExecuteNonQueryAsync":
                return IsCommand(type) && Insertion.IsRunBy(call, model, cancellationToken);

            case "SendMessage" or "SendMessageAsync" or "SendMessagesAsync":
                return type.Is("Azure.Storage.Queues", "QueueClient") || type.Is("Azure.Messaging.ServiceBus", "ServiceBusSender")
                    || type.Is("Amazon.SQS", "IAmazonSQS") || type.Is("Amazon.SQS", "AmazonSQSClient");

            default:
                return type.Is("System.Net.Mail", "SmtpClient") || type.Is("MailKit", "MailTransport") || type.Is("MailKit", "IMailTransport") || type.Is("MailKit.Net.Smtp", "SmtpClient")
                    || ((type.Is("System.Net.Http", "HttpClient") || type.Is("System.Net.Http", "HttpMessageInvoker")) && SendsPost(call, model, cancellationToken));
        }
    }

    private static bool SendsPost(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.Count is 0
            || Origin.Find(call.ArgumentList.Arguments[0].Expression, model, cancellationToken) is not { Syntax: BaseObjectCreationExpressionSyntax creation } origin
            || AsksQuestion(creation))
        {
            return false;
        }

        if (creation.ArgumentList is { Arguments: { Count: > 0 } arguments } && IsPost(arguments[0].Expression, origin.Model, cancellationToken))
            return true;

        foreach (var setting in creation.Initializer?.Expressions ?? default)
        {
            if (setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Method" }, Right: var value } && IsPost(value, origin.Model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool IsPost(ExpressionSyntax method, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(method, cancellationToken).Symbol is IPropertySymbol { Name: "Post" or "Patch", ContainingType: var type } && type.Is("System.Net.Http", "HttpMethod");

    private static bool IsCommand(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is("System.Data.Common", "DbCommand"))
                return true;
        }

        return type.Is("System.Data", "IDbCommand");
    }

    private static bool AsksQuestion(SyntaxNode call)
    {
        foreach (var token in call.DescendantTokens())
        {
            if (token.RawKind is not (int)SyntaxKind.IdentifierToken && token.Value is string text && SpeaksOf(text, Questions))
                return true;
        }

        return false;
    }

    /// <summary>Whether the function gives what it sends a key that the receiver can tell a repetition by.</summary>
    private static bool HasKey(SyntaxNode function)
    {
        foreach (var token in function.DescendantTokens())
        {
            if (SpeaksOf(token.ValueText, Keys))
                return true;
        }

        return false;
    }

    private static bool OnlyRetriesWhatDidNotArrive(RetryLoop loop)
    {
        // A server that answers with one of these has not begun.
        if (loop.ResultCheck is { } check && (loop.Handlers.IsEmpty || loop.Try is null))
        {
            var condition = check.Condition.ToString();
            return Contains(condition, "TooManyRequests") || Contains(condition, "ServiceUnavailable") || Contains(condition, "429") || Contains(condition, "503");
        }

        foreach (var handler in loop.Handlers)
        {
            var filter = handler.Filter?.ToString() ?? "";
            if (handler.Exception is not { Name: "SocketException" } && !SpeaksOf(filter, NotConnected))
                return false;
        }

        return !loop.Handlers.IsEmpty;
    }

    private static bool SpeaksOf(string text, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (Contains(text, word))
                return true;
        }

        return false;
    }

    private static bool Contains(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
