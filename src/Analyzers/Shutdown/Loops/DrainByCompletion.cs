using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Loops;

/// <summary>
/// Waits that end because their source is completed or closed when the service stops: without a token, so that everything
/// that has been handed over is still worked on.
/// </summary>
internal static class DrainByCompletion
{
    /// <param name="wait">A call or an <c>await foreach</c> source, such as <c>_orders.Reader.ReadAllAsync()</c>.</param>
    public static bool Ends(ExpressionSyntax wait, SemanticModel model, CancellationToken cancellationToken) =>
        Root(wait) is { } root && IsEnded(root, model, cancellationToken);

    /// <summary>Whether what the name stands for is completed, closed or disposed on the way down.</summary>
    public static bool IsEnded(SimpleNameSyntax root, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = root.Identifier.ValueText;
        return model.GetSymbolInfo(root, cancellationToken).Symbol switch
        {
            ILocalSymbol local => FindFunction(root) is { } function && (IsCompleted(function, name, isLocal: true) || IsEndedAtOrigin(local, model, cancellationToken)),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } captured => IsCompletedIn(captured.ContainingType, name, cancellationToken),
            IFieldSymbol field => IsCompletedIn(field.ContainingType, name, cancellationToken) || IsPartOfCompleted(field.ContainingType, name, cancellationToken),
            IPropertySymbol property => IsCompletedIn(property.ContainingType, name, cancellationToken) || IsPartOfCompleted(property.ContainingType, name, cancellationToken),
            _ => false,
        };
    }

    /// <summary>The first name of a chain: <c>_orders</c> in <c>this._orders.Reader.ReadAllAsync().ConfigureAwait(false)</c>.</summary>
    private static SimpleNameSyntax? Root(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case SimpleNameSyntax name:
                    return name;

                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } access:
                    return access.Name;

                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call:
                    expression = call.Expression;
                    break;

                case AwaitExpressionSyntax @await:
                    expression = @await.Expression;
                    break;

                case ConditionalAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax:
                    if (expression.Unwrap() == expression)
                        return null;

                    expression = expression.Unwrap();
                    break;

                default:
                    return null;
            }
        }
    }

    /// <summary>A local such as <c>var reader = _orders.Reader</c> ends when that does.</summary>
    private static bool IsEndedAtOrigin(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax or IdentifierNameSyntax } declarator
        && Root(declarator.Initializer.Value) is { } origin
        && origin.Identifier.ValueText != local.Name
        && model.GetSymbolInfo(origin, cancellationToken).Symbol is IFieldSymbol or IPropertySymbol
        && IsEnded(origin, model, cancellationToken);

    private static bool IsCompletedIn(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (IsCompleted(reference.GetSyntax(cancellationToken), name, isLocal: false))
                return true;
        }

        return false;
    }

    /// <summary>Whether the member is set to a part of another one, as in <c>_reader = _orders.Reader</c>, that is completed.</summary>
    private static bool IsPartOfCompleted(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                var whole = node switch
                {
                    AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: MemberAccessExpressionSyntax part } when target.Identifier.ValueText == name => Root(part),
                    AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } target, Right: MemberAccessExpressionSyntax part } when target.Name.Identifier.ValueText == name => Root(part),
                    VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax part } declarator when declarator.Identifier.ValueText == name => Root(part),
                    PropertyDeclarationSyntax { ExpressionBody.Expression: MemberAccessExpressionSyntax part } property when property.Identifier.ValueText == name => Root(part),
                    _ => null,
                };
                if (whole?.Identifier.ValueText is { } other && other != name && IsCompletedIn(type, other, cancellationToken))
                    return true;
            }
        }

        return false;
    }

    private static bool IsCompleted(SyntaxNode scope, string name, bool isLocal)
    {
        foreach (var node in scope.DescendantNodes())
        {
            var completed = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access } when Ends(method) || (!isLocal && Wakes(access, name)) => Root(access.Expression),
                ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } access when LastName(call.Expression) is { } method && Ends(method) => Root(access.Expression),
                _ => null,
            };
            if (completed?.Identifier.ValueText == name && (isLocal ? !IsStatementOf(node, scope) : IsOnTheWayDown(node)))
                return true;
        }

        return false;
    }

    private static bool Ends(string method) =>
        method is "Complete" or "TryComplete" or "CompleteAdding" or "Dispose" or "DisposeAsync" or "Stop" or "StopAsync" or "Close" or "CloseAsync" or "Abort" or "Shutdown";

    /// <summary>Whether waiters are let go, by code that has not been one of them as the holder of a lock is.</summary>
    private static bool Wakes(MemberAccessExpressionSyntax release, string name)
    {
        if (release.Name.Identifier.ValueText is not ("Release" or "Set" or "Signal") || release.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return false;

        foreach (var node in method.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "WaitAsync" or "WaitOne" } wait } && Root(wait.Expression)?.Identifier.ValueText == name)
                return false;
        }

        return true;
    }

    private static string? LastName(ExpressionSyntax called) => called switch
    {
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the code runs when the service stops.</summary>
    private static bool IsOnTheWayDown(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister" } } }:
                case DestructorDeclarationSyntax:
                    return true;

                case MethodDeclarationSyntax method:
                    return Begins(method.Identifier.ValueText, "Stop") || Begins(method.Identifier.ValueText, "Dispose") || Begins(method.Identifier.ValueText, "Close")
                        || Begins(method.Identifier.ValueText, "Shutdown") || Begins(method.Identifier.ValueText, "OnStop") || Begins(method.Identifier.ValueText, "Complete");

                case TypeDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool Begins(string name, string word) => name.StartsWith(word, StringComparison.Ordinal);

    /// <summary>Whether it is the function itself that closes the local, which it can't do while it waits in its loop.</summary>
    private static bool IsStatementOf(SyntaxNode node, SyntaxNode function)
    {
        // What is complete before anybody reads ends as well.
        if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Complete" or "TryComplete" or "CompleteAdding" } })
            return false;

        for (var outer = node.Parent; outer is not null && outer != function; outer = outer.Parent)
        {
            if (outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return false;
        }

        return true;
    }

    private static SyntaxNode? FindFunction(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? member is GlobalStatementSyntax ? member.Parent : member : null;
}
