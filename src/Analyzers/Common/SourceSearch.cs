using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Common;

/// <summary>Finds calls in the whole compilation by the name of the method. It reads all files, so it is for those who have a reason to ask.</summary>
internal static class SourceSearch
{
    public static IEnumerable<(InvocationExpressionSyntax Call, SemanticModel Model)> FindCalls(Compilation compilation, string name, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Contains(tree.GetText(cancellationToken), name))
                continue;

            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax call || CalledName.Of(call)?.Identifier.ValueText != name)
                    continue;

#pragma warning disable RS1030 // What is set up for all is set up in another file than it is used in.
                model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
                yield return (call, model);
            }
        }
    }

    private static bool Contains(SourceText text, string word)
    {
        for (var position = 0; position + word.Length <= text.Length; position++)
        {
            var index = 0;
            while (index < word.Length && text[position + index] == word[index])
                index++;

            if (index == word.Length)
                return true;
        }

        return false;
    }
}
