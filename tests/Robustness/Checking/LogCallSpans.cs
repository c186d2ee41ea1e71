using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>Where rules about log calls may report: the calls, by name alone, and their arguments.</summary>
internal static class LogCallSpans
{
    private static readonly string[] Prefixes =
        ["Log", "Info", "Warn", "Error", "Debug", "Trace", "Verbose", "Fatal", "Write", "BeginScope", "Define", "Message", "Own", "Note"];

    public static IReadOnlyList<TextSpan> Find(SyntaxNode root) =>
    [
        .. root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => Array.Exists(Prefixes, Name(call).StartsWith))
            .SelectMany(call => call.ArgumentList.Arguments.Select(argument => argument.Expression.Span).Append(call.Span)),
    ];

    private static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        MemberBindingExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };
}
