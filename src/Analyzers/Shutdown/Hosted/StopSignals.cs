using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>How a <c>StopAsync</c> ends the work without its base.</summary>
/// <param name="IsSignalled">Whether it cancels, completes or unsets a member that the work uses.</param>
/// <param name="IsAwaited">Whether it uses a task that the work has stored.</param>
internal readonly record struct StopSignals(bool IsSignalled, bool IsAwaited)
{
    public static StopSignals Read(MethodDeclarationSyntax stop, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var (isSignalled, isAwaited) = (false, false);
        foreach (var node in stop.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name)
                continue;

            if (!isSignalled && IsSignal(name))
                isSignalled = IsUsed(name.Identifier.ValueText, assigned: false, method, cancellationToken);
            else if (!isAwaited && WorkFate.IsTask(TypeOf(model.GetSymbolInfo(name, cancellationToken).Symbol)))
                isAwaited = IsUsed(name.Identifier.ValueText, assigned: true, method, cancellationToken);
        }

        return new(isSignalled, isAwaited);
    }

    /// <summary>Whether the name is the member of <c>_stopping.Cancel()</c>, <c>_orders.Writer.Complete()</c> or <c>_isRunning = false</c>.</summary>
    private static bool IsSignal(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;
        if (whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression or (int)SyntaxKind.TrueLiteralExpression } } assignment)
            return assignment.Left == whole;

        for (var node = whole; node.Parent is { } parent; node = parent)
        {
            var called = parent switch
            {
                MemberAccessExpressionSyntax access when access.Expression == node => access.Name,
                ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: var expression } } access when access.Expression == node => LastName(expression),
                _ => null,
            };
            if (called?.Identifier.ValueText is "Cancel" or "CancelAsync" or "CancelAfter" or "Complete" or "TryComplete" or "CompleteAdding")
                return true;

            if (called is null && parent is not (PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax))
                return false;
        }

        return false;
    }

    private static SimpleNameSyntax? LastName(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    /// <summary>Whether another method than those by which the service ends uses the member, or assigns to it.</summary>
    private static bool IsUsed(string name, bool assigned, IMethodSymbol stop, CancellationToken cancellationToken)
    {
        foreach (var reference in stop.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax use
                    && use.Identifier.ValueText == name
                    && use.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: not ("StartAsync" or "StopAsync" or "Dispose" or "DisposeAsync") }
                    && (!assigned || IsAssigned(use)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAssigned(IdentifierNameSyntax use)
    {
        SyntaxNode whole = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : use;
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
