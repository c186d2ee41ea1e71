using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Work that is started and that nobody waits for, so that the end of the process is its end.</summary>
/// <param name="Start">The call that starts it, without what is chained to it.</param>
/// <param name="Name">The name of that call.</param>
/// <param name="IsStarter">Whether the call takes a delegate and returns at once, and is no call of the work itself.</param>
/// <param name="IsTold">Whether it hears of a token, and so may end in an orderly way.</param>
/// <param name="IsObserved">Whether something looks after its failures.</param>
internal sealed record LostWork(InvocationExpressionSyntax Start, SimpleNameSyntax Name, WorkFate Work, bool IsStarter, bool IsTold, bool IsObserved)
{
    /// <summary>Whether the node may be something that leaves work alone: a statement, an assignment to a discard, the declarator of a local.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is ExpressionStatementSyntax or VariableDeclaratorSyntax or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax };

    /// <summary>The candidate whose call this is.</summary>
    public static SyntaxNode? FindCandidate(InvocationExpressionSyntax call)
    {
        SyntaxNode? node = call;
        while (node is ExpressionSyntax or EqualsValueClauseSyntax)
        {
            node = node.Parent;
            if (node is not null && IsCandidate(node))
                return FindCall(node) == call ? node : null;
        }

        return null;
    }

    /// <param name="node">A candidate.</param>
    public static LostWork? TryMatch(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindCall(node) is not { } whole || !MayBeWork(whole) || !GivesTask(whole, model, cancellationToken) || IsValueOfLambda(node, model, cancellationToken))
            return null;

        var start = FindStart(whole, model, cancellationToken);
        if (CalledName.Of(start) is not { } name
            || model.GetSymbolInfo(start, cancellationToken).Symbol is not IMethodSymbol method
            || (!WorkFate.IsTask(method.ReturnType) && !WorkFate.IsQueueing(start))
            || NoWork.Is(method, start, cancellationToken)
            || NoWork.IsAllOf(start)
            || WorkFate.Of(whole, model, cancellationToken) is not { Fate: Fate.Discarded } work
            || IsInCleanup(node))
        {
            return null;
        }

        var body = WorkBody.Find(whole, model, cancellationToken);
        if (NoWork.StopsApplication(body) || WorkSignal.IsAwaited(whole, body, model, cancellationToken))
            return null;

        var isStarter = IsStarterOfWork(method);
        var isTold = WorkToken.IsGiven(start, isStarter, model, cancellationToken) || WorkToken.IsUsed(body, model, cancellationToken);
        return new(start, name, work, isStarter, isTold, HasObserver(whole, start));
    }

    private static InvocationExpressionSyntax? FindCall(SyntaxNode node)
    {
        var value = node switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var right } } => right,
            ExpressionStatementSyntax { Expression: var expression } => expression,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: LambdaExpressionSyntax, Right: var right } => right,
            ArrowExpressionClauseSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var right } } body when ReturnsNothing(body) => right,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } }, Expression: var expression } => expression,
            VariableDeclaratorSyntax { Initializer.Value: var initial, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } => initial,
            _ => null,
        };
        return value?.Unwrap() switch
        {
            InvocationExpressionSyntax call => call,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => call,
            _ => null,
        };
    }

    /// <summary>Whether what is assigned is not handed to the caller all the same.</summary>
    private static bool ReturnsNothing(ArrowExpressionClauseSyntax body) => body.Parent switch
    {
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } => true,
        LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } => true,
        AccessorDeclarationSyntax { RawKind: not (int)SyntaxKind.GetAccessorDeclaration } or ConstructorDeclarationSyntax => true,
        _ => false,
    };

    private static bool IsValueOfLambda(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax lambda } && model.GetSymbolInfo(lambda, cancellationToken).Symbol is not IMethodSymbol { ReturnsVoid: true };

    /// <summary>Sorts out by name what many statements of a body are.</summary>
    private static bool MayBeWork(InvocationExpressionSyntax call) =>
        CalledName.Of(call)?.Identifier.ValueText is { } name
        && name is not ("Add" or "Cancel" or "Dispose" or "LogCritical" or "LogDebug" or "LogError" or "LogInformation" or "LogTrace" or "LogWarning" or "ThrowIfNull" or "WriteLine");

    /// <summary>Whether what is left alone is a task: the result of a wait for it is none.</summary>
    private static bool GivesTask(InvocationExpressionSyntax whole, SemanticModel model, CancellationToken cancellationToken) =>
        WorkFate.IsQueueing(whole)
        || model.GetTypeInfo(whole, cancellationToken).Type is { } type && (WorkFate.IsTask(type) || type is { Name: "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" });

    /// <summary>The call at the beginning of <c>Start().ContinueWith(...).ConfigureAwait(false)</c>.</summary>
    private static InvocationExpressionSyntax FindStart(InvocationExpressionSyntax whole, SemanticModel model, CancellationToken cancellationToken)
    {
        var start = whole;
        while (start.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && receiver.Unwrap() is InvocationExpressionSyntax inner && WorkFate.IsTask(model.GetTypeInfo(inner, cancellationToken).Type))
            start = inner;

        return start;
    }

    private static bool IsStarterOfWork(IMethodSymbol method) =>
        method.ContainingType is { } type && (type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "TaskFactory") || type.Is("System.Threading", "ThreadPool"));

    private static bool IsInCleanup(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText is "Dispose" or "DisposeAsync" or "DisposeAsyncCore";

                case DestructorDeclarationSyntax:
                    return true;
            }
        }

        return false;
    }

    private static bool HasObserver(InvocationExpressionSyntax whole, InvocationExpressionSyntax start)
    {
        for (var call = whole; call != start && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver, Name: var name }; call = receiver.Unwrap() as InvocationExpressionSyntax ?? start)
        {
            if (name.Identifier.ValueText is "ContinueWith" && call.ArgumentList.ToString() is var observer && (observer.Contains("OnlyOnFaulted") || observer.Contains("IsFaulted")))
                return true;
        }

        return false;
    }
}
