namespace Seaworthy.Logging;

/// <summary>Knows the log methods of the libraries, and the attributes by which other methods say that they are log methods.</summary>
internal static class LibraryMethods
{
    public static TemplateTarget? FindTemplate(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type is null || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension))
            return null;

        if (type.ContainingNamespace.Is("Microsoft.Extensions.Logging") && LogMethodNames.Contains(method.Name))
            return InMicrosoftExtensions(method, type);

        if (IsNLog(type) && LogMethodNames.Contains(method.Name))
            return Parameter(method, "message") is { } message ? new TemplateTarget(message, LogLibrary.NLog, LogCallKind.Message, TakesValues: true) : null;

        return ByAttribute(method);
    }

    private static TemplateTarget? InMicrosoftExtensions(IMethodSymbol method, INamedTypeSymbol type)
    {
        switch (type.Name)
        {
            case "LoggerExtensions":
                var kind = method.Name is "BeginScope" ? LogCallKind.Scope : LogCallKind.Message;
                return (Parameter(method, "message") ?? Parameter(method, "messageFormat")) is { } message && HasValuesAfter(method, message)
                    ? new TemplateTarget(message, LogLibrary.MicrosoftExtensions, kind, TakesValues: true)
                    : null;

            // BeginScope<string>(state): the text becomes the state as it is.
            case "ILogger" when method is { Name: "BeginScope", TypeArguments.Length: 1, Parameters.Length: 1 }:
                return Parameter(method, "state") is { } state ? new TemplateTarget(state, LogLibrary.MicrosoftExtensions, LogCallKind.Scope, TakesValues: true) : null;

            case "LoggerMessage" when method.Name is "Define" or "DefineScope":
                return Parameter(method, "formatString") is { } format ? new TemplateTarget(format, LogLibrary.MicrosoftExtensions, LogCallKind.Definition, TakesValues: false) : null;

            default:
                return null;
        }
    }

    private static bool IsNLog(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "Logger" or "ILogger" or "ILoggerBase" or "ILoggerExtensions" or "LogEventBuilder" && current.ContainingNamespace.Is("NLog"))
                return true;

            if (current.Name is "LogBuilder" && current.ContainingNamespace.Is("NLog.Fluent"))
                return true;
        }

        return false;
    }

    private static TemplateTarget? ByAttribute(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (var attribute in definition.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "MessageTemplateFormatMethodAttribute" } type || attribute.ConstructorArguments is not { Length: 1 } arguments || arguments[0].Value is not string name)
                continue;

            var library = type.ContainingNamespace.Is("NLog") ? LogLibrary.NLog : type.ContainingNamespace.Is("Serilog.Core") ? LogLibrary.Serilog : LogLibrary.Other;
            if (Parameter(method, name) is { } parameter)
                return new TemplateTarget(parameter, library, LogCallKind.Message, HasValuesAfter(method, parameter) || library is LogLibrary.Serilog && IsSerilog(method.ContainingType));
        }

        foreach (var parameter in definition.Parameters)
        {
            if (parameter.Type.SpecialType is SpecialType.System_String && IsMarked(parameter))
                return Parameter(method, parameter.Name) is { } own ? new TemplateTarget(own, LogLibrary.Other, LogCallKind.Message, HasValuesAfter(method, own)) : null;
        }

        return null;
    }

    private static bool IsSerilog(INamedTypeSymbol type) => type.ContainingNamespace.Is("Serilog") || type.ContainingNamespace.Is("Serilog.Core");

    private static bool IsMarked(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "StructuredMessageTemplateAttribute")
                return true;
        }

        return false;
    }

    /// <summary>The parameter of this name as the called method has it, when it takes a string.</summary>
    private static IParameterSymbol? Parameter(IMethodSymbol method, string name)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
                return parameter.Type.SpecialType is SpecialType.System_String ? parameter : null;
        }

        return null;
    }

    public static bool HasValuesAfter(IMethodSymbol method, IParameterSymbol template) =>
        template.Ordinal + 1 < method.Parameters.Length
        && method.Parameters[method.Parameters.Length - 1] is { IsParams: true, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object } };
}
