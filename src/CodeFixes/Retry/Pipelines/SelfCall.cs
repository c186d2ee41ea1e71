using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The call by which a method makes its next attempt, when it stands at the end of a way through the method.</summary>
internal static class SelfCall
{
    public static InvocationExpressionSyntax? Find(RetryLoop loop, StatementSyntax statement, StatementSyntax? next)
    {
        if (loop.Shape is not RetryShape.Recursion)
            return null;

        var expression = statement switch
        {
            ReturnStatementSyntax { Expression: { } returned } => returned,
            ExpressionStatementSyntax { Expression: var call } when next is null or ReturnStatementSyntax { Expression: null } => call,
            _ => null,
        };

        expression = (expression as AwaitExpressionSyntax)?.Expression ?? expression;
        if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax configured } })
            expression = configured;

        return expression is InvocationExpressionSyntax invocation && IsSelf(loop, invocation) ? invocation : null;
    }

    /// <summary>The arguments that differ from what the parameters hold.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, ExpressionSyntax Value)> Changes(RetryLoop loop, InvocationExpressionSyntax call)
    {
        if (loop.Model.GetOperation(call) is not IInvocationOperation invocation)
            yield break;

        foreach (var argument in invocation.Arguments)
        {
            if (argument is { Parameter: { } parameter, Syntax: ArgumentSyntax { Expression: var value } }
                && !(value is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(loop.Model.GetSymbolInfo(value).Symbol, Own(loop, parameter))))
            {
                yield return (Own(loop, parameter), value);
            }
        }
    }

    /// <summary>Whether an argument that the call leaves out would fall back to its default.</summary>
    public static bool OmitsArgument(RetryLoop loop, InvocationExpressionSyntax call) =>
        loop.Model.GetOperation(call) is not IInvocationOperation invocation || invocation.Arguments.Any(argument => argument.Syntax is not ArgumentSyntax);

    private static bool IsSelf(RetryLoop loop, InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax or GenericNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
        && loop.Model.GetSymbolInfo(call).Symbol is IMethodSymbol called
        && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, loop.Model.GetDeclaredSymbol(loop.Syntax));

    private static IParameterSymbol Own(RetryLoop loop, IParameterSymbol parameter) =>
        loop.Model.GetDeclaredSymbol(loop.Syntax) is IMethodSymbol own && parameter.Ordinal < own.Parameters.Length ? own.Parameters[parameter.Ordinal] : parameter;
}
