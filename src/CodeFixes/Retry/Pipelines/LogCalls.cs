namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Knows calls that write a line somewhere and don't fail, by their names.</summary>
internal static class LogCalls
{
    public static bool IsLog(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && (name.StartsWith("Log", StringComparison.Ordinal) || name is "WriteLine" or "Trace" or "Debug" or "Info" or "Information" or "Verbose" or "Warn" or "Warning" or "Error");
}
