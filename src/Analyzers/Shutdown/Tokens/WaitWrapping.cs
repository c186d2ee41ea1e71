using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Lets a token end waits that take none.</summary>
internal static class WaitWrapping
{
    /// <summary>Gives up waiting for the task of an awaited call.</summary>
    public static ImmutableArray<TextChange>? TryWaitForTask(InvocationExpressionSyntax call, string token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!ForwardingProof.IsAwaited(call) || model.GetTypeInfo(call, cancellationToken).Type is not INamedTypeSymbol { Name: var type })
            return null;

        var suffix = $"{(type is "ValueTask" ? ".AsTask()" : "")}.WaitAsync({token})";
        return Speculation.BindInPlace(model, call, SyntaxFactory.ParseExpression(call.WithoutTrivia() + suffix)) is IInvocationOperation { TargetMethod: { Name: "WaitAsync", ContainingType: { } owner } } && owner.IsTaskLike()
            ? ImmutableArray.Create(new TextChange(new TextSpan(call.Span.End, 0), suffix))
            : null;
    }

    /// <summary>Waits for a handle or for that of the token, whichever comes first.</summary>
    public static ImmutableArray<TextChange>? TryWaitForHandles(InvocationExpressionSyntax call, string token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call is not { Expression: MemberAccessExpressionSyntax { Expression: var handle } access, ArgumentList.Arguments: { Count: <= 1 } arguments }
            || call.ContainsDirectives
            || HasComment(handle.GetTrailingTrivia())
            || HasComment(access.OperatorToken.LeadingTrivia)
            || (arguments.Count is 1 && arguments[0].NameColon is not null)
            || FindWaitHandle(model, call.SpanStart) is not { } owner)
        {
            return null;
        }

        var isCollection = ((CSharpParseOptions)call.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp12;
        var handles = isCollection ? $"[{handle.WithoutTrivia()}, {token}.WaitHandle]" : $"new {owner}[] {{ {handle.WithoutTrivia()}, {token}.WaitHandle }}";
        var text = $"{owner}.WaitAny({handles}{(arguments.Count is 1 ? ", " + arguments[0] : "")})";
        ExpressionSyntax replaced = call;
        if (call.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation)
            (replaced, text) = (negation, text + " != 0");
        else if (call.Parent is not ExpressionStatementSyntax)
            text += " == 0";

        if (replaced.Parent is MemberAccessExpressionSyntax or BinaryExpressionSyntax { RawKind: not ((int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression) })
            return null;

        return Speculation.BindInPlace(model, replaced, SyntaxFactory.ParseExpression(text, options: call.SyntaxTree.Options)) is { Kind: not OperationKind.Invalid }
            ? ImmutableArray.Create(new TextChange(replaced.Span, text))
            : null;
    }

    private static string? FindWaitHandle(SemanticModel model, int position)
    {
        foreach (var symbol in model.LookupNamespacesAndTypes(position, name: "WaitHandle"))
        {
            if (symbol is INamedTypeSymbol type && type.Is("System.Threading", "WaitHandle"))
                return type.Name;
        }

        return null;
    }

    private static bool HasComment(SyntaxTriviaList trivia)
    {
        foreach (var each in trivia)
        {
            if (!each.IsKind(SyntaxKind.WhitespaceTrivia) && !each.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }
}
