using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Puts the arguments of a rewritten log call together: level, event id, exception, template, values.</summary>
internal static class CallArguments
{
    /// <param name="exception">The exception to pass in front of the template, when it wasn't there.</param>
    /// <param name="values">The values in the order of their placeholders.</param>
    public static ArgumentListSyntax? Arrange(LogCall call, ExpressionSyntax template, ExpressionSyntax? exception, IReadOnlyList<PassedArgument> values)
    {
        var original = call.Syntax.ArgumentList;
        var templateIndex = original.Arguments.IndexOf(call.TemplateSyntax);
        var isPlain = values.Count is 0 && exception is null && call.Values.IsEmpty;
        var leading = isPlain ? [] : FindLeading(call, templateIndex);
        if (leading is null)
            return null;

        var expression = template
            .WithLeadingTrivia(call.TemplateSyntax.Expression.GetLeadingTrivia())
            .WithTrailingTrivia(call.TemplateSyntax.Expression.GetTrailingTrivia());
        if (isPlain)
            return original.ReplaceNode(call.TemplateSyntax, call.TemplateSyntax.WithExpression(expression));

        if (exception is not null)
            leading.Insert(BeforeProvider(call, leading), new PlacedArgument(SyntaxFactory.Argument(exception.WithoutTrivia()), OriginalIndex: -1));

        leading.Add(new PlacedArgument(call.TemplateSyntax.WithNameColon(null).WithExpression(expression).WithLeadingTrivia(call.TemplateSyntax.GetLeadingTrivia()), templateIndex));
        foreach (var value in values)
        {
            if (value.Existing is { NameColon: not null })
                return null;

            leading.Add(value is { Existing: { } existing }
                ? new PlacedArgument(value.Changed is { } changed ? existing.WithExpression(changed) : existing, original.Arguments.IndexOf(existing))
                : new PlacedArgument(SyntaxFactory.Argument(value.Added!.Expression), OriginalIndex: -1));
        }

        return new ArgumentLayout(original, templateIndex).Arrange(leading);
    }

    /// <summary>What stands in front of the template, in the order of the parameters and without names: more arguments follow now.</summary>
    private static List<PlacedArgument>? FindLeading(LogCall call, int templateIndex)
    {
        var arguments = call.Syntax.ArgumentList.Arguments;
        var leading = new List<(int Ordinal, int Index)>();
        for (var index = 0; index < arguments.Count; index++)
        {
            if (index != templateIndex && !call.Values.Contains(arguments[index]))
                leading.Add((FindOrdinal(call, arguments[index], index), index));
        }

        leading.Sort();
        var isMoved = leading.Exists(argument => argument.Index > templateIndex);
        for (var index = 1; index < leading.Count; index++)
            isMoved |= leading[index].Index < leading[index - 1].Index;

        var placed = new List<PlacedArgument>();
        foreach (var (_, index) in leading)
        {
            var argument = arguments[index];
            if (isMoved && !StableValue.Is(call.Invocation.SemanticModel?.GetValueOperation(argument.Expression)))
                return null;

            placed.Add(new PlacedArgument(isMoved || argument.NameColon is not null ? argument.WithNameColon(null).WithLeadingTrivia(argument.GetLeadingTrivia()) : argument, isMoved && index > 0 ? -1 : index));
        }

        return placed;
    }

    private static int FindOrdinal(LogCall call, ArgumentSyntax argument, int index)
    {
        foreach (var parameter in call.Method.Parameters)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: var name } && parameter.Name == name)
                return parameter.Ordinal;
        }

        return index;
    }

    /// <summary>NLog takes a format provider between the exception and the message.</summary>
    private static int BeforeProvider(LogCall call, List<PlacedArgument> leading)
    {
        for (var index = 0; index < leading.Count; index++)
        {
            if (call.FindLeading(type => type is INamedTypeSymbol named && named.Is("System", "IFormatProvider")) is { Value.Syntax: var provider }
                && leading[index].OriginalIndex >= 0
                && call.Syntax.ArgumentList.Arguments[leading[index].OriginalIndex].Span.Contains(provider.Span))
            {
                return index;
            }
        }

        return leading.Count;
    }
}
