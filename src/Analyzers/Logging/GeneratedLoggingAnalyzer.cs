using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Generated;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls that a method with <c>[LoggerMessage]</c> can take over; it has no other rule, so that builds skip it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GeneratedLoggingAnalyzer() : LogCallRules(SourceGeneratedLogging.Rule)
{
    protected override bool MayConcern(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count > 0
        && call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var other => other as IdentifierNameSyntax,
        } is { Identifier.ValueText: "Log" or "LogTrace" or "LogDebug" or "LogInformation" or "LogWarning" or "LogError" or "LogCritical" };

    protected override void Check(LogCall call, LoggingSymbols symbols, LoggingSettings settings, NodeContext context)
    {
        if (GeneratedCall.TryMatch(call, symbols, settings, context.CancellationToken) is { } generated)
            SourceGeneratedLogging.Check(generated, settings, context);
    }
}
