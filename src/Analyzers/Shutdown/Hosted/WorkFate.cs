using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Hosted;

internal enum Fate
{
    /// <summary>It can't be told.</summary>
    Unknown,

    /// <summary>Its function waits for it, or leaves that to its caller.</summary>
    Awaited,

    /// <summary>A member has it.</summary>
    Kept,

    /// <summary>It is handed to a method that is there for what nobody waits for.</summary>
    Forgotten,

    /// <summary>Nobody has it.</summary>
    Discarded,
}

/// <summary>What becomes of the task of started work in the function that starts it.</summary>
/// <param name="Task">The expression whose value is the task that can be waited for.</param>
/// <param name="Holder">What has the value: a statement, an assignment, a declarator.</param>
/// <param name="Member">The field or property that keeps it.</param>
internal readonly record struct WorkFate(Fate Fate, ExpressionSyntax? Task, SyntaxNode? Holder, ISymbol? Member)
{
    public static WorkFate Of(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax task = call;
        SyntaxNode node = call;
        while (node.Parent is { } parent)
        {
            switch (parent)
            {
                case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } }:
                    return new(IsTask(model.GetTypeInfo(node, cancellationToken).Type) || IsQueueing(node) ? Fate.Discarded : Fate.Awaited, task, parent, null);

                case AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or YieldStatementSyntax or ForEachStatementSyntax or UsingStatementSyntax:
                case LambdaExpressionSyntax lambda when lambda.Body == node:
                    return new(Fate.Awaited, null, parent, null);

                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "Wait" or "GetAwaiter" or "RunSynchronously" } access when access.Expression == node:
                    return new(Fate.Awaited, null, parent, null);

                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Forget" or "FireAndForget" or "SafeFireAndForget" } access when access.Expression == node:
                    return new(Fate.Forgotten, task, parent, null);

                case InvocationExpressionSyntax invocation when invocation.Expression == node:
                    node = parent;
                    if (IsTask(model.GetTypeInfo(invocation, cancellationToken).Type))
                        task = invocation;

                    break;

                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                    node = parent;
                    task = (ExpressionSyntax)parent;
                    break;

                case MemberAccessExpressionSyntax access when access.Expression == node:
                case InitializerExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax:
                    node = parent;
                    break;

                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax taker } consumer }:
                    if (taker.Name.Identifier.ValueText is "WhenAll" or "WhenAny")
                    {
                        node = task = consumer;
                        break;
                    }

                    return taker.Name.Identifier.ValueText is "Add" or "TryAdd" or "Enqueue" or "Push" && FindMember(taker.Expression, model, cancellationToken) is { } collection
                        ? new(Fate.Kept, task, consumer, collection)
                        : default;

                case ExpressionStatementSyntax:
                    var isWork = model.GetTypeInfo(node, cancellationToken).Type is var type && (IsTask(type) || type is { Name: "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" }) || IsQueueing(node);
                    return new(isWork ? Fate.Discarded : Fate.Awaited, task, parent, null);

                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return OfAssignment(assignment, task, model, cancellationToken);

                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator }:
                    return OfLocal(declarator, task, model, cancellationToken);

                default:
                    return default;
            }
        }

        return default;
    }

    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (named.Is("System.Threading.Tasks", "Task") || named.Is("System.Threading.Tasks", "ValueTask"));

    /// <summary>Whether the call hands a delegate to a thread of the pool without giving a task for it.</summary>
    public static bool IsQueueing(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem", Expression: var owner } }
        && owner.ToString() is "ThreadPool" or "System.Threading.ThreadPool";

    private static WorkFate OfAssignment(AssignmentExpressionSyntax assignment, ExpressionSyntax task, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
        if (symbol is IDiscardSymbol)
            return new(Fate.Discarded, task, assignment, null);

        var target = assignment.Left is ElementAccessExpressionSyntax { Expression: var collection } ? collection : assignment.Left;
        return FindMember(target, model, cancellationToken) is { } member ? new(Fate.Kept, task, assignment, member) : default;
    }

    private static WorkFate OfLocal(VariableDeclaratorSyntax declarator, ExpressionSyntax task, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = declarator.Identifier.ValueText;
        var isRead = false;
        ISymbol? member = null;
        if (declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
            return default;

        foreach (var node in block.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax read || read.Identifier.ValueText != name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(read, cancellationToken).Symbol, model.GetDeclaredSymbol(declarator, cancellationToken)))
                continue;

            isRead = true;
            if (read.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCompleted" or "IsFaulted" or "IsCanceled" or "IsCompletedSuccessfully" })
                continue;

            if (read.Parent is AssignmentExpressionSyntax assignment && assignment.Right == read && FindMember(assignment.Left, model, cancellationToken) is { } kept)
                member = kept;
            else
                return default;
        }

        return member is not null ? new(Fate.Kept, task, declarator, member) : isRead ? default : new(Fate.Discarded, task, declarator, null);
    }

    /// <summary>The member of the type itself that the expression names.</summary>
    private static ISymbol? FindMember(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && model.GetSymbolInfo(expression, cancellationToken).Symbol is { } symbol and (IFieldSymbol or IPropertySymbol)
            ? symbol
            : null;
}
