using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>
/// Work whose task nobody has, but which says by other means when it is over: by a completion, a countdown, the end of a channel.
/// Where its function goes on to ask for that, or the stop of its type does, nothing is lost.
/// </summary>
internal static class WorkSignal
{
    public static bool IsAwaited(InvocationExpressionSyntax whole, ImmutableArray<SyntaxNode> body, SemanticModel model, CancellationToken cancellationToken)
    {
        List<Signal>? signals = null;
        foreach (var part in body)
        {
            foreach (var node in part.DescendantNodes())
            {
                if (Find(node) is (var name, var isTrace)
                    && model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol and (IFieldSymbol or IPropertySymbol or ILocalSymbol or IParameterSymbol)
                    && (name.Parent != node || node is not ArgumentSyntax { RefKindKeyword.RawKind: 0 } || IsCompletion(model.GetTypeInfo(name, cancellationToken).Type))
                    && !IsOfWork(symbol, body, cancellationToken))
                {
                    (signals ??= []).Add(new(symbol, isTrace));
                }
            }
        }

        if (signals is null)
            return false;

        if (whole.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && Asks(member is GlobalStatementSyntax ? member.Parent! : member, whole.Span.End, signals, body, model, cancellationToken))
            return true;

        foreach (var other in whole.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members ?? default)
        {
            if (other is MethodDeclarationSyntax { Identifier.ValueText: "StopAsync" or "StoppingAsync" or "StoppedAsync" or "Dispose" or "DisposeAsync" or "DisposeAsyncCore" }
                && Asks(other, 0, signals, body, model, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of what is told that something is over, or is handed the end that tells it.</summary>
    private static (IdentifierNameSyntax Name, bool IsTrace)? Find(SyntaxNode node)
    {
        var (value, isTrace) = node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } } call => name switch
            {
                "SetResult" or "TrySetResult" or "Signal" or "Release" or "Complete" or "TryComplete" or "CompleteAsync" or "CompleteAdding" => (receiver, false),
                "Set" when call.ArgumentList.Arguments.Count is 0 => (receiver, false),
                "Remove" or "TryRemove" => (receiver, true),
                _ => default,
            },
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Writer", Expression: var pipe } => (pipe, false),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword, Expression: IdentifierNameSyntax counter } => (counter, true),
            ArgumentSyntax { RefKindKeyword.RawKind: 0, Expression: IdentifierNameSyntax handed } => (handed, false),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreDecrementExpression, Operand: IdentifierNameSyntax counter } => (counter, true),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostDecrementExpression, Operand: IdentifierNameSyntax counter } => (counter, true),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax flag, Parent: ExpressionStatementSyntax or LambdaExpressionSyntax } => (flag, true),
            _ => default((ExpressionSyntax? Value, bool IsTrace)),
        };
        return value is not null && RootOf(value) is { } root ? (root, isTrace) : null;
    }

    /// <summary>Whether who is handed the value is meant to say by it that something is over.</summary>
    private static bool IsCompletion(ITypeSymbol? type) => type is { Name: "TaskCompletionSource" or "CountdownEvent" or "ManualResetEvent" or "ManualResetEventSlim" or "AutoResetEvent" };

    private static IdentifierNameSyntax? RootOf(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case IdentifierNameSyntax name:
                    return name;

                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name }:
                    return name;

                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case ElementAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                default:
                    return null;
            }
        }
    }

    /// <summary>Whether the work has made it for itself.</summary>
    private static bool IsOfWork(ISymbol symbol, ImmutableArray<SyntaxNode> body, CancellationToken cancellationToken)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol))
            return false;

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (WorkBody.Contains(body, reference.GetSyntax(cancellationToken)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the code reads one of the signals outside of the work.</summary>
    /// <param name="from">Where the code goes on when the work has begun; 0 where all of it is there to stop.</param>
    private static bool Asks(SyntaxNode code, int from, List<Signal> signals, ImmutableArray<SyntaxNode> body, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || !IsRead(name))
                continue;

            foreach (var signal in signals)
            {
                if (signal.Symbol.Name == name.Identifier.ValueText
                    && (name.SpanStart >= from || IsReader(name))
                    && (from is 0 || !signal.IsTrace || IsLoopedOver(name))
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, signal.Symbol)
                    && !WorkBody.Contains(body, name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether it is what the work is read from, or its completion, and so may have been handed on before the work began.</summary>
    private static bool IsReader(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reader" or "Task" } access && access.Expression == name;

    private static bool IsLoopedOver(IdentifierNameSyntax name)
    {
        for (SyntaxNode? node = name; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; node = node.Parent)
        {
            if (node.Parent is WhileStatementSyntax or DoStatementSyntax)
                return true;
        }

        return false;
    }

    private static bool IsRead(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != whole,
            PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => false,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "DisposeAsync" or "Cancel" or "Set" or "Release" or "Writer" or "Clear" or "Complete" or "CompleteAdding" } access => access.Expression != whole,
            _ => true,
        };
    }

    /// <param name="IsTrace">Whether it may as well be something that the work leaves behind for others.</param>
    private sealed record Signal(ISymbol Symbol, bool IsTrace);
}
