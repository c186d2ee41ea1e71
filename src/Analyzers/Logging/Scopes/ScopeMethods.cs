namespace Seaworthy.Logging.Scopes;

/// <summary>Knows the methods that open a scope: what they give back has to be disposed, or the scope stays open.</summary>
internal static class ScopeMethods
{
    /// <summary>The names; they only gate, symbols decide.</summary>
    public static bool Contains(string name) => name is "BeginScope" or "PushProperty" or "PushProperties" or "Push" or "PushNestedState" or "PushNestedStateProperties"
        or "PushScopeProperty" or "PushScopeProperties" or "PushScopeNested" or "PushScopeState" or "SetScoped" or "PushObject";

    /// <summary>Whose scope the method opens; null when it is none of the libraries'.</summary>
    public static LogLibrary? FindLibrary(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || method.ReturnType is not INamedTypeSymbol result || !result.Is("System", "IDisposable"))
            return null;

        if (method.Name is "BeginScope")
            return IsLogger(type) ? LogLibrary.MicrosoftExtensions : null;

        if (type.Is("Serilog.Context", "LogContext"))
            return LogLibrary.Serilog;

        return type.Name is "ScopeContext" or "MappedDiagnosticsLogicalContext" or "NestedDiagnosticsLogicalContext" or "MappedDiagnosticsContext" or "NestedDiagnosticsContext"
            or "Logger" or "ILoggerExtensions" && type.ContainingNamespace.Is("NLog")
                ? LogLibrary.NLog
                : null;
    }

    private static bool IsLogger(INamedTypeSymbol type)
    {
        if (type.Name is "ILogger" or "LoggerExtensions" or "Logger" && type.ContainingNamespace.Is("Microsoft.Extensions.Logging"))
            return true;

        foreach (var @interface in type.AllInterfaces)
        {
            if (@interface.Is("Microsoft.Extensions.Logging", "ILogger"))
                return true;
        }

        return false;
    }
}
