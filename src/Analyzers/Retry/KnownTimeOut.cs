using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Attempts that are given a time of their own, so that a failure has waited already.</summary>
internal static class KnownTimeOut
{
    /// <summary>Whether the attempt calls a method of the project that does nothing but give its argument a time-out, such as <c>job.WithLimit()</c>.</summary>
    public static bool Limits(RetryLoop loop)
    {
        foreach (var statement in loop.AttemptStatements)
        {
            foreach (var node in AttemptSyntax.Nodes(statement))
            {
                if (node is InvocationExpressionSyntax call && SetsTimeOut(call, loop.Model))
                    return true;
            }
        }

        return false;
    }

    private static bool SetsTimeOut(InvocationExpressionSyntax call, SemanticModel model)
    {
        var called = model.GetSymbolInfo(call);
        if (called.Symbol is IMethodSymbol method)
            return SetsTimeOut(method.ReducedFrom ?? method);

        // Where a type is missing, one of them is meant.
        foreach (var candidate in called.CandidateSymbols)
        {
            if (candidate is IMethodSymbol possible && SetsTimeOut(possible.ReducedFrom ?? possible))
                return true;
        }

        // What is called on such a type may be an extension of it.
        if (!called.CandidateSymbols.IsEmpty || AttemptSyntax.Receiver(call) is not { } receiver || model.GetTypeInfo(receiver).Type is not IErrorTypeSymbol || AttemptSyntax.Name(call) is not { Identifier.ValueText: var name })
            return false;

        foreach (var symbol in model.Compilation.GetSymbolsWithName(name, SymbolFilter.Member))
        {
            if (symbol is IMethodSymbol { IsExtensionMethod: true } extension && SetsTimeOut(extension))
                return true;
        }

        return false;
    }

    private static bool SetsTimeOut(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences is not { Length: 1 } references || references[0].GetSyntax() is not MethodDeclarationSyntax { Body: { } body })
            return false;

        foreach (var statement in body.Statements)
        {
            if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Timeout", Expression: IdentifierNameSyntax { Identifier.ValueText: var owner } } } } && IsParameter(method, owner))
                return true;
        }

        return false;
    }

    private static bool IsParameter(IMethodSymbol method, string name)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
                return true;
        }

        return false;
    }
}
