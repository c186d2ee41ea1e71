namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Members that code uses without naming them.</summary>
internal static class ImplicitNames
{
    private static readonly HashSet<string> Names =
    [
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose", "DisposeAsync", "Add", "Deconstruct", "GetAwaiter", "IsCompleted", "GetResult", "OnCompleted",
        "Slice", "Length", "Count", "GetPinnableReference", "AppendLiteral", "AppendFormatted", "EqualityContract", "PrintMembers", "ToString", "Equals", "GetHashCode", "Create",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Join", "GroupJoin", "GroupBy", "Cast", "Invoke",
    ];

    /// <summary>Serializers and frameworks find these by their names.</summary>
    private static readonly string[] Prefixes = ["ShouldSerialize", "get_", "set_"];

    public static bool Contains(string name) => Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
