namespace Seaworthy.Flags;

/// <summary>A finding that says which flag it is about, so that its fix knows.</summary>
internal static class FlagFinding
{
    /// <param name="key">As the flag file has it.</param>
    public static Diagnostic AtFlag(this DiagnosticDescriptor rule, SyntaxNode node, string key, params object?[] arguments) =>
        rule.At(node.GetLocation(), ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty.Add("flag", key), arguments);
}
