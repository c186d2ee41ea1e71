using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Retry.Nesting;

/// <summary>Finds the calls of a method of this name in the whole compilation: once, and only when a retry loop has given a reason to ask.</summary>
internal sealed class RegistrationIndex(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Value>> _calls = new(StringComparer.Ordinal);

    public ImmutableArray<Value> Find(string name, CancellationToken cancellationToken)
    {
        if (!_calls.TryGetValue(name, out var calls))
            _calls.TryAdd(name, calls = Search(name, cancellationToken));

        return calls;
    }

    private ImmutableArray<Value> Search(string name, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Value>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Contains(tree.GetText(cancellationToken), name))
                continue;

            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax call || AttemptSyntax.Name(call)?.Identifier.ValueText != name)
                    continue;

#pragma warning disable RS1030 // Services are registered in another file than they are used.
                model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
                found.Add(new Value(call, model));
            }
        }

        return found.ToImmutable();
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
