using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>What an exception says.</summary>
internal enum Thrown
{
    Failure,

    /// <summary>The token in question has been cancelled.</summary>
    Cancellation,

    /// <summary>Something else has been given up, which throws the same exception.</summary>
    TimeOut,
}

/// <summary>Follows an exception from where it is thrown through the handlers around it.</summary>
internal static class CancellationPath
{
    /// <summary>Whether what is thrown at the place may leave the loop, or makes a handler leave it.</summary>
    public static bool Escapes(SyntaxNode at, ServiceLoop loop, Thrown thrown, CancellationToken cancellationToken) =>
        FindHandler(at, loop.Syntax, thrown, loop.Model, cancellationToken) is null;

    /// <summary>The clause that ends the exception and lets the code go on, inside of <paramref name="boundary"/>.</summary>
    public static CatchClauseSyntax? FindHandler(SyntaxNode at, SyntaxNode boundary, Thrown thrown, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = at; node != boundary && node.Parent is { } parent; node = parent)
        {
            if (parent is not TryStatementSyntax attempt || attempt.Block != node)
                continue;

            foreach (var clause in attempt.Catches)
            {
                if (!Takes(clause, thrown, model, cancellationToken))
                    continue;

                if (LoopExits.MayGoOn(clause.Block, model) && (thrown is not Thrown.Cancellation || !AsksForToken(clause.Block)))
                    return clause;

                // It throws, which the next one further out may end, or leaves the loop.
                if (!Throws(clause.Block))
                    return null;

                break;
            }
        }

        return null;
    }

    /// <summary>Whether the clause is sure to be the one that handles the exception.</summary>
    public static bool Takes(CatchClauseSyntax clause, Thrown thrown, SemanticModel model, CancellationToken cancellationToken)
    {
        if (clause.Filter is { FilterExpression: var filter } && !MayPass(filter, thrown, model, cancellationToken))
            return false;

        return IsCatchAll(clause, model, cancellationToken)
            || (thrown is not Thrown.Failure
                && clause.Declaration is { Type: var type }
                && model.GetTypeInfo(type, cancellationToken).Type is INamedTypeSymbol caught
                && (caught.Is("System", "OperationCanceledException") || caught.Is("System", "SystemException") || (thrown is Thrown.TimeOut && caught.IsCancellation())));
    }

    /// <summary>Whether the filter lets the exception in; of a time-out, that is assumed where the filter asks for anything else.</summary>
    private static bool MayPass(ExpressionSyntax filter, Thrown thrown, SemanticModel model, CancellationToken cancellationToken) => thrown switch
    {
        Thrown.Cancellation => CleanupContext.AsksForCancellation(filter) is true,
        Thrown.TimeOut => CleanupContext.AsksForCancellation(filter) is not true && CancellationTest.Of(filter, model, cancellationToken) is not false,
        _ => false,
    };

    public static bool IsCatchAll(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) =>
        clause.Declaration is null
        || (LastName(clause.Declaration.Type) is "Exception" && model.GetTypeInfo(clause.Declaration.Type, cancellationToken).Type is INamedTypeSymbol type && type.Is("System", "Exception"));

    /// <summary>Whether the code decides by a token, or by the type of the exception, what it does.</summary>
    public static bool AsksForToken(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "IsCancellationRequested" or "ThrowIfCancellationRequested" or "OperationCanceledException" or "TaskCanceledException" or "CancellationToken" })
                return true;
        }

        return false;
    }

    public static string? LastName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool Throws(BlockSyntax block)
    {
        foreach (var node in block.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is ThrowStatementSyntax or ThrowExpressionSyntax)
                return true;
        }

        return false;
    }
}
