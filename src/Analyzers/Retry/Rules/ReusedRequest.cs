using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Rules;

/// <summary>SEA1011: the same request object is sent by every attempt.</summary>
internal static class ReusedRequest
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1011",
        Family.Retry,
        Level.Warning,
        title: "Request object is reused across attempts",
        message: "'{0}' can be sent only once, so the second attempt throws; create it in the attempt",
        description: "HttpClient refuses to send a request message a second time, and a stream that can't be rewound is empty then. The retry never gets as far as the server: it fails with another exception, which hides the first one.");

    public static Diagnostic? Find(RetryLoop loop, RetrySymbols symbols, CancellationToken cancellationToken) =>
        RequestReuse.FindIn(loop, symbols, cancellationToken) is { } request ? Rule.On(loop, request.GetLocation(), Rule.DefaultSeverity, request.ToString()) : null;

    /// <summary>The same in a callback of a pipeline, which the pipeline calls for every attempt.</summary>
    public static void Check(InvocationExpressionSyntax execution, RetrySymbols symbols, NodeContext context)
    {
        if (RequestReuse.FindIn(execution, context.SemanticModel, symbols, context.CancellationToken) is { } request)
            context.ReportDiagnostic(Rule.At(request, AttemptSyntax.Name(execution), request.ToString()));
    }
}
