using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>Recognises a log call that uses a text as its template although nothing tells where that text comes from.</summary>
internal static class UnknownMessage
{
    /// <summary>The text as the only value of a message; null when the template is something else.</summary>
    public static RuntimeMessage? TryMatch(LogCall call, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        var template = call.Template.Value.Unwrap();
        if (call is not { Kind: LogCallKind.Message, Values.IsEmpty: true }
            || template is not { Type.SpecialType: SpecialType.System_String, Syntax: ExpressionSyntax text }
            || template.Kind is OperationKind.DefaultValue
            || !call.Invocation.IsBound())
        {
            return null;
        }

        var origin = new TemplateOrigin(settings.TreatResourcesAsConstant);
        return origin.Of(call.Template.Value) is not Origin.Unknown
            || ProvenText.Is(template, origin, cancellationToken)
            || IsForwarded(template, symbols, settings, cancellationToken)
            || IsLostException(call, template, new ExceptionSlot(symbols, settings, cancellationToken))
            || RuntimeMessage.IsInExpressionTree(call.Invocation)
                ? null
                : new RuntimeMessage(call, template, Local: null, ImmutableArray.Create(new MessageArm(template, [new ValuePart(template, text, Name: NameOf(template))])));
    }

    /// <summary>A method that hands its own parameter on is judged where it is called.</summary>
    public static bool IsForwarded(IOperation template, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken) =>
        template is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } parameter }
        && symbols.FindTemplate(method, settings, forwardingDepth: 0, cancellationToken) is { Parameter: var forwarded }
        && forwarded.Ordinal == parameter.Ordinal;

    /// <summary>Where only the text of an exception is logged, the exception is what is missing.</summary>
    private static bool IsLostException(LogCall call, IOperation template, ExceptionSlot slot)
    {
        while (template is IConditionalAccessOperation access)
            template = access.WhenNotNull.Unwrap();

        var instance = template switch
        {
            IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace", Instance: var owner } => owner,
            IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: var owner } => owner,
            _ => null,
        };

        return instance?.Unwrap().Type.IsException() is true && slot.IsFree(call) && call.Severity is null or >= LogSeverity.Warning;
    }

    /// <summary>Of several texts the first that has a name lends it; a condition is about something else.</summary>
    private static string? NameOf(IOperation template) => template switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => PlaceholderName.For(conditional.WhenTrue.Unwrap().ConstantValue.HasValue ? whenFalse.Unwrap() : conditional.WhenTrue.Unwrap()),
        ISwitchExpressionOperation => "Text",
        _ => null,
    };
}
