using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Outputs;

/// <summary>Tells code that is there for developers alone, and is not in what they ship.</summary>
internal static class ForDevelopers
{
    public static bool Contains(SyntaxNode place, ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingSymbol)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass.Is("System.Diagnostics", "ConditionalAttribute"))
                    return true;
            }
        }

        for (var node = place.Parent; node is not null and not BaseTypeDeclarationSyntax; node = node.Parent)
        {
            if (node is IfStatementSyntax { Condition: var condition } && AsksForSomebody(condition))
                return true;
        }

        return IsInDebugRegion(place);
    }

    /// <summary><c>if (Debugger.IsAttached)</c>, <c>if (Environment.UserInteractive)</c></summary>
    private static bool AsksForSomebody(ExpressionSyntax condition)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: "IsAttached" or "UserInteractive" or "IsOutputRedirected" or "IsErrorRedirected" or "IsInputRedirected" })
                return true;
        }

        return false;
    }

    private static bool IsInDebugRegion(SyntaxNode place)
    {
        var root = place.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
            return false;

        // Each entry is an #if that is open where the walk stands; the branch that was taken may be any of its parts.
        var open = new Stack<bool>();
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < place.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax condition:
                    open.Push(NamesDebug(condition.Condition));
                    break;

                case ElifDirectiveTriviaSyntax condition when open.Count > 0:
                    open.Push(open.Pop() | NamesDebug(condition.Condition));
                    break;

                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }

    private static bool NamesDebug(ExpressionSyntax condition)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && name.IndexOf("DEBUG", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }
}
