using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Constants;

/// <summary>The names that the code of a compilation uses, whatever they are of. Looked up once, and only when something asks.</summary>
internal sealed class UsedNames(Compilation compilation)
{
    private Index? _index;

    /// <summary>Whether no code names it, code of another build configuration included.</summary>
    public bool Lack(string name, CancellationToken cancellationToken)
    {
        var index = Find(cancellationToken);
        if (index.Names.Contains(name))
            return false;

        foreach (var text in index.Disabled)
        {
            if (text.IndexOf(name, StringComparison.Ordinal) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether something may go through all members of the type: it stands in <c>typeof</c>, in a cast or as a type argument.</summary>
    public bool HaveAsWhole(string type, CancellationToken cancellationToken) => Find(cancellationToken).Whole.Contains(type);

    private Index Find(CancellationToken cancellationToken)
    {
        if (_index is { } known)
            return known;

        var index = new Index();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = tree.GetRoot(cancellationToken);
            foreach (var node in root.DescendantNodes())
            {
                if (node is not IdentifierNameSyntax name)
                    continue;

                index.Names.Add(name.Identifier.ValueText);
                if (name.Parent is TypeOfExpressionSyntax or TypeArgumentListSyntax or CastExpressionSyntax || name.Parent is QualifiedNameSyntax { Parent: TypeOfExpressionSyntax or TypeArgumentListSyntax or CastExpressionSyntax })
                    index.Whole.Add(name.Identifier.ValueText);
            }

            if (!root.ContainsDirectives)
                continue;

            foreach (var trivia in root.DescendantTrivia())
            {
                if (trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                    index.Disabled.Add(trivia.ToString());
            }
        }

        return _index = index;
    }

    private sealed class Index
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Whole { get; } = new(StringComparer.Ordinal);

        public List<string> Disabled { get; } = new();
    }
}
