using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Sensitive;

/// <summary>Looks at the words in the arguments of a log call before anything is bound.</summary>
internal static class SensitiveSyntax
{
    private static readonly string[] Roots =
    [
        "pass", "pwd", "secret", "key", "token", "credential", "auth", "bearer", "cookie", "session", "jwt", "otp", "pin", "cvv", "cvc", "ssn", "iban", "card", "connection", "security",
        "headers", "body", "EnvironmentVariables", "DebugView",
    ];

    private static readonly string[] PersonalRoots = ["mail", "phone", "mobile", "ip", "birth", "dob", "address", "street", "name", "postal", "zip", "tax", "date"];

    /// <summary>Whether the call may be a log call at all; this runs for every call and allocates nothing.</summary>
    public static bool MayLog(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count > 0 && IsLogName(NameOf(call.Expression));

    /// <param name="hasMarks">Whether the compilation knows attributes that mark values, so that their names need not say anything.</param>
    public static bool MayExpose(InvocationExpressionSyntax call, bool hasMarks, LoggingSettings settings)
    {
        var includePersonal = settings.Pii;
        foreach (var token in call.ArgumentList.DescendantTokens())
        {
            switch (token.Kind())
            {
                // What an object or a marked member holds isn't written here.
                case SyntaxKind.IdentifierToken when hasMarks:
                    return true;

                case SyntaxKind.IdentifierToken:
                    if (MayBeObject(token) || Has(token.ValueText, Roots) || (includePersonal && Has(token.ValueText, PersonalRoots)))
                        return true;
                    break;

                case SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken:
                    if (token.ValueText.IndexOf("{@", StringComparison.Ordinal) >= 0 || Has(token.ValueText, Roots))
                        return true;
                    break;
            }
        }

        return false;
    }

    /// <summary>A variable on its own may be a record; what a member gives mostly isn't.</summary>
    private static bool MayBeObject(SyntaxToken token) => token.Parent is IdentifierNameSyntax { Parent: ArgumentSyntax or InterpolationSyntax } name && !IsPlain(name);

    /// <summary>Whether the variable is declared as a number, a text and the like, or is a caught exception.</summary>
    private static bool IsPlain(IdentifierNameSyntax variable)
    {
        var name = variable.Identifier.ValueText;
        for (SyntaxNode? node = variable; node is not null; node = node.Parent)
        {
            ParameterListSyntax? parameters = null;
            switch (node)
            {
                case CatchClauseSyntax { Declaration.Identifier.ValueText: var caught } when caught == name:
                    return true;

                case ForEachStatementSyntax loop when loop.Identifier.ValueText == name:
                    return IsPlain(loop.Type);

                case SimpleLambdaExpressionSyntax lambda when lambda.Parameter.Identifier.ValueText == name:
                    return false;

                case ParenthesizedLambdaExpressionSyntax lambda:
                    parameters = lambda.ParameterList;
                    break;

                case LocalFunctionStatementSyntax function:
                    parameters = function.ParameterList;
                    break;

                case BaseMethodDeclarationSyntax method:
                    parameters = method.ParameterList;
                    break;
            }

            if (parameters is not null)
            {
                foreach (var parameter in parameters.Parameters)
                {
                    if (parameter.Identifier.ValueText == name)
                        return IsPlain(parameter.Type);
                }
            }

            if (node is MemberDeclarationSyntax)
                return false;
        }

        return false;
    }

    private static bool IsPlain(TypeSyntax? type) => (type is NullableTypeSyntax nullable ? nullable.ElementType : type) is PredefinedTypeSyntax { Keyword.RawKind: not (int)SyntaxKind.ObjectKeyword };

    private static bool IsLogName(string? name) => name is not null && (LogMethodNames.Contains(name) || name is "WriteLine" || name.StartsWith("Log", StringComparison.Ordinal));

    private static bool Has(string text, string[] roots)
    {
        foreach (var root in roots)
        {
            if (text.IndexOf(root, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
