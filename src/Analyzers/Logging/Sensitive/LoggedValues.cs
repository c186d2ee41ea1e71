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
        if (call.Invocation.SemanticModel is not { } model || call.Kind is LogCallKind.Definition)
            return found;

        var template = ConstantTemplate.TryRead(call, cancellationToken);
        var detector = new SecretDetector(settings, template?.Text ?? call.TemplateSyntax.ToString());
        if (template is null)
            AddParts(call.Template.Value, detector, model, found, cancellationToken);

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
        var detector = new SecretDetector(settings, arguments.Count > 0 ? arguments[0].ToString() : "");
        foreach (var argument in arguments)
        {
            if (model.GetValueOperation(argument.Expression, cancellationToken) is { } value)
                AddParts(value, detector, model, found, cancellationToken);
        }

        return found;
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
