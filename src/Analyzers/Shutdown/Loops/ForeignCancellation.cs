using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Finds calls that may throw the exception of a cancellation although the token in question is not cancelled: a time-out of their own, most often.</summary>
internal static class ForeignCancellation
{
    private const int DepthLimit = 2;

    /// <param name="Depth">How many methods further in are looked at.</param>
    /// <param name="Otherwise">What is said of those that are not.</param>
    private readonly record struct Look(ShutdownSettings Settings, int Depth, bool Otherwise)
    {
        public Look Deeper() => this with { Depth = Depth - 1 };
    }

    /// <summary>Whether such an exception can come out of the block.</summary>
    public static bool MayLeave(BlockSyntax block, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) => MayLeave(block, model, new Look(settings, DepthLimit, Otherwise: false), cancellationToken);

    /// <summary>The first wait of the block that throws a plain <c>OperationCanceledException</c> when its token is cancelled.</summary>
    public static string? FindPlainWait(BlockSyntax block, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in block.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is not InvocationExpressionSyntax call
                || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } method
                || !IsPlain(type, method.Name)
                || !(method.Name is "ThrowIfCancellationRequested" || PassesToken(call, model, cancellationToken))
                || CancellationPath.FindHandler(call, block, Thrown.Cancellation, model, cancellationToken) is not null)
            {
                continue;
            }

            return method.Name;
        }

        return null;
    }

    private static bool MayLeave(SyntaxNode code, SemanticModel model, Look look, CancellationToken cancellationToken)
    {
        foreach (var node in code.DescendantNodes(inner => inner == code || LoopExits.IsOfFunction(inner)))
        {
            var awaited = node switch
            {
                AwaitExpressionSyntax wait => wait.Expression,
                CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } loop => loop.Expression,
                _ => null,
            };
            if (awaited is not null
                && MayThrow(awaited, model, look, cancellationToken)
                && CancellationPath.FindHandler(node, code, Thrown.TimeOut, model, cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayThrow(ExpressionSyntax awaited, SemanticModel model, Look look, CancellationToken cancellationToken)
    {
        while (awaited.Unwrap() is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "WithCancellation" or "Unwrap" } outer })
            awaited = outer.Expression;

        switch (awaited.Unwrap())
        {
            case InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                return MayThrow(call, method, model, look, cancellationToken);

            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                return MayThrow(call, method, model, look, cancellationToken);

            case ConditionalExpressionSyntax choice:
                return MayThrow(choice.WhenTrue, model, look, cancellationToken) || MayThrow(choice.WhenFalse, model, look, cancellationToken);

            case IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }:
                return references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax or ConditionalExpressionSyntax } declarator
                    && !declarator.Span.Contains(name.Span)
                    && MayThrow(declarator.Initializer!.Value, model, look, cancellationToken);

            default:
                return false;
        }
    }

    private static bool MayThrow(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, Look look, CancellationToken cancellationToken)
    {
        if (method.ContainingType is not { } type || TokenOnlyWait.Is(method, look.Settings) || IsPlain(type, method.Name))
            return false;

        if (type.IsTaskLike() || type.Name is "TaskFactory" || type.Is("System.Threading.Tasks", "Parallel"))
        {
            // What is awaited is what has been handed over.
            return method.Name is "Run" or "StartNew" or "WhenAll" or "ForEachAsync" or "ForAsync" && look.Depth > 0 && MayThrowInArguments(call, model, look.Deeper(), cancellationToken);
        }

        // A wait by its name, wherever it is written.
        if (HasNoTimeOut(type.ContainingNamespace) || method.Name.IndexOf("Delay", StringComparison.Ordinal) >= 0)
            return false;

        if (method.IsAbstract || method.DeclaringSyntaxReferences is not { Length: > 0 } references)
            return true;

        // A method of the same type shows what it waits for; a look at those is enough to tell a mere wait by another name.
        if (method.MethodKind is MethodKind.LocalFunction || SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(call.SpanStart, cancellationToken)?.ContainingType, type))
            return look.Depth is 0 ? look.Otherwise : references[0].SyntaxTree == model.SyntaxTree && MayThrowIn(references[0], model, look.Deeper(), cancellationToken);

        // Of other types that is believed only as far as it is seen, and where nobody overrides it.
        return look.Depth is 0 || method.IsVirtual || method.IsOverride || model.ModelOf(references[0].SyntaxTree) is not { } other || MayThrowIn(references[0], other, look.Deeper() with { Otherwise = true }, cancellationToken);
    }

    private static bool MayThrowIn(SyntaxReference method, SemanticModel model, Look look, CancellationToken cancellationToken)
    {
        var declaration = method.GetSyntax(cancellationToken);
        return GivesUpByItself(declaration) || MayLeave(declaration, model, look, cancellationToken) || MayReturn(declaration, model, look, cancellationToken);
    }

    /// <summary>Whether the method has a time-out of its own, or says that it was given up.</summary>
    private static bool GivesUpByItself(SyntaxNode method)
    {
        foreach (var node in method.DescendantNodes())
        {
            switch (node)
            {
                case IdentifierNameSyntax { Identifier.ValueText: "CancelAfter" }:
                case ObjectCreationExpressionSyntax { Type: var thrown, Parent: ThrowStatementSyntax or ThrowExpressionSyntax } when CancellationPath.LastName(thrown) is "OperationCanceledException" or "TaskCanceledException":
                case ObjectCreationExpressionSyntax { Type: var source, ArgumentList.Arguments.Count: > 0 } when CancellationPath.LastName(source) is "CancellationTokenSource":
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether what stands in the namespace is given up by nothing but its token.</summary>
    private static bool HasNoTimeOut(INamespaceSymbol? space) =>
        space.Is("System.IO") || space.Is("System.IO.Pipes") || space.Is("System.IO.Pipelines") || space.Is("System.Net.Sockets") || space.Is("System.Diagnostics")
        || space.Is("System.Threading") || space.Is("System.Threading.Channels") || space.Is("System.Threading.Tasks") || space.Is("System.Threading.Tasks.Dataflow");

    /// <summary>Whether a function that is not async hands on the task of such a call.</summary>
    private static bool MayReturn(SyntaxNode declaration, SemanticModel model, Look look, CancellationToken cancellationToken)
    {
        foreach (var node in declaration.DescendantNodes(inner => inner == declaration || LoopExits.IsOfFunction(inner)))
        {
            var returned = node switch
            {
                ReturnStatementSyntax { Expression: { } value } => value,
                ArrowExpressionClauseSyntax arrow => arrow.Expression,
                _ => null,
            };
            if (returned?.Unwrap() is InvocationExpressionSyntax call && MayThrow(call, model, look, cancellationToken))
                return model.GetTypeInfo(call, cancellationToken).Type.IsTaskLike();
        }

        return false;
    }

    private static bool MayThrowInArguments(InvocationExpressionSyntax call, SemanticModel model, Look look, CancellationToken cancellationToken)
    {
        foreach (var node in call.ArgumentList.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax inner && model.GetTypeInfo(inner, cancellationToken).Type.IsTaskLike() && MayThrow(inner, model, look, cancellationToken))
                return true;

            if (node is IdentifierNameSyntax { Parent: ArgumentSyntax } name && MayThrow(name, model, look, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool IsPlain(INamedTypeSymbol type, string method) => type.Name switch
    {
        "CancellationToken" => method is "ThrowIfCancellationRequested",
        "PeriodicTimer" => method is "WaitForNextTickAsync",
        "SemaphoreSlim" => method is "Wait" or "WaitAsync",
        "ChannelReader" => method is "ReadAsync" or "ReadAllAsync" or "WaitToReadAsync",
        "ChannelWriter" => method is "WriteAsync" or "WaitToWriteAsync",
        "BlockingCollection" => method is "Take" or "TryTake" or "GetConsumingEnumerable",
        _ => false,
    };

    private static bool PassesToken(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" }) && model.GetTypeInfo(argument.Expression, cancellationToken).Type.IsToken())
                return true;
        }

        return false;
    }
}
