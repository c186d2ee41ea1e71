using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>What looks like a log call, by name alone.</summary>
internal static class LogCalls
{
    private static readonly string[] Prefixes =
        ["Log", "Info", "Warn", "Error", "Debug", "Trace", "Verbose", "Fatal", "Write", "BeginScope", "Define", "Message", "Own", "Note"];

    /// <summary>Where rules may report: the calls and their arguments.</summary>
    public static IEnumerable<TextSpan> Spans(SyntaxNode root) => root.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => Array.Exists(Prefixes, Name(call).StartsWith))
        .SelectMany(call => call.ArgumentList.Arguments.Select(argument => argument.Expression.Span).Append(call.Span));

    public static bool ContainsErrors(this SyntaxNode root) =>
        root.ContainsDiagnostics && root.SyntaxTree.GetDiagnostics().Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

    private static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        MemberBindingExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };
}
