using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Finds where a stopping method may wait for work: behind what tells the work to end, and in front of what takes away what it needs.</summary>
/// <param name="uses">Whether the work uses a member.</param>
internal sealed class StopOrder(FixedDocument document, Func<ISymbol, bool> uses)
{
    private static readonly string[] Ends = ["Dispose", "Close", "Stop", "Complete", "Disconnect", "Shutdown", "Abort", "Kill", "Unsubscribe"];

    private enum Effect
    {
        None,

        /// <summary>The work may end of its own accord then, and has to be let.</summary>
        Signals = 1,

        /// <summary>The work can't go on then.</summary>
        Takes = 2,
    }

    /// <param name="before">What the wait has to precede; null where it may come last.</param>
    /// <returns>False where no place is behind the one and in front of the other.</returns>
    public bool TryFind(MethodDeclarationSyntax method, out SyntaxNode? before)
    {
        before = null;
        if (method.ExpressionBody is { Expression: var value })
        {
            var effect = EffectOf(value);
            before = effect.HasFlag(Effect.Takes) ? value : null;
            return effect is not (Effect.Signals | Effect.Takes);
        }

        foreach (var statement in method.Body?.Statements ?? default)
        {
            var effect = EffectOf(statement);
            if (effect.HasFlag(Effect.Signals) && (before is not null || effect.HasFlag(Effect.Takes)))
                return false;

            if (effect.HasFlag(Effect.Takes))
                before ??= statement;
        }

        return true;
    }

    private Effect EffectOf(SyntaxNode code, int depth = 0)
    {
        var effect = Effect.None;
        foreach (var node in code.DescendantNodesAndSelf(LoopExits.IsOfFunction))
        {
            effect |= node switch
            {
                InvocationExpressionSyntax call => EffectOf(call, depth),
                AssignmentExpressionSyntax { Right: var value, Left: var left } when value.Unwrap().IsKind(SyntaxKind.NullLiteralExpression) && RootOf(left) is { } root && uses(root) => Effect.Takes,
                _ => Effect.None,
            };
        }

        return effect;
    }

    private Effect EffectOf(InvocationExpressionSyntax call, int depth)
    {
        var (name, receiver) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Name.Identifier.ValueText, access.Expression),
            MemberBindingExpressionSyntax binding when call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(call.SpanStart)) is { } access => (binding.Name.Identifier.ValueText, access.Expression),
            IdentifierNameSyntax own => (own.Identifier.ValueText, null),
            _ => ("", null),
        };
        if (receiver is null or ThisExpressionSyntax)
            return depth < 2 && Body(call) is { } body ? EffectOf(body, depth + 1) : Effect.None;

        if (name is "Complete" or "TryComplete" or "CompleteAdding" or "Cancel" or "CancelAsync" or "CancelAfter")
            return Effect.Signals;

        if (!Ends.Any(end => name.StartsWith(end, StringComparison.Ordinal)) || RootOf(receiver) is not { } root || !uses(root))
            return Effect.None;

        return EndsWaits(receiver, root) ? Effect.Signals : Effect.Takes;
    }

    private SyntaxNode? Body(InvocationExpressionSyntax call) =>
        document.Model.GetSymbolInfo(call, document.CancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
        && references[0].GetSyntax(document.CancellationToken) is MethodDeclarationSyntax { Parent: var type } method
        && type == call.FirstAncestorOrSelf<TypeDeclarationSyntax>()
            ? (SyntaxNode?)method.Body ?? method.ExpressionBody
            : null;

    /// <summary>Whether the member's end is what the work waits for: a timer's, or that of a listener which is asked without a token.</summary>
    private bool EndsWaits(ExpressionSyntax receiver, ISymbol root)
    {
        var type = document.Model.GetTypeInfo(receiver, document.CancellationToken).Type as INamedTypeSymbol;
        if (type.Is("System.Threading", "PeriodicTimer"))
            return true;

        if (type is not { Name: "TcpListener" or "HttpListener" or "Socket" or "UdpClient" })
            return false;

        return receiver.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || !declaration.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
                call is { Expression: MemberAccessExpressionSyntax { Expression: var other } }
                && SymbolEqualityComparer.Default.Equals(RootOf(other), root)
                && call.ArgumentList.Arguments.Any(argument => document.Model.GetTypeInfo(argument.Expression, document.CancellationToken).Type is { Name: "CancellationToken" }));
    }

    /// <summary>The member at the beginning of a chain, or the one that a loop's variable comes from.</summary>
    private ISymbol? RootOf(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access:
                    return document.Model.GetSymbolInfo(access, document.CancellationToken).Symbol;

                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case InvocationExpressionSyntax call:
                    expression = call.Expression;
                    break;

                case ElementAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case ConditionalAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax when expression.Unwrap() != expression:
                    expression = expression.Unwrap();
                    break;

                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;

                case IdentifierNameSyntax name when document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol is { } symbol:
                    if (symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
                        || references[0].GetSyntax(document.CancellationToken) is not ForEachStatementSyntax { Expression: var source })
                    {
                        return symbol;
                    }

                    expression = source;
                    break;

                default:
                    return null;
            }
        }
    }
}
