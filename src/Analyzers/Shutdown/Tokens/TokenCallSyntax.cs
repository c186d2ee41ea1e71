using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Threading;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Tells calls that are given a token, or take none, by their text: they need not be bound.</summary>
internal static class TokenCallSyntax
{
    /// <param name="node">A call, a creation or a <c>foreach</c>.</param>
    public static bool MayLackToken(SyntaxNode node) => node switch
    {
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind is not 0,
        InvocationExpressionSyntax call => NameOf(call.Expression) is not { } name
            || (MayWait(name) || IsAwaited(call) || (!TakesNone(name) && IsInFunctionWithToken(call))) && !PassesToken(call.ArgumentList),
        BaseObjectCreationExpressionSyntax creation => IsInFunctionWithToken(creation) && (creation.ArgumentList is not { } list || !PassesToken(list)),
        _ => false,
    };

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsAwaited(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        while (node.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax or ParenthesizedExpressionSyntax)
            node = node.Parent;

        return node.Parent is AwaitExpressionSyntax;
    }

    /// <summary>Whether a name is one of calls that wait, or that start what does.</summary>
    public static bool MayWait(string name) =>
        name.EndsWith("Async", StringComparison.Ordinal)
        || name.StartsWith("Wait", StringComparison.Ordinal)
        || name is "Delay" or "Run" or "StartNew" or "Take" or "TryTake" or "GetConsumingEnumerable" or "SignalAndWait" or "Invoke";

    /// <summary>Whether a name is one of texts, collections and logs, whose calls are over at once.</summary>
    private static bool TakesNone(string name) => name switch
    {
        "nameof" or "ToString" or "Equals" or "GetHashCode" or "GetType" or "ConfigureAwait" or "Dispose" => true,
        "Format" or "Concat" or "Join" or "Split" or "Trim" or "Replace" or "Substring" or "StartsWith" or "EndsWith" or "IndexOf" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Append" or "AppendLine" => true,
        "Contains" or "ContainsKey" or "TryGetValue" or "TryAdd" or "TryRemove" or "Enqueue" or "Dequeue" or "TryDequeue" or "Push" or "Pop" or "Select" or "Where" or "OrderBy" or "Cast" or "OfType" => true,
        "LogTrace" or "LogDebug" or "LogInformation" or "LogWarning" or "LogError" or "LogCritical" or "ThrowIfNull" or "ThrowIfCancellationRequested" or "IsEnabled" => true,
        _ => false,
    };

    private static bool PassesToken(ArgumentListSyntax list)
    {
        foreach (var argument in list.Arguments)
        {
            var name = argument.Expression switch
            {
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                _ => "",
            };
            if (name.EndsWith("ancellationToken", StringComparison.Ordinal) || name is "stoppingToken")
                return true;
        }

        return false;
    }

    private static bool IsInFunctionWithToken(SyntaxNode node)
    {
        for (var around = node.Parent; around is not (null or BaseTypeDeclarationSyntax); around = around.Parent)
        {
            var parameters = around switch
            {
                BaseMethodDeclarationSyntax method => method.ParameterList,
                LocalFunctionStatementSyntax function => function.ParameterList,
                ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
                _ => null,
            };
            if (around is SimpleLambdaExpressionSyntax || (parameters is not null && HasToken(parameters)))
                return true;
        }

        return false;
    }

    private static bool HasToken(ParameterListSyntax list)
    {
        foreach (var parameter in list.Parameters)
        {
            if (parameter.Type is null || ThreadingSyntax.NameOf(parameter.Type) is "CancellationToken")
                return true;
        }

        return false;
    }
}
