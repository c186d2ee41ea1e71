using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging;

/// <summary>Looks at the syntax of a call before anything is bound: only a log call whose last argument is no literal may use an unknown text as its template.</summary>
internal static class UnknownTextSyntax
{
    /// <summary>Level, event id, exception, provider and template, and the logger of a static call.</summary>
    private const int MostArguments = 6;

    public static bool MayBeTemplate(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count is 0 or > MostArguments || !IsLogName(call, arguments))
            return false;

        var mayBeText = false;
        foreach (var argument in arguments)
        {
            switch (argument.Expression.Unwrap())
            {
                // The text that is written here is the template.
                case LiteralExpressionSyntax { Token.Value: string }:
                case InterpolatedStringExpressionSyntax:
                    return false;

                case NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
                    or ConditionalExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or SwitchExpressionSyntax:
                    mayBeText = true;
                    break;
            }
        }

        return mayBeText;
    }

    private static bool IsLogName(InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } => IsLogName(name, receiver, arguments),
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => IsLogName(name, receiver: null, arguments),
        IdentifierNameSyntax { Identifier.ValueText: var name } => IsLogName(name, receiver: null, arguments),
        _ => false,
    };

    /// <summary>Streams write and much has a message, so these names need more to go with them.</summary>
    private static bool IsLogName(string name, ExpressionSyntax? receiver, SeparatedSyntaxList<ArgumentSyntax> arguments) => name switch
    {
        "Write" => arguments.Count > 1,
        "Message" => receiver is InvocationExpressionSyntax,
        "BeginScope" or "Define" or "DefineScope" => false,
        _ => LogMethodNames.Contains(name),
    };
}
