using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Flags.Gates;

namespace Seaworthy.CodeFixes.Flags.Gates;

/// <summary>Takes gates that are calls out of the code, open or closed for good.</summary>
internal sealed class GatedCalls(RemovedText text, StatementRemovals statements, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly InlinedLambda _lambdas = new(model, cancellationToken);

    public bool Open(InvocationExpressionSyntax call, FlagGateKind kind) => kind switch
    {
        FlagGateKind.Endpoint => Unlink(call),
        FlagGateKind.Branch => Inline(call, "configuration"),
        FlagGateKind.Middleware => Rename(call, "UseMiddleware"),
        FlagGateKind.Filter => Rename(call, "Add"),
        FlagGateKind.Choice => Inline(call, "enabled"),
        _ => false,
    };

    public bool Close(InvocationExpressionSyntax call, FlagGateKind kind) => kind switch
    {
        FlagGateKind.Endpoint => IsMapped(call) && Statement(Chain(call)) is { } endpoint && Remove(endpoint),
        FlagGateKind.Branch or FlagGateKind.Middleware => Statement(call) is { } alone ? Remove(alone) : Unlink(call),
        FlagGateKind.Filter => Statement(call) is { } filter ? Remove(filter) : Empty(call),
        FlagGateKind.Choice => Inline(call, "disabled"),
        _ => false,
    };

    /// <summary>Whether a chain begins by mapping an endpoint, or a group of them, so that it is about nothing else.</summary>
    private static bool IsMapped(InvocationExpressionSyntax call)
    {
        var first = call;
        while (first is { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner } })
            first = inner;

        return first.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.StartsWith("Map", StringComparison.Ordinal);
    }

    private static InvocationExpressionSyntax Chain(InvocationExpressionSyntax call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == call)
            call = next;

        return call;
    }

    private static ExpressionStatementSyntax? Statement(ExpressionSyntax expression) => expression.Parent as ExpressionStatementSyntax;

    private bool Remove(StatementSyntax statement)
    {
        statements.Add(statement);
        return true;
    }

    /// <summary>The chain goes on without the call.</summary>
    private bool Unlink(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access || model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is ITypeSymbol)
            return false;

        // What is left has to be a statement, or a value as before.
        if (Statement(call) is { } statement && access.Expression is not InvocationExpressionSyntax)
            return Remove(statement);

        text.Replace(TextSpan.FromBounds(access.Expression.Span.End, call.Span.End), "");
        return true;
    }

    private bool Rename(InvocationExpressionSyntax call, string name)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } access || model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is ITypeSymbol)
            return false;

        text.Replace(generic.Identifier.Span, name);
        text.Replace(call.ArgumentList.Span, "()");
        return true;
    }

    /// <summary>A lambda that did nothing else does nothing.</summary>
    private bool Empty(InvocationExpressionSyntax call)
    {
        if (call.Parent is not LambdaExpressionSyntax lambda || model.GetSymbolInfo(lambda, cancellationToken).Symbol is not IMethodSymbol { ReturnsVoid: true })
            return false;

        text.Replace(call.Span, "{ }");
        return true;
    }

    /// <summary>Puts what a lambda does in the place of the call that it was given to.</summary>
    private bool Inline(InvocationExpressionSyntax call, string parameter)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || ArgumentOf(call, method, parameter) is not { } body)
            return false;

        ExpressionSyntax whole = call;
        if (call.Parent is AwaitExpressionSyntax awaited)
            whole = awaited;
        else if (parameter is not "configuration")
            return false;

        if (whole.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement)
        {
            if (_lambdas.AsStatements(body, (call.Expression as MemberAccessExpressionSyntax)?.Expression, statement) is not { } written)
                return false;

            if (written.Length is 0)
                return Remove(statement);

            text.Replace(statement.Span, written);
            return true;
        }

        if (parameter is "configuration" || _lambdas.AsValue(body, whole) is not { } value)
            return false;

        text.Replace(whole.Span, value);
        return true;
    }

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, IMethodSymbol method, string parameter)
    {
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
            if (name == parameter)
                return arguments[i].Expression;
        }

        return null;
    }
}
