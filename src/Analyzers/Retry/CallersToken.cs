using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } => !IsInside(declarations[0].Span, loop),
            _ => false,
        };
    }

    private static bool IsInside(Microsoft.CodeAnalysis.Text.TextSpan span, RetryLoop loop)
    {
        foreach (var statement in loop.Body)
        {
            if (statement.Span.Contains(span))
                return true;
        }

        return false;
    }
}
