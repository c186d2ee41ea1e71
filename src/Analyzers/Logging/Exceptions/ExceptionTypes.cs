namespace Seaworthy.Logging.Exceptions;

/// <summary>What the type of an exception says about a failure.</summary>
internal static class ExceptionTypes
{
    /// <summary>Whether nobody needs the stack trace: work was cancelled, input was refused, or the options say so.</summary>
    public static bool IsExpected(ITypeSymbol? type, LoggingSettings settings)
    {
        var names = settings.ExpectedExceptions;
        for (; type is not null; type = type.BaseType)
        {
            if (type is not INamedTypeSymbol named)
                continue;

            if (named.Name is "ValidationException" || named.Is("System", "OperationCanceledException"))
                return true;

            foreach (var name in names)
            {
                if (name.IndexOf('.') < 0 ? named.Name == name : named.HasFullName(name))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether failures of many kinds have this type, so that no text can say what happened.</summary>
    public static bool IsBroad(ITypeSymbol? type) => type is INamedTypeSymbol named && named.Name switch
    {
        "Exception" or "SystemException" or "ApplicationException" or "AggregateException" or "TimeoutException" => named.ContainingNamespace.Is("System"),
        "IOException" => named.ContainingNamespace.Is("System.IO"),
        "HttpRequestException" => named.ContainingNamespace.Is("System.Net.Http"),
        "WebException" => named.ContainingNamespace.Is("System.Net"),
        "SocketException" => named.ContainingNamespace.Is("System.Net.Sockets"),
        "TargetInvocationException" => named.ContainingNamespace.Is("System.Reflection"),
        "ExternalException" => named.ContainingNamespace.Is("System.Runtime.InteropServices"),
        "DbException" => named.ContainingNamespace.Is("System.Data.Common"),
        "SqlException" or "NpgsqlException" or "MySqlException" or "SqliteException" or "DbUpdateException" => true,
        _ => false,
    };

    /// <summary>Whether the type tells of a mistake in code: its message is the same wherever that is.</summary>
    public static bool IsMistake(ITypeSymbol? type) => type?.Name switch
    {
        "InvalidOperationException" or "ArgumentException" or "ArgumentNullException" or "ArgumentOutOfRangeException" or "NullReferenceException" or "IndexOutOfRangeException"
            or "InvalidCastException" or "NotImplementedException" or "ArithmeticException" or "DivideByZeroException" or "OverflowException" or "ObjectDisposedException" => type.ContainingNamespace.Is("System"),
        "KeyNotFoundException" => type.ContainingNamespace.Is("System.Collections.Generic"),
        _ => false,
    };

    /// <summary>Whether the type is somebody's own name for what was looked for and isn't there: the log says no less.</summary>
    public static bool SaysAll(ITypeSymbol? type)
    {
        if (type is null || !type.Name.EndsWith("NotFoundException", StringComparison.Ordinal))
            return false;

        var root = type.ContainingNamespace;
        while (root?.ContainingNamespace is { IsGlobalNamespace: false } outer)
            root = outer;

        return root?.Name is not "System";
    }
}
