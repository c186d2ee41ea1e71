using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>One of the texts that a message may have: there are several where a condition selects one.</summary>
/// <param name="Parts">The text and the values; null when it can't be taken apart.</param>
internal sealed record MessageArm(IOperation Content, List<MessagePart>? Parts);

/// <summary>The message of a log call whose template is put together at run time.</summary>
/// <param name="Content">What it is put together from: the template argument itself, or the initialiser of the local that it reads.</param>
/// <param name="Local">The local that the template argument reads, when there is one.</param>
internal sealed record RuntimeMessage(LogCall Call, IOperation Content, ILocalReferenceOperation? Local, ImmutableArray<MessageArm> Arms)
{
    private const int DepthLimit = 16;

    public static RuntimeMessage? TryMatch(LogCall call, LoggingSettings settings, CancellationToken cancellationToken)
    {
        var template = call.Template.Value;
        if (template.SemanticModel is not { } model || new TemplateOrigin(settings.TreatResourcesAsConstant).Of(template) is not Origin.Built || IsInExpressionTree(call.Invocation))
            return null;

        var content = template.Unwrap();
        var local = content as ILocalReferenceOperation;
        if (local is not null)
            content = LocalText.FindInitializer(local)!.Unwrap();

        var arms = ImmutableArray.CreateBuilder<MessageArm>(1);
        AddArms(content, arms, model, DepthLimit, cancellationToken);
        var message = new RuntimeMessage(call, content, local, arms.ToImmutable());
        return (call.PassesArray && message.ContainsTemplate()) || !content.IsBound() || !call.Invocation.IsBound() ? null : message;
    }

    /// <summary>The same for a finding of somebody else's, which may also be about the text of an exception.</summary>
    public static RuntimeMessage? TryMatchForFix(LogCall call, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (TryMatch(call, settings, cancellationToken) is { } message)
            return message;

        var template = call.Template.Value.Unwrap();
        return template.Syntax is ExpressionSyntax text && ExceptionMention.Find(template) is { Kind: not MentionKind.Itself } && !IsInExpressionTree(call.Invocation)
            ? new RuntimeMessage(call, template, Local: null, ImmutableArray.Create(new MessageArm(template, [new ValuePart(template, text)])))
            : null;
    }

    /// <summary>The template argument as the only value of a message, whatever it is.</summary>
    public static RuntimeMessage? OfValue(LogCall call)
    {
        var template = call.Template.Value.Unwrap();
        return template.Syntax is ExpressionSyntax text && call.Values.IsEmpty && !IsInExpressionTree(call.Invocation)
            ? new RuntimeMessage(call, template, Local: null, ImmutableArray.Create(new MessageArm(template, [new ValuePart(template, text)])))
            : null;
    }

    /// <summary>Where the text is built, when that isn't the log call.</summary>
    public SyntaxNode? BuiltAt => Local is null ? null : Content.Syntax;

    /// <summary>The first value whose text may hold a brace, which a call with log arguments reads as a placeholder; null when none can.</summary>
    public SyntaxNode? FindBrace()
    {
        foreach (var arm in Arms)
        {
            if (arm.Parts is null)
                return arm.Content.Syntax;

            foreach (var part in arm.Parts)
            {
                if (part is ValuePart value && !BraceFree.Is(value))
                    return value.Expression;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether something is added to a template that came with its values: <c>Log("[shop] " + message, values)</c>. The
    /// placeholders of the values can only be in the text that nothing here knows.
    /// </summary>
    private bool ContainsTemplate()
    {
        foreach (var arm in Arms)
        {
            var hasText = false;
            var hasPlaceholder = false;
            foreach (var part in arm.Parts ?? [])
            {
                if (part is ValuePart { Operation: IParameterReferenceOperation { Parameter: var parameter } } && BringsValues(parameter))
                    return true;

                hasText |= part is ValuePart { Operation.Type.SpecialType: SpecialType.System_String };
                hasPlaceholder |= part is TextPart { Text: var text } && text.IndexOf('{') >= 0;
            }

            if (hasText && !hasPlaceholder)
                return true;
        }

        return false;
    }

    /// <summary>Whether a text that a caller gives comes with values: <c>Report(string message, params object[] values)</c>.</summary>
    private static bool BringsValues(IParameterSymbol text)
    {
        if (text is not { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol { Parameters: { IsEmpty: false } parameters } })
            return false;

        var last = parameters[parameters.Length - 1];
        return last is { IsParams: true, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object } } && last.Ordinal > text.Ordinal;
    }

    private static void AddArms(IOperation content, ImmutableArray<MessageArm>.Builder arms, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        content = content.Unwrap();
        switch (content)
        {
            case IConditionalOperation { ConstantValue.HasValue: false, WhenFalse: { } whenFalse } conditional when depth > 0:
                AddArms(conditional.WhenTrue, arms, model, depth - 1, cancellationToken);
                AddArms(whenFalse, arms, model, depth - 1, cancellationToken);
                break;

            case ISwitchExpressionOperation @switch when depth > 0:
                foreach (var arm in @switch.Arms)
                {
                    if (arm.Value.Unwrap() is not IThrowOperation)
                        AddArms(arm.Value, arms, model, depth - 1, cancellationToken);
                }

                break;

            // The other side is a text that nothing here knows.
            case ICoalesceOperation or IConditionalOperation or ISwitchExpressionOperation:
                arms.Add(new MessageArm(content, Parts: null));
                break;

            default:
                arms.Add(new MessageArm(content, MessageReader.Read(content, model, cancellationToken)));
                break;
        }
    }

    /// <summary>An expression tree is data for somebody else, who may not know the other overload.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConversionOperation { Type: INamedTypeSymbol type, Operand: IAnonymousFunctionOperation } && type.Is("System.Linq.Expressions", "Expression"))
                return true;
        }

        return false;
    }
}
