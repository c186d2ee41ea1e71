using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Exceptions;

internal enum MentionKind
{
    /// <summary><c>ex</c></summary>
    Itself,

    /// <summary><c>ex.Message</c></summary>
    Message,

    /// <summary>What a sink prints for an exception anyway: <c>ex.ToString()</c>, <c>ex.StackTrace</c>.</summary>
    Dump,
}

/// <summary>A value of a log message that is an exception, or one of the texts that it has.</summary>
/// <param name="Exception">What may be passed as the exception of the event.</param>
/// <param name="Source">The exception that it belongs to: of <c>ex.InnerException.Message</c> that is <c>ex</c>, whose event shows the whole chain.</param>
internal sealed record ExceptionMention(MentionKind Kind, IOperation Exception, IOperation Source)
{
    private const int DepthLimit = 16;

    /// <summary>Whether the text repeats what every sink shows for the exception of an event.</summary>
    public bool IsDump => Kind is not MentionKind.Message;

    public static ExceptionMention? Find(IOperation? value) => Find(value, DepthLimit);

    public bool IsAbout(ExceptionMention other) => IsSame(Source, other.Source);

    public static bool IsSame(IOperation first, IOperation second) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFactory.AreEquivalent(first.Syntax, second.Syntax);

    /// <summary>The exception as it can be written once more, in front of the template; null when it can't.</summary>
    public ExpressionSyntax? Expression => StableValue.Is(Exception) && IsWhole(Exception) ? Exception.Syntax as ExpressionSyntax : null;

    /// <summary>Whether this is an exception, or a type parameter that stands for one.</summary>
    public static bool IsException(ITypeSymbol? type)
    {
        if (type is not ITypeParameterSymbol parameter)
            return type.IsException();

        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (constraint.IsException())
                return true;
        }

        return false;
    }

    private static ExceptionMention? Find(IOperation? value, int depth)
    {
        value = value?.Unwrap();
        if (value is null || depth-- is 0)
            return null;

        switch (value)
        {
            case IPropertyReferenceOperation { Property.Name: "Message", Instance: { } instance } when IsException(instance.Type):
                return Text(MentionKind.Message, instance);

            case IPropertyReferenceOperation { Property.Name: "StackTrace", Instance: { } instance } when IsException(instance.Type):
                return Text(MentionKind.Dump, instance);

            case IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } when IsException(instance.Type):
                return Text(MentionKind.Dump, instance);

            case IConditionalAccessOperation access when !IsException(access.Type):
                return Find(access.WhenNotNull, depth);

            // ex.InnerException?.Message ?? ex.Message
            case ICoalesceOperation coalesce when !IsException(coalesce.Type):
                return Either(Find(coalesce.Value, depth), Find(coalesce.WhenNull, depth));

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional when !IsException(conditional.Type):
                return Either(Find(conditional.WhenTrue, depth), Find(whenFalse, depth));

            default:
                return IsException(value.Type) && value.ConstantValue is not { HasValue: true } ? new ExceptionMention(MentionKind.Itself, value, FindSource(value)) : null;
        }
    }

    private static ExceptionMention Text(MentionKind kind, IOperation exception)
    {
        var source = FindSource(exception);
        return new ExceptionMention(kind, source, source);
    }

    private static ExceptionMention? Either(ExceptionMention? first, ExceptionMention? second) =>
        first is not null && second is not null && first.IsAbout(second) ? first : null;

    /// <summary>The outermost exception: its inner ones are shown with it.</summary>
    private static IOperation FindSource(IOperation exception)
    {
        while (true)
        {
            exception = exception.Unwrap();
            var outer = exception switch
            {
                IConditionalAccessInstanceOperation instance => instance.FindReceiver(),
                IConditionalAccessOperation access => access.WhenNotNull,
                IPropertyReferenceOperation { Property.Name: "InnerException", Instance: { } instance } => instance,
                IInvocationOperation { TargetMethod.Name: "GetBaseException" or "Flatten", Instance: { } instance } => instance,
                IConversionOperation { OperatorMethod: null, Operand: { } operand } => operand,
                _ => null,
            };

            if (outer is null || !IsException(outer.Type))
                return exception;

            exception = outer;
        }
    }

    /// <summary>Whether it can stand on its own: what follows a <c>?.</c> can't.</summary>
    private static bool IsWhole(IOperation operation)
    {
        if (operation is IConditionalAccessOperation)
            return true;

        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IConditionalAccessInstanceOperation)
                return false;
        }

        return true;
    }
}
