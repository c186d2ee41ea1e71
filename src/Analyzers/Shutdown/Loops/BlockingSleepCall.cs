using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>A sleep in code that has a token.</summary>
/// <param name="Function">The method, accessor, local function or lambda that sleeps; null in top-level statements.</param>
/// <param name="IsAsync">Whether the function can await as it stands.</param>
/// <param name="ReturnsTask">Whether the function is not async, but could be.</param>
internal sealed record BlockingSleepCall(SleepCall Sleep, ReachableToken Token, SyntaxNode? Function, bool IsAsync, bool ReturnsTask)
{
    /// <param name="options">The options of the call's file.</param>
    public static BlockingSleepCall? TryMatch(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        var settings = new ShutdownSettings(options);
        if (SleepCall.TryMatch(call, model, settings, cancellationToken) is not { } sleep
            || !TryFindFunction(call, model, out var function, cancellationToken)
            || TokenScope.Find(call, model, settings, cancellationToken) is not { } token)
        {
            return null;
        }

        var isAsync = function is null or AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } || IsAsyncFunction(function);
        if (isAsync ? sleep.IsNothing : !sleep.IsLong)
            return null;

        // A condition that looks at the token ends the spinning.
        if (sleep.IsSpin && TokenObservation.MayBeIn(call.ArgumentList, model, settings, cancellationToken))
            return null;

        if (CleanupContext.Of(call, model, settings, cancellationToken) is Cleanup.Full || RetryPause.IsReported(call, model, options, cancellationToken))
            return null;

        var returnsTask = !isAsync && function is MethodDeclarationSyntax or LocalFunctionStatementSyntax && model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol { ReturnType: var result } && result.IsTaskLike();

        // A request that nobody waits for any more is no reason to stop half-way through what can't be awaited.
        return token.Rank is TokenRank.Context && !isAsync && !returnsTask ? null : new(sleep, token, function, isAsync, returnsTask);
    }

    private static bool IsAsyncFunction(SyntaxNode function) => function switch
    {
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    /// <returns>False where the thread must not be given up.</returns>
    private static bool TryFindFunction(SyntaxNode call, SemanticModel model, out SyntaxNode? function, CancellationToken cancellationToken)
    {
        function = null;
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case LockStatementSyntax or FixedStatementSyntax or UnsafeStatementSyntax or QueryExpressionSyntax:
                    return false;

                case AnonymousFunctionExpressionSyntax lambda:
                    function ??= node;
                    if (model.GetTypeInfo(lambda, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Expression" })
                        return false;

                    return true;

                case LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    function = node;
                    return !IsUnsafe(node);

                case GlobalStatementSyntax:
                    return true;

                case MemberDeclarationSyntax:
                    function = node;
                    return true;
            }
        }

        return false;
    }

    private static bool IsUnsafe(SyntaxNode function) => function is MethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.UnsafeKeyword);
}
