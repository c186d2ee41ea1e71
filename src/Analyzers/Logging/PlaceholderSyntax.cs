using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>
/// Looks at the syntax of a call before anything is bound: a log call whose placeholders are plain names, and as many as its
/// values, is let through. Nothing is allocated.
/// </summary>
internal static class PlaceholderSyntax
{
    public static bool MayConcern(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count is 0 || LogCallSyntax.Name(call.Expression) is not { } name)
            return false;

        var isLogName = LogMethodNames.Contains(name);
        if (!isLogName && LogCallSyntax.IsFrequent(name))
            return false;

        var index = FindTemplate(arguments, out var template);
        if (index < 0)
            return isLogName && MayNameConstant(arguments);

        // A method of the user's own is only worth a look when its text has placeholders.
        if (!isLogName && !template.HasBraces)
            return false;

        if (name is "Define" or "DefineScope")
            return template.IsOdd || template.Holes != CountTypes(call.Expression);

        var values = arguments.Count - index - 1;
        if (values is 0)
            return template.Holes > 0 && (isLogName || name.IndexOf("Log", StringComparison.OrdinalIgnoreCase) >= 0 || HasNames(arguments));

        return template.IsOdd || template.Holes != values || HasNames(arguments) || (values is 1 && ArrayShape.MayBe(arguments[index + 1].Expression));
    }

    /// <summary>The first text with braces, else the first text.</summary>
    private static int FindTemplate(SeparatedSyntaxList<ArgumentSyntax> arguments, out TemplateScan template)
    {
        var found = -1;
        template = default;
        for (var index = 0; index < arguments.Count && !template.HasBraces; index++)
        {
            var candidate = default(TemplateScan);
            if (candidate.TryRead(arguments[index].Expression) && (found < 0 || candidate.HasBraces))
                (found, template) = (index, candidate);
        }

        return found;
    }

    /// <summary>Whether a template may stand elsewhere, as a constant: it is followed by a value, and named as constants are.</summary>
    private static bool MayNameConstant(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (var index = 0; index < arguments.Count - 1; index++)
        {
            var name = arguments[index].Expression.Unwrap() switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                _ => "",
            };

            if (name.Length > 0 && char.IsUpper(name[0]) && name is not ("Message" or "Error" or "Warn" or "Warning" or "Information" or "Info" or "Debug" or "Trace" or "Critical" or "Fatal"))
                return true;
        }

        return false;
    }

    private static bool HasNames(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameColon is not null)
                return true;
        }

        return false;
    }

    /// <summary>The types of the values of <c>LoggerMessage.Define&lt;int, string&gt;</c>.</summary>
    private static int CountTypes(ExpressionSyntax called) => called switch
    {
        GenericNameSyntax generic => generic.TypeArgumentList.Arguments.Count,
        MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } => generic.TypeArgumentList.Arguments.Count,
        _ => 0,
    };
}
