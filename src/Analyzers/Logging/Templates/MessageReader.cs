using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>
/// Reads the operation tree of a message into the text and the values that it is made of. Values keep their order of
/// evaluation and are evaluated once; what can't be read so has no parts.
/// </summary>
internal sealed class MessageReader
{
    private const int DepthLimit = 64;

    private readonly List<MessagePart> _parts = [];
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;

    private MessageReader(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The parts of the message, or null when it can't be taken apart.</summary>
    public static List<MessagePart>? Read(IOperation message, SemanticModel model, CancellationToken cancellationToken)
    {
        message = message.Unwrap();

        // Within a message a format that can't be read is a value like any other; as the message it would stay opaque text.
        if (message is IInvocationOperation invocation && FormatCalls.IsFormat(invocation, out _) && FormatCalls.ReadFormat(invocation, model, cancellationToken) is null)
            return null;

        var reader = new MessageReader(model, cancellationToken);
        return reader.TryRead(message, DepthLimit) ? reader._parts : null;
    }

    private bool TryRead(IOperation operation, int depth)
    {
        operation = operation.Unwrap();
        if (depth is 0)
            return TryAddValue(operation, alignment: null, format: null);

        depth--;
        switch (operation)
        {
            case IInterpolatedStringOperation interpolation:
                return TryReadAll(interpolation.Parts, depth);

            case IInterpolatedStringAdditionOperation addition:
                return TryRead(addition.Left, depth) && TryRead(addition.Right, depth);

            case IInterpolatedStringHandlerCreationOperation handler:
                return TryRead(handler.Content, depth);

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } concatenation:
                return TryReadConcatenation(concatenation, depth);

            case IInvocationOperation invocation when FormatCalls.FindInterpolation(invocation) is { } content:
                return TryRead(content, depth);

            case IInvocationOperation invocation when FormatCalls.IsConcat(invocation):
                return TryReadAll(FormatCalls.Operands(invocation, _model, _cancellationToken), depth);

            case IInvocationOperation invocation when FormatCalls.IsFormat(invocation, out _) && FormatCalls.ReadFormat(invocation, _model, _cancellationToken) is { } items:
                return TryReadFormat(items, depth);

            default:
                return TryReadConstant(operation) || TryAddValue(operation, alignment: null, format: null);
        }
    }

    private bool TryReadAll<T>(ImmutableArray<T> operands, int depth)
        where T : IOperation
    {
        foreach (var operand in operands)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var isRead = operand switch
            {
                IInterpolatedStringTextOperation text => TryReadText(text.Text, text.Syntax),
                IInterpolationOperation hole => TryReadHole(hole.Expression, hole.Alignment, hole.FormatString, depth),
                IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call } append => TryReadAppend(append, call, depth),
                _ => operand is not IInterpolatedStringContentOperation && TryRead(operand, depth),
            };

            if (!isRead)
                return false;
        }

        return true;
    }

    private bool TryReadText(IOperation text, SyntaxNode syntax)
    {
        if (!text.IsConstantText(out var value) || syntax is not InterpolatedStringTextSyntax source)
            return false;

        _parts.Add(LiteralSource.Read(source, value));
        return true;
    }

    private bool TryReadAppend(IInterpolatedStringAppendOperation append, IInvocationOperation call, int depth)
    {
        if (append.Kind is OperationKind.InterpolatedStringAppendLiteral)
            return call.Arguments.Length is 1 && TryReadText(call.Arguments[0].Value, append.Syntax);

        IOperation? value = null, alignment = null, format = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name is "alignment")
                alignment = argument.ArgumentKind is ArgumentKind.DefaultValue ? null : argument.Value;
            else if (argument.Parameter?.Name is "format")
                format = argument.ArgumentKind is ArgumentKind.DefaultValue ? null : argument.Value;
            else
                value = argument.Value;
        }

        return value is not null && TryReadHole(value, alignment, format, depth);
    }

    private bool TryReadHole(IOperation expression, IOperation? alignment, IOperation? format, int depth)
    {
        if (alignment is null && format is null)
            return TryRead(expression, depth);

        if (alignment is not null && alignment.ConstantValue.Value is not int)
            return false;

        string? formatText = null;
        return (format is null || format.Unwrap().IsConstantText(out formatText))
            && TryAddValue(expression.Unwrap(), (int?)alignment?.ConstantValue.Value, formatText);
    }

    private bool TryReadConcatenation(IBinaryOperation concatenation, int depth)
    {
        // The left operand nests as deep as the chain is long, so it is walked and not recursed into.
        var operands = new Stack<(IOperation Operand, SyntaxToken Plus)>();
        IOperation current = concatenation;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } addition)
        {
            operands.Push((addition.RightOperand, (addition.Syntax as BinaryExpressionSyntax)?.OperatorToken ?? default));
            current = addition.LeftOperand.Unwrap();
        }

        if (!TryRead(current, depth))
            return false;

        foreach (var (operand, plus) in operands)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (LineBreak(current.Syntax, plus, operand.Syntax) is { } lineBreak)
                _parts.Add(lineBreak);

            if (!TryReadOperand(operand, depth))
                return false;

            current = operand;
        }

        return true;
    }

    private bool TryReadOperand(IOperation operand, int depth)
    {
        // It separates lines of text and is no value that anybody searches for, so it stays where it is.
        if (operand.Unwrap() is IPropertyReferenceOperation { Property: { Name: "NewLine", IsStatic: true } property } newLine && property.ContainingType.Is("System", "Environment"))
        {
            _parts.Add(new ConstantPart((ExpressionSyntax)newLine.Syntax, Text: null));
            return true;
        }

        return TryRead(operand, depth);
    }

    /// <summary>The operator, when the author wrote the operands on two lines or a comment between them.</summary>
    private static LineBreakPart? LineBreak(SyntaxNode left, SyntaxToken plus, SyntaxNode right)
    {
        var before = plus.GetPreviousToken();
        var after = plus.GetNextToken();
        if (plus.SyntaxTree is not { } tree || before.Span.End < left.Span.End || after.SpanStart > right.SpanStart)
            return null;

        var span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(before.Span.End, after.SpanStart);
        foreach (var trivia in plus.LeadingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                return new LineBreakPart(tree.GetText().ToString(span));
        }

        foreach (var trivia in before.TrailingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                return new LineBreakPart(tree.GetText().ToString(span));
        }

        foreach (var trivia in plus.TrailingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                return new LineBreakPart(tree.GetText().ToString(span));
        }

        return null;
    }

    private bool TryReadFormat(List<FormatPart> items, int depth)
    {
        foreach (var item in items)
        {
            if (item.Text is { } text)
                _parts.Add(text);
            else if (item is { Alignment: null, Format: null } ? !TryRead(item.Value!, depth) : !TryAddValue(item.Value!.Unwrap(), item.Alignment, item.Format))
                return false;
        }

        return true;
    }

    private bool TryReadConstant(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: var constant })
            return IsNothing(operation);

        switch (constant)
        {
            case null:
                return true;

            case string text when operation.Syntax is LiteralExpressionSyntax { Token: var token }:
                _parts.Add(LiteralSource.Read(token, text));
                return true;

            case string text when operation is INameOfOperation or IFieldReferenceOperation or ILocalReferenceOperation && text.IndexOf('{') < 0 && text.IndexOf('}') < 0:
                _parts.Add(new ConstantPart((ExpressionSyntax)operation.Syntax, text));
                return true;

            case string text:
                _parts.Add(new TextPart(text));
                return true;

            case char or bool or int when operation is ILiteralOperation:
                _parts.Add(new TextPart(Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)!));
                return true;

            default:
                return false;
        }
    }

    /// <summary>Shown as nothing at all: <c>string.Empty</c>.</summary>
    private static bool IsNothing(IOperation operation) =>
        operation is IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } };

    private bool TryAddValue(IOperation value, int? alignment, string? format)
    {
        if (value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation { Type: null })
            return alignment is null;

        if (format is not null && (format.IndexOf('{') >= 0 || format.IndexOf('}') >= 0) || !IsPassable(value))
            return false;

        _parts.Add(new ValuePart(value, (ExpressionSyntax)value.Syntax, alignment, format));
        return true;
    }

    /// <summary>Whether the value can be an argument without a change of its meaning, and without a warning.</summary>
    private static bool IsPassable(IOperation value)
    {
        if (value.Syntax is not ExpressionSyntax || value.Kind is OperationKind.Invalid or OperationKind.MethodReference or OperationKind.DelegateCreation or OperationKind.AnonymousFunction)
            return false;

        if (value.Type is null or { TypeKind: TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer })
            return false;

        foreach (var inner in value.DescendantsAndSelf())
        {
            if (inner.Kind is OperationKind.Throw or OperationKind.Invalid)
                return false;
        }

        return true;
    }
}
