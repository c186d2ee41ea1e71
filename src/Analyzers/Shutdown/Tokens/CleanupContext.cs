using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>How much a place has to do with putting things in order, which is not to be cancelled.</summary>
internal enum Cleanup
{
    None,

    /// <summary>The handler of any failure: what only waits there may be cancelled, what does something may not.</summary>
    FailureHandler,

    /// <summary>A release, a compensation or a commit.</summary>
    Full,
}

/// <summary>Tells code that puts things in order, and has to run although the service is being stopped.</summary>
internal static class CleanupContext
{
    public static Cleanup Of(SyntaxNode at, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (at is InvocationExpressionSyntax invocation && CalledName.Of(invocation)?.Identifier.ValueText is { } called && CommitPoint.IsNamed(called, settings))
            return Cleanup.Full;

        var result = Cleanup.None;
        for (var node = at; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case FinallyClauseSyntax:
                case BlockSyntax block when AfterCancellation.IsReached(node, block, model, cancellationToken):
                    return Cleanup.Full;

                case CatchClauseSyntax handler when handler.Block == node:
                    if (IsCancellationHandler(handler, model, cancellationToken))
                        return Cleanup.Full;

                    if (handler.Declaration is null || IsException(handler.Declaration.Type, model, cancellationToken))
                        result = Cleanup.FailureHandler;

                    break;

                case IfStatementSyntax branch when branch.Statement == node && AsksForCancellation(branch.Condition) is true:
                case ElseClauseSyntax { Parent: IfStatementSyntax opposite } when AsksForCancellation(opposite.Condition) is false:
                    return Cleanup.Full;

                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax registration } } when CalledName.Of(registration)?.Identifier.ValueText is "Register" or "UnsafeRegister" && IsOnToken(registration, model, cancellationToken):
                    return Cleanup.Full;

                case LocalFunctionStatementSyntax local when CommitPoint.IsNamed(local.Identifier.ValueText, settings):
                    return Cleanup.Full;

                case MethodDeclarationSyntax method:
                    return IsCleanup(method, model, settings, cancellationToken) ? Cleanup.Full : result;

                case DestructorDeclarationSyntax:
                    return Cleanup.Full;

                case BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or TypeDeclarationSyntax:
                    return result;
            }
        }

        return result;
    }

    /// <summary>Whether the condition holds when a token is cancelled; null when it doesn't depend on one.</summary>
    public static bool? AsksForCancellation(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return AsksForCancellation(parenthesized.Expression);

            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation:
                return !AsksForCancellation(negation.Operand);

            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" }:
                return true;

            // Either side is enough for both to be true, and for neither to be false.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return AsksForCancellation(both.Left) is true || AsksForCancellation(both.Right) is true ? true : null;

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return AsksForCancellation(either.Left) is false || AsksForCancellation(either.Right) is false ? false : null;

            case IsPatternExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" }, Pattern: ConstantPatternSyntax { Expression.RawKind: var kind } }:
                return kind is (int)SyntaxKind.TrueLiteralExpression;

            default:
                return null;
        }
    }

    public static bool IsCancellationHandler(CatchClauseSyntax handler, SemanticModel model, CancellationToken cancellationToken)
    {
        if (handler.Declaration is { } declaration && model.GetTypeInfo(declaration.Type, cancellationToken).Type.IsCancellation())
            return true;

        return handler.Filter is { FilterExpression: var filter } && (AsksForCancellation(filter) is true || IsCancellationTest(filter, model, cancellationToken));
    }

    /// <summary>Whether the filter lets only cancellations in.</summary>
    private static bool IsCancellationTest(ExpressionSyntax filter, SemanticModel model, CancellationToken cancellationToken) => filter switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsCancellationTest(parenthesized.Expression, model, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => IsCancellationTest(both.Left, model, cancellationToken) || IsCancellationTest(both.Right, model, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsCancellationTest(either.Left, model, cancellationToken) && IsCancellationTest(either.Right, model, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Right: TypeSyntax type } => model.GetTypeInfo(type, cancellationToken).Type.IsCancellation(),
        IsPatternExpressionSyntax test => IsCancellationPattern(test.Pattern, model, cancellationToken),
        _ => false,
    };

    private static bool IsCancellationPattern(PatternSyntax pattern, SemanticModel model, CancellationToken cancellationToken) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => IsCancellationPattern(parenthesized.Pattern, model, cancellationToken),
        TypePatternSyntax { Type: var type } => model.GetTypeInfo(type, cancellationToken).Type.IsCancellation(),
        DeclarationPatternSyntax { Type: var type } => model.GetTypeInfo(type, cancellationToken).Type.IsCancellation(),
        ConstantPatternSyntax { Expression: TypeSyntax type } => model.GetTypeInfo(type, cancellationToken).Type.IsCancellation(),
        RecursivePatternSyntax { Type: { } type } => model.GetTypeInfo(type, cancellationToken).Type.IsCancellation(),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => IsCancellationPattern(either.Left, model, cancellationToken) && IsCancellationPattern(either.Right, model, cancellationToken),
        _ => false,
    };

    private static bool IsException(TypeSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(type, cancellationToken).Type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsCleanup(MethodDeclarationSyntax method, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var name = method.Identifier.ValueText;
        if (name is "Dispose" or "DisposeAsync" or "DisposeAsyncCore")
            return true;

        // The token of a stop says that the time is up: who has it is to pass it on.
        return CommitPoint.IsNamed(name, settings)
            && !(name is "StopAsync" or "StoppingAsync" or "StoppedAsync"
                && model.GetDeclaredSymbol(method, cancellationToken) is { ContainingType: { } type }
                && HostedService.IsHosted(type, settings.HostTypes));
    }

    private static bool IsOnToken(InvocationExpressionSyntax registration, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(registration, cancellationToken).Symbol is IMethodSymbol { ContainingType: { } type } && type.IsToken();
}
