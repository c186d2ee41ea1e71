using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>Writes the names of types as they can be written at a place, and imports their namespaces where none of that name is known.</summary>
internal sealed class TypeNames(LoopContext context, SourceEdits edits)
{
    private readonly HashSet<string> _imported = [];

    public string Write(string @namespace, string type)
    {
        var found = context.Model.LookupNamespacesAndTypes(context.Loop.Keyword.SpanStart, name: type);
        if (found.Any(symbol => symbol is INamedTypeSymbol { ContainingType: null } named && named.ContainingNamespace.Is(@namespace)))
            return type;

        if (found.Length > 0 || !Import(@namespace))
            return $"{@namespace}.{type}";

        return type;
    }

    /// <summary>Adds a using directive where the others are, in their order.</summary>
    private bool Import(string @namespace)
    {
        if (_imported.Contains(@namespace))
            return true;

        var lists = context.Loop.Syntax.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(declaration => declaration.Usings).Append(context.Root.Usings);
        var directives = lists.Select(list => list.Where(IsPlain).ToList()).FirstOrDefault(list => list.Count > 0);
        if (directives is null || directives.Any(directive => directive.ContainsDirectives))
            return false;

        var layout = context.Layout;
        var indentation = layout.IndentationAt(directives[0].SpanStart);
        if (directives.FirstOrDefault(directive => Compare(@namespace, directive.Name!.ToString()) < 0) is { } next)
            edits.Insert(next.SpanStart, $"using {@namespace};{layout.NewLine}{indentation}");
        else
            edits.Insert(directives[directives.Count - 1].Span.End, $"{layout.NewLine}{indentation}using {@namespace};");

        _imported.Add(@namespace);
        return true;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.Name is not null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static int Compare(string left, string right)
    {
        var system = IsSystem(right).CompareTo(IsSystem(left));
        return system is not 0 ? system : string.Compare(left, right, StringComparison.Ordinal);
    }

    private static bool IsSystem(string name) => name is "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
