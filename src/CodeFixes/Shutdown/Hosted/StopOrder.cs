using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Finds where a stopping method may wait for work: behind what tells the work to end, and in front of what takes away what it needs.</summary>
/// <param name="uses">Whether the work uses a member.</param>
internal sealed class StopOrder(FixedDocument document, Func<ISymbol, bool> uses)
{
    private static readonly string[] Saves = ["Flush", "Save", "Persist"];
    private static readonly string[] Ends = ["Dispose", "Close", "Stop", "Complete", "Disconnect", "Shutdown", "Abort", "Kill", "Unsubscribe"];

    private enum Effect
    {
        None,

        /// <summary>The work may end of its own accord then, and has to be let.</summary>
        Signals = 1,

        /// <summary>The work can't go on then, or what it does later would be left out.</summary>
        Takes = 2,

        /// <summary>The work has to wait then, and whoever waits for it as well.</summary>
        Locks = 4,

        Unlocks = 8,
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
            return effect is Effect.None or Effect.Signals or Effect.Takes;
        }

        var isLocked = false;
        foreach (var statement in method.Body?.Statements ?? default)
        {
            var effect = EffectOf(statement);
            if (effect.HasFlag(Effect.Signals) && (before is not null || effect.HasFlag(Effect.Takes)))
                return false;

            if (effect.HasFlag(Effect.Takes) && before is null)
            {
                if (isLocked)
                    return false;

                before = statement;
            }

            isLocked = !effect.HasFlag(Effect.Unlocks) && (isLocked || effect.HasFlag(Effect.Locks));
        }

        return before is not null || !isLocked;
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
                AssignmentExpressionSyntax { Right.RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression, Left: var flag } when RootOf(flag) is IFieldSymbol or IPropertySymbol => Effect.Signals,
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
        if (receiver is null or ThisExpressionSyntax or BaseExpressionSyntax)
            return depth < 2 ? EffectOfOwn(call, name, depth) : Effect.None;

        if (name is "Complete" or "TryComplete" or "CompleteAdding" or "Cancel" or "CancelAsync" or "CancelAfter")
            return Effect.Signals;

        if (RootOf(receiver) is not { } root || !uses(root))
            return Effect.None;

        if (name is "Wait" or "WaitAsync" or "Release" && document.Model.GetTypeInfo(receiver, document.CancellationToken).Type is { Name: "SemaphoreSlim" })
            return name is "Release" ? Effect.Unlocks : Effect.Locks;

        if (IsAny(Saves, name))
            return Effect.Takes;

        return !IsAny(Ends, name) ? Effect.None : EndsWaits(receiver, root) ? Effect.Signals : Effect.Takes;
    }

    private Effect EffectOfOwn(InvocationExpressionSyntax call, string name, int depth)
    {
        if (Body(call) is not { } body)
            return name is "Dispose" or "DisposeAsync" ? Effect.Takes : Effect.None;

        // What the work still adds is to be saved as well.
        var saves = IsAny(Saves, name) && body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(member =>
            document.Model.GetSymbolInfo(member, document.CancellationToken).Symbol is { Kind: SymbolKind.Field or SymbolKind.Property } symbol
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, document.Model.GetEnclosingSymbol(body.SpanStart, document.CancellationToken)?.ContainingType)
            && symbol is not IFieldSymbol { Type.Name: "ILogger" }
            && uses(symbol));
        return EffectOf(body, depth + 1) | (saves ? Effect.Takes : Effect.None);
    }

    private static bool IsAny(string[] words, string name) => words.Any(word => name.StartsWith(word, StringComparison.Ordinal));

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
