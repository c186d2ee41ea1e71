using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Calls that do nothing but wait: only their token cancels them, and only time is lost when it does.</summary>
internal static class TokenOnlyWait
{
    public static bool Is(IMethodSymbol method, ShutdownSettings settings)
    {
        var type = method.ContainingType;
        if (type is null)
            return false;

        var name = method.Name;
        var isKnown = type.Name switch
        {
            "Task" => name is "Delay" or "WaitAsync" && type.ContainingNamespace.Is("System.Threading.Tasks"),
            "PeriodicTimer" => name is "WaitForNextTickAsync" && type.ContainingNamespace.Is("System.Threading"),
            "SemaphoreSlim" => name is "Wait" or "WaitAsync" && type.ContainingNamespace.Is("System.Threading"),
            "ChannelReader" => name is "ReadAsync" or "ReadAllAsync" or "WaitToReadAsync" && type.ContainingNamespace.Is("System.Threading.Channels"),
            "ChannelWriter" => name is "WriteAsync" or "WaitToWriteAsync" && type.ContainingNamespace.Is("System.Threading.Channels"),
            "Process" => name is "WaitForExitAsync" && type.ContainingNamespace.Is("System.Diagnostics"),
            "Socket" or "UdpClient" or "TcpListener" => name.StartsWith("Accept", StringComparison.Ordinal) || name.StartsWith("Receive", StringComparison.Ordinal),
            "HttpListener" => name is "GetContextAsync",
            "IAsyncEnumerator" => name is "MoveNextAsync",
            "BlockingCollection" => name is "Take" or "TryTake" or "GetConsumingEnumerable" && type.ContainingNamespace.Is("System.Collections.Concurrent"),
            "ManualResetEventSlim" or "CountdownEvent" or "Barrier" => name is "Wait" or "SignalAndWait" && type.ContainingNamespace.Is("System.Threading"),
            _ => false,
        };
        return isKnown || IsConfigured(type, name, settings);
    }

    /// <summary>Calls that block until something else is done, which a token can cut short.</summary>
    public static bool Blocks(IMethodSymbol method) => method.ContainingType?.Name switch
    {
        "Task" => method.Name is "Wait" && method.ContainingNamespace.Is("System.Threading.Tasks"),
        "WaitHandle" => method.Name is "WaitOne" && method.ContainingNamespace.Is("System.Threading"),
        _ => false,
    };

    private static bool IsConfigured(INamedTypeSymbol type, string method, ShutdownSettings settings)
    {
        foreach (var wait in settings.TokenOnlyWaits)
        {
            var dot = wait.LastIndexOf('.');
            if (dot > 0 && wait.Substring(dot + 1) == method && wait.Substring(0, dot) is var owner && (owner == type.Name || owner == type.ToDisplayString()))
                return true;
        }

        return false;
    }
}
