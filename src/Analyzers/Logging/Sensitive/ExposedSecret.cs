using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Sensitive;

/// <summary>A value that is written to a log, and that is probably a secret.</summary>
/// <param name="Value">The expression as it stands in the call.</param>
/// <param name="Name">What it is, in the words of the code.</param>
internal sealed record ExposedSecret(ExpressionSyntax Value, string Name);

/// <summary>Judges the values of a log message.</summary>
/// <param name="message">The text around the values, as far as it is known: it says what a lone <c>token</c> is.</param>
internal readonly struct SecretDetector(LoggingSettings settings, string message)
{
    private const int DepthLimit = 8;

    private readonly bool _includePersonal = settings.Pii;

    /// <param name="placeholder">The placeholder that shows the value, when there is one.</param>
    public ExposedSecret? Find(IOperation value, TemplateHole? placeholder)
    {
        value = value.Unwrap();
        if (value.Syntax is not ExpressionSyntax syntax || FindName(value, DepthLimit) is not { } judged)
            return placeholder is { } hole && value.Syntax is ExpressionSyntax expression && ShowsMembers(value, hole) is { } whole ? new ExposedSecret(expression, whole) : null;

        if (judged.Name is { } name)
            return new ExposedSecret(syntax, name);

        if (placeholder is not { } shown)
            return ShowsMembers(value, placeholder) is { } recorded ? new ExposedSecret(syntax, recorded) : null;

        if (IsSensitive(shown.Name, value.Type, isVariable: true, isPlaceholder: true) && CanHoldSecret(value))
            return new ExposedSecret(syntax, shown.Name);

        return ShowsMembers(value, shown) is { } members ? new ExposedSecret(syntax, members) : null;
    }

    /// <summary>What the value is; a result without a name when nothing says so, and null when it is known to be none.</summary>
    private Judged? FindName(IOperation value, int depth)
    {
        value = value.Unwrap();
        if (value.ConstantValue.HasValue || depth-- is 0)
            return null;

        switch (value)
        {
            case IConversionOperation conversion:
                return FindName(conversion.Operand, depth);

            case IAwaitOperation await:
                return FindName(await.Operation, depth);

            case IConditionalAccessOperation access:
                return SensitiveTypes.ShowsText(access.Type) || SensitiveTypes.HoldsSecret(access.Type) ? FindName(access.WhenNotNull, depth) : null;

            case ICoalesceOperation coalesce:
                return Either(FindName(coalesce.Value, depth), FindName(coalesce.WhenNull, depth));

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Either(FindName(conditional.WhenTrue, depth), FindName(whenFalse, depth));

            case ILocalReferenceOperation local:
                return LocalText.FindInitializer(local) is var initializer && (IsMasking(initializer) || ResourceText.IsMadeOf(initializer)) ? null : Judge(local.Local, local.Local.Name, value.Type, isVariable: true);

            case IParameterReferenceOperation parameter:
                return Judge(parameter.Parameter, parameter.Parameter.Name, value.Type, isVariable: true);

            case IFieldReferenceOperation field:
                return Judge(field.Field, field.Field.Name, value.Type, isVariable: field.Instance is IInstanceReferenceOperation or null);

            case IPropertyReferenceOperation { Arguments: { Length: 1 } arguments }:
                return arguments[0].Value.IsConstantText(out var key) ? Judge(symbol: null, LastPart(key), value.Type, isVariable: false) : new Judged(null);

            case IPropertyReferenceOperation property when ResourceText.Is(property):
                return null;

            case IPropertyReferenceOperation property:
                return IsWholeRequest(property.Property) ? new Judged(property.Property.Name) : Judge(property.Property, property.Property.Name, value.Type, isVariable: property.Instance is IInstanceReferenceOperation or null);

            case IInvocationOperation invocation:
                return JudgeCall(invocation, depth);

            default:
                return new Judged(null);
        }
    }

    private Judged? JudgeCall(IInvocationOperation invocation, int depth)
    {
        var method = invocation.TargetMethod;
        if (IsMasking(invocation))
            return null;

        if (method.Name is "GetEnvironmentVariables" or "GetDebugView")
            return new Judged(method.Name);

        // What it is made of is what it is.
        var receiver = invocation.Instance ?? (method.IsExtensionMethod && invocation.Arguments.Length > 0 ? invocation.Arguments[0].Value : null);
        if (receiver is not null && method.Name is "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "ConfigureAwait" or "ToArray" or "ToList")
            return FindName(receiver, depth);

        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        var words = NameSegments.Of(name);
        return words.Count > 1 && words[0] is "get" or "read" or "load" or "fetch" or "find" or "create" or "generate" or "build" or "decrypt" or "unprotect" or "resolve"
            ? Judge(method, name, invocation.Type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } ? arguments[0] : invocation.Type, isVariable: false)
            : new Judged(null);
    }

    private Judged? Judge(ISymbol? symbol, string name, ITypeSymbol? type, bool isVariable)
    {
        if (SensitiveTypes.HoldsSecret(type) || (symbol is not null && SensitiveTypes.IsMarked(symbol)))
            return new Judged(name);

        if (SensitiveNames.Judge(name) is Sensitivity.Protected)
            return null;

        return new Judged(IsSensitive(name, type, isVariable) ? name : null);
    }

    private bool IsSensitive(string name, ITypeSymbol? type, bool isVariable, bool isPlaceholder = false) => SensitiveTypes.ShowsText(type) && SensitiveNames.Judge(name) switch
    {
        Sensitivity.Secret => !IsOver(),
        Sensitivity.Session => isVariable && !isPlaceholder,
        Sensitivity.Personal => _includePersonal,
        Sensitivity.Maybe => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } || (isVariable && type?.SpecialType is SpecialType.System_String && LoneWord.IsSecret(name, message)),
        _ => false,
    };

    /// <summary>Whether the message tells of the removal of what opens nothing any more.</summary>
    private bool IsOver() =>
        message.IndexOf("expired", StringComparison.OrdinalIgnoreCase) >= 0
        && (message.IndexOf("remov", StringComparison.OrdinalIgnoreCase) >= 0 || message.IndexOf("already", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The member of an object that shows all its members: a record, or what a placeholder takes apart.</summary>
    private string? ShowsMembers(IOperation value, TemplateHole? placeholder)
    {
        var type = value.Type;
        var isRecord = type is INamedTypeSymbol { IsRecord: true } record && !HasOwnText(record);
        return (isRecord && placeholder?.Operator is not '$') || placeholder?.Operator is '@' ? SensitiveTypes.FindSecretMember(type, _includePersonal) is { } member ? (type!.IsAnonymousType ? member.Name : type.Name + "." + member.Name) : null : null;
    }

    private static bool HasOwnText(INamedTypeSymbol record)
    {
        foreach (var member in record.GetMembers())
        {
            if (member is IMethodSymbol { Name: "ToString" or "PrintMembers", IsImplicitlyDeclared: false })
                return true;
        }

        return false;
    }

    /// <summary>A placeholder's name is believed of a variable; a call may have made anything of it.</summary>
    private static bool CanHoldSecret(IOperation value) => value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation;

    private static bool IsMasking(IOperation? value)
    {
        if (value?.Unwrap() is not IInvocationOperation invocation)
            return false;

        var name = invocation.TargetMethod.Name;
        return Has("Mask") || Has("Redact") || Has("Hash") || Has("Obfuscate") || Has("Sanitize") || Has("Scrub") || Has("Anonymi") || Has("Truncate") || Has("Encrypt") || Has("Censor")
            || name is "Substring" or "Replace" or "Remove" or "Protect"
            || invocation.TargetMethod.ContainingType.Name is "Redactor" or "IRedactor";

        bool Has(string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>All headers or all cookies hold those that let somebody in.</summary>
    private static bool IsWholeRequest(IPropertySymbol property) =>
        property.Name is "Headers" or "Cookies" or "Body" && (property.ContainingType.Is("Microsoft.AspNetCore.Http", "HttpRequest") || (property.Name is "Headers" && property.ContainingType.Is("System.Net.Http", "HttpRequestMessage")));

    private static string LastPart(string key) => key.Substring(key.LastIndexOf(':') + 1);

    private static Judged? Either(Judged? first, Judged? second) => first?.Name is not null ? first : second?.Name is not null ? second : first is null || second is null ? null : first;

    /// <param name="Name">The name that gives a secret away; null when none does.</param>
    private readonly record struct Judged(string? Name);
}
