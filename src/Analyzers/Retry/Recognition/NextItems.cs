namespace Seaworthy.Retry.Recognition;

/// <summary>Tells the calls that give something else every time: the next item of a queue or reader, an incoming connection, a new name.</summary>
internal static class NextItems
{
    private static readonly ImmutableArray<string> Nexts = ImmutableArray.Create("MoveNext", "TryTake", "Take", "TryDequeue", "Dequeue", "TryPop", "Pop", "NextAsync", "SelectNext", "GetNext", "GetMessage", "LockNext", "TryGetNext", "Rotate", "Receive", "Accept", "WaitForConnection", "Poll", "Consume", "TryReceive", "ReadNext", "Fork");

    /// <summary>Whether every call gives something else, such as a new name.</summary>
    public static bool IsFresh(IMethodSymbol method) =>
        method is { Name: "NewGuid" or "GetRandomFileName" or "GetTempFileName" or "CreateVersion7" } || KnownCalls.IsRandom(method);

    public static bool IsNext(IMethodSymbol method)
    {
        if (method.Name is "Read" or "ReadAsync" or "ReadLine" or "ReadLineAsync" or "ReadKey" or "Next")
            return method.ContainingType is { Name: var owner } && (owner.EndsWith("Reader", StringComparison.Ordinal) || owner.Contains("Channel") || owner.Contains("Console") || owner.EndsWith("Stream", StringComparison.Ordinal) || owner.EndsWith("Enumerator", StringComparison.Ordinal)) || method.Name is "Next";

        if (method.Name is "GetContext" or "GetContextAsync" && method.ContainingType is { Name: "HttpListener" })
            return true;

        foreach (var next in Nexts)
        {
            if (method.Name.StartsWith(next, StringComparison.Ordinal) && (method.Name.Length == next.Length || !char.IsLower(method.Name[next.Length])))
                return !method.IsStatic || method.IsExtensionMethod;
        }

        return false;
    }
}
