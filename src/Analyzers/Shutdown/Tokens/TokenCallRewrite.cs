using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A call with one more argument, to be bound, and the changes of the text that make it.</summary>
/// <param name="Index">Where the token stands.</param>
/// <param name="Array">The first of the arguments that have become an array; null where none had to.</param>
internal sealed record TokenCallRewrite(ExpressionSyntax Call, int Index, int? Array, ImmutableArray<TextChange> Changes)
{
    public static TokenCallRewrite? TryCreate(TokenlessCall call, TokenOverload overload, string token, IOperation operation)
    {
        var value = SyntaxFactory.ParseExpression(token);
        if (call.None is { } none)
        {
            var index = call.Arguments!.Arguments.IndexOf(none);
            var replaced = call.Arguments.Arguments.Replace(none, none.WithExpression(value));
            return Create(call, replaced, index, null, ImmutableArray.Create(new TextChange(none.Expression.Span, token)));
        }

        if (call.Arguments is not { } list)
            return call.Syntax is ObjectCreationExpressionSyntax creation
                ? Create(call, SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value)), 0, null, ImmutableArray.Create(new TextChange(new TextSpan(creation.Type.Span.End, 0), $"({token})")))
                : null;

        var arguments = list.Arguments;
        if (!overload.IsOwn && ForwardingProof.FindExpanded(operation, list) is { } first)
            return CreateWithArray(call, list, overload, token, first);

        var isPositional = overload.Ordinal <= arguments.Count;
        for (var i = 0; isPositional && i < overload.Ordinal; i++)
            isPositional = arguments[i].NameColon is null;

        // A parameter that is still to be typed has no name.
        if (!isPositional && overload.Name.Length is 0)
            return null;

        var at = isPositional ? overload.Ordinal : arguments.Count;
        var written = isPositional ? token : $"{TokenNames.Escape(overload.Name)}: {token}";
        return ArgumentInsertion.TryInsert(list, at, written) is { } changes
            ? Create(call, arguments.Insert(at, Argument(overload, value, isPositional)), at, null, changes)
            : null;
    }

    private static TokenCallRewrite? CreateWithArray(TokenlessCall call, ArgumentListSyntax list, TokenOverload overload, string token, int first)
    {
        var arguments = list.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].NameColon is not null || (i >= first && arguments[i].RefKindKeyword.RawKind is not 0))
                return null;
        }

        if (overload.Ordinal != first + 1 || call.Method.Parameters[call.Method.Parameters.Length - 1].Type is not IArrayTypeSymbol { ElementType: var element })
            return null;

        var isCollection = ((CSharpParseOptions)list.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp12;
        var opening = isCollection ? "[" : $"new {element.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(call.Model, list.SpanStart)}[] {{ ";
        var closing = isCollection ? "]" : " }";
        if (ArgumentInsertion.TryInsert(list, arguments.Count, token, closing) is not { } changes)
            return null;

        var elements = "";
        for (var i = first; i < arguments.Count; i++)
            elements += (i > first ? ", " : "") + arguments[i].Expression;

        var bound = default(SeparatedSyntaxList<ArgumentSyntax>);
        for (var i = 0; i < first; i++)
            bound = bound.Add(arguments[i]);

        bound = bound
            .Add(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(opening + elements + closing, options: list.SyntaxTree.Options)))
            .Add(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token)));
        return Create(call, bound, first + 1, first, changes.Insert(0, new TextChange(new TextSpan(arguments[first].SpanStart, 0), opening)));
    }

    private static ArgumentSyntax Argument(TokenOverload overload, ExpressionSyntax value, bool isPositional)
    {
        var argument = SyntaxFactory.Argument(value);
        return isPositional ? argument : argument.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(SyntaxFactory.ParseToken(TokenNames.Escape(overload.Name)))));
    }

    private static TokenCallRewrite? Create(TokenlessCall call, SeparatedSyntaxList<ArgumentSyntax> arguments, int index, int? array, ImmutableArray<TextChange> changes)
    {
        var list = (call.Arguments ?? SyntaxFactory.ArgumentList()).WithArguments(arguments);
        ExpressionSyntax? changed = call.Syntax switch
        {
            InvocationExpressionSyntax invocation => invocation.WithArgumentList(list),
            ObjectCreationExpressionSyntax creation => creation.WithArgumentList(list),
            ImplicitObjectCreationExpressionSyntax creation => creation.WithArgumentList(list),
            _ => null,
        };
        return changed is null ? null : new TokenCallRewrite(changed, index, array, changes);
    }
}
