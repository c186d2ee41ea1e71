using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Retry;

/// <summary>Tells the token of whoever waits for the loop from one that an attempt makes for itself, such as a timeout.</summary>
internal static class CallersToken
{
    public static bool Is(ExpressionSyntax token, RetryLoop loop, CancellationToken cancellationToken)
    {
        var source = token.Unwrap();
        if (source is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" } access)
            source = access.Expression.Unwrap();

        return loop.Model.GetSymbolInfo(source, cancellationToken).Symbol switch
        {
            IParameterSymbol => true,
            // CancellationToken.None is a static property.
            IFieldSymbol => true,
            IPropertySymbol { IsStatic: false } => true,
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } => !IsInside(declarations[0].Span, loop) || IsLinked(declarations[0].GetSyntax(cancellationToken), loop, cancellationToken),
            _ => false,
        };
    }

    /// <summary>Whether the attempt's own source is cancelled together with a token from outside.</summary>
    private static bool IsLinked(SyntaxNode declaration, RetryLoop loop, CancellationToken cancellationToken)
    {
        if (declaration is not VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax call } || AttemptSyntax.Name(call)?.Identifier.ValueText is not "CreateLinkedTokenSource")
            return false;

        foreach (var argument in call.ArgumentList.Arguments)
        {
            // A source within the loop that is linked to another one within the loop is further than anybody goes.
            if (loop.Model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is IParameterSymbol or IFieldSymbol)
                return true;
        }

        return false;
    }

    private static bool IsInside(TextSpan span, RetryLoop loop)
    {
        foreach (var statement in loop.Body)
        {
            if (statement.Span.Contains(span))
                return true;
        }

        return false;
    }
}
