using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Sensitive;

/// <summary>Everything that a call shows in a log: its values, and those that are in its text already.</summary>
internal static class LoggedValues
{
    public static List<ExposedSecret> FindSecrets(LogCall call, LoggingSettings settings, CancellationToken cancellationToken)
    {
        var found = new List<ExposedSecret>();
        if (call.Invocation.SemanticModel is not { } model || call.Kind is LogCallKind.Definition || !call.Invocation.IsBound())
            return found;

        var template = ConstantTemplate.TryRead(call, cancellationToken);
        var detector = new SecretDetector(settings, template?.Text ?? call.TemplateSyntax.ToString());
        if (template is null)
            AddMessage(call, settings, detector, found, cancellationToken);

        for (var index = 0; index < call.Values.Length && !call.PassesArray; index++)
        {
            if (model.GetValueOperation(call.Values[index].Expression, cancellationToken) is { } value && detector.Find(value, template is null ? null : FindHole(template, call.Values[index])) is { } secret)
                found.Add(secret);
        }

        return found;
    }

    public static List<ExposedSecret> FindSecrets(OutputCall output, LoggingSettings settings, SemanticModel model, CancellationToken cancellationToken)
    {
        var found = new List<ExposedSecret>();
        var arguments = output.Call.ArgumentList.Arguments;

        // What has just been made for somebody at the console is shown there, and nowhere else.
        if (arguments.Count > 0 && arguments[0].ToString().TrimStart('$', '@', '"').StartsWith("Generated ", StringComparison.Ordinal))
            return found;

        var detector = new SecretDetector(settings, arguments.Count > 0 ? arguments[0].ToString() : "");
        foreach (var argument in arguments)
        {
            if (model.GetValueOperation(argument.Expression, cancellationToken) is { } value)
                AddParts(value, detector, model, found, cancellationToken);
        }

        return found;
    }

    private static void AddMessage(LogCall call, LoggingSettings settings, SecretDetector detector, List<ExposedSecret> found, CancellationToken cancellationToken)
    {
        if (RuntimeMessage.TryMatch(call, settings, cancellationToken) is not { } message)
        {
            if (detector.Find(call.Template.Value, placeholder: null) is { } whole)
                found.Add(whole);
            return;
        }

        foreach (var arm in message.Arms)
        {
            foreach (var part in arm.Parts ?? [])
            {
                if (part is not ValuePart value || detector.Find(value.Operation, placeholder: null) is not { } secret)
                    continue;

                // What stands in front of the call is reported where it is logged.
                if (message.Local is null)
                    found.Add(secret);
                else if (message.Local.Syntax is ExpressionSyntax local && found.Count is 0)
                    found.Add(secret with { Value = local });
            }
        }
    }

    private static void AddParts(IOperation text, SecretDetector detector, SemanticModel model, List<ExposedSecret> found, CancellationToken cancellationToken)
    {
        text = text.Unwrap();
        if (text is ILocalReferenceOperation)
        {
            // What a local was made of is shown where it was made.
            if (detector.Find(text, placeholder: null) is { } local)
                found.Add(local);
            return;
        }

        foreach (var part in MessageReader.Read(text, model, cancellationToken) ?? [])
        {
            if (part is ValuePart value && detector.Find(value.Operation, placeholder: null) is { } secret)
                found.Add(secret);
        }
    }

    private static TemplateHole? FindHole(ConstantTemplate template, ArgumentSyntax value)
    {
        for (var index = 0; index < template.Holes.Length; index++)
        {
            if (template.FindValue(index) == value)
                return template.Holes[index];
        }

        return null;
    }
}
