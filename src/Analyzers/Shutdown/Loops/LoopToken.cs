using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>The token that is to end a loop, and not one that only ends a single round.</summary>
/// <param name="Expression">How it is written at the loop.</param>
/// <param name="Name">The name that every use of it begins with.</param>
internal sealed record LoopToken(string Expression, string Name, bool IsAmbiguous)
{
    /// <param name="statement">The loop, or another statement that the token is to end.</param>
    public static LoopToken? Find(StatementSyntax statement, ExpressionSyntax? condition, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (condition is not null && FindTested(condition, model, cancellationToken) is { } tested)
            return tested;

        return TokenScope.Find(statement, model, settings, cancellationToken) is { } token ? new(token.Expression, token.Source.Name, token.IsAmbiguous) : null;
    }

    public static LoopToken? Find(ServiceLoop loop, ShutdownSettings settings, CancellationToken cancellationToken) => Find(loop.Syntax, loop.Condition, loop.Model, settings, cancellationToken);

    /// <summary>Whether the place belongs to a type that a host starts and stops.</summary>
    public static bool IsHosted(SyntaxNode at, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        model.GetEnclosingSymbol(at.SpanStart, cancellationToken) is { } around && (around as INamedTypeSymbol ?? around.ContainingType) is { } type && HostedService.IsHosted(type, settings.HostTypes);

    /// <summary>The token whose cancellation the condition asks for.</summary>
    private static LoopToken? FindTested(ExpressionSyntax condition, SemanticModel model, CancellationToken cancellationToken)
    {
        LoopToken? found = null;
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested", Expression: var tested })
                continue;

            // A source is asked by its token, which a filter can do as well.
            if (FirstName(tested) is not { } name || model.GetTypeInfo(tested, cancellationToken).Type is not { } type || !(type.IsToken() || type.IsTokenSource()))
                return null;

            if (found is not null && found.Expression != tested.ToString())
                return null;

            found = new(tested.ToString(), name, IsAmbiguous: false);
        }

        return found;
    }

    private static string? FirstName(ExpressionSyntax expression)
    {
        while (expression is MemberAccessExpressionSyntax access)
        {
            if (access.Expression is ThisExpressionSyntax)
                return access.Name.Identifier.ValueText;

            expression = access.Expression;
        }

        return (expression as IdentifierNameSyntax)?.Identifier.ValueText;
    }
}
