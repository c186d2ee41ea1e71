using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>A piece of a composite format: text, or a value with its alignment and format.</summary>
internal readonly record struct FormatPart(TextPart? Text, IOperation? Value, int? Alignment, string? Format);

/// <summary>Knows the methods that put text together: <c>string.Format</c>, <c>Concat</c>, <c>Create</c>, <c>FormattableString</c>.</summary>
internal static class FormatCalls
{
    /// <summary>Whether this is <c>string.Format</c>; then what it takes as its format.</summary>
    public static bool IsFormat(IOperation operation, [NotNullWhen(true)] out IArgumentOperation? format)
    {
        format = operation is IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } invocation
            ? Argument(invocation, "format")
            : null;
        return format is not null;
    }

    public static bool IsConcat(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } && !PassesCollection(invocation);

    /// <summary>The operands of a call whose arguments are all operands.</summary>
    public static ImmutableArray<IOperation> Operands(IInvocationOperation invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var operands = ImmutableArray.CreateBuilder<IOperation>();
        if (invocation.Syntax is InvocationExpressionSyntax syntax)
        {
            foreach (var argument in syntax.ArgumentList.Arguments)
            {
                if (model.GetValueOperation(argument.Expression, cancellationToken) is { } operand)
                    operands.Add(operand);
            }
        }

        return operands.ToImmutable();
    }

    /// <summary>The interpolated string that a method formats as it stands, with a culture that the fix may change.</summary>
    public static IOperation? FindInterpolation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        IOperation? content = null;
        if (method is { Name: "Create", ContainingType.SpecialType: SpecialType.System_String } && invocation.Arguments.Length > 1)
            content = KnowsCulture(invocation) ? invocation.Arguments[invocation.Arguments.Length - 1].Value : null;
        else if (method.ContainingType.Is("System", "FormattableString"))
            content = method.Name switch
            {
                "Invariant" or "CurrentCulture" when invocation.Arguments.Length is 1 => invocation.Arguments[0].Value,
                "ToString" when KnowsCulture(invocation) => invocation.Instance,
                _ => null,
            };

        // ((FormattableString)$"text").ToString() converts explicitly.
        while (content is IConversionOperation { OperatorMethod: null } conversion)
            content = conversion.Operand;

        return content is IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation ? content : null;
    }

    /// <summary>The parts of a <c>string.Format</c> that can be read in the order in which they are shown; null when they can't.</summary>
    public static List<FormatPart>? ReadFormat(IInvocationOperation invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsFormat(invocation, out var format)
            || format.Value.Unwrap() is not { Syntax: LiteralExpressionSyntax { Token: var token } } literal
            || !literal.IsConstantText(out var text)
            || !KnowsCulture(invocation)
            || PassesCollection(invocation)
            || FindOperands(invocation, format, model, cancellationToken) is not { } operands
            || CompositeFormat.Parse(text) is not { } items)
        {
            return null;
        }

        var parts = new List<FormatPart>(items.Count);
        var order = new List<int>(operands.Count);
        foreach (var item in items)
        {
            if (item.Text is not null)
            {
                parts.Add(new FormatPart(new TextPart(item.Text, Source: null, LiteralSource.StyleOf(token)), Value: null, Alignment: null, Format: null));
                continue;
            }

            if (item.Index >= operands.Count || (order.Contains(item.Index) && !StableValue.Is(operands[item.Index])))
                return null;

            order.Add(item.Index);
            parts.Add(new FormatPart(Text: null, operands[item.Index], item.Alignment, item.Format));
        }

        for (var index = 0; index < operands.Count; index++)
        {
            if (!order.Contains(index))
                return null;
        }

        return StableValue.MayReorder(operands, FirstUses(order)) ? parts : null;
    }

    /// <summary>Each index where it comes first; later uses are of stable values.</summary>
    private static List<int> FirstUses(List<int> order)
    {
        var first = new List<int>(order.Count);
        foreach (var index in order)
        {
            if (!first.Contains(index))
                first.Add(index);
        }

        return first;
    }

    private static List<IOperation>? FindOperands(IInvocationOperation invocation, IArgumentOperation format, SemanticModel model, CancellationToken cancellationToken)
    {
        if (invocation.Syntax is not InvocationExpressionSyntax syntax)
            return null;

        var operands = new List<IOperation>();
        var formatFound = false;
        foreach (var argument in syntax.ArgumentList.Arguments)
        {
            if (argument.NameColon is not null)
                return null;

            if (argument.Expression.Span.Contains(format.Value.Syntax.Span))
                formatFound = true;
            else if (formatFound && model.GetValueOperation(argument.Expression, cancellationToken) is { } operand)
                operands.Add(operand);
        }

        return formatFound ? operands : null;
    }

    /// <summary>Whether one expression stands for all operands, so that their number is not known.</summary>
    private static bool PassesCollection(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments;
        var last = arguments.IsEmpty ? null : arguments[arguments.Length - 1];
        return last is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Name: not "format", Type.SpecialType: not (SpecialType.System_String or SpecialType.System_Object) } };
    }

    /// <summary>Whether the culture is the current or the invariant one; the template is formatted with one of these.</summary>
    private static bool KnowsCulture(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Type is not INamedTypeSymbol type || !type.Is("System", "IFormatProvider"))
                continue;

            var provider = argument.Value.Unwrap();
            return provider is { ConstantValue: { HasValue: true, Value: null } }
                or IPropertyReferenceOperation { Property: { Name: "InvariantCulture" or "CurrentCulture", ContainingType: { Name: "CultureInfo" } } };
        }

        return true;
    }

    private static IArgumentOperation? Argument(IInvocationOperation invocation, string parameter)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument;
        }

        return null;
    }
}
