using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Generated;

/// <summary>Tells which templates the generator reads as the logger does.</summary>
internal static class GeneratedTemplate
{
    public static bool IsUnderstood(ConstantTemplate template)
    {
        var (text, holes, call) = (template.Text, template.Holes, template.Call);

        // Without values the logger shows the text as it stands, and the generator still looks for placeholders.
        if (text.Length is 0 || call.PassesArray || call.Values.Length != holes.Length || (holes.IsEmpty && text.IndexOfAny(Braces) >= 0))
            return false;

        if (!template.Template.LooseBraces.IsEmpty || NamesLevel(text) || !IsRepeated(text))
            return false;

        for (var index = 0; index < holes.Length; index++)
        {
            if (holes[index].Operator is not null || !holes[index].Content.StartsWith(holes[index].Name, StringComparison.Ordinal) || !IsIdentifier(holes[index].Name))
                return false;

            for (var earlier = 0; earlier < index; earlier++)
            {
                if (string.Equals(holes[earlier].Name, holes[index].Name, StringComparison.OrdinalIgnoreCase))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether the attribute can say the text in the same words: what is declared within the method is not known there.</summary>
    public static bool IsKnownOutside(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is InstanceExpressionSyntax)
                return false;

            if (node is SimpleNameSyntax name && model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
                return false;
        }

        return true;
    }

    /// <summary>A method with such a text is reported by the generator: the level says it already.</summary>
    private static bool NamesLevel(string text)
    {
        foreach (var level in Levels)
        {
            if (text.StartsWith(level, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether the generator writes the text into its own code as it is: it escapes quotes and line ends, and no backslashes.</summary>
    private static bool IsRepeated(string text)
    {
        foreach (var character in text)
        {
            if (character is '\\' or '\u2028' or '\u2029' || (char.IsControl(character) && character is not ('\r' or '\n' or '\t')))
                return false;
        }

        return true;
    }

    private static bool IsIdentifier(string name)
    {
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) && (index is 0 || name[index] is not ('_' or (>= '0' and <= '9'))))
                return false;
        }

        return name.Length > 0;
    }

    private static readonly char[] Braces = ['{', '}'];

    private static readonly string[] Levels = ["information:", "info:", "warning:", "warn:", "error:", "err:"];
}
