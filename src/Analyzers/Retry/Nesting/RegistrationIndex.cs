using System.Collections.Concurrent;
using Seaworthy.Common;

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
        foreach (var (call, model) in SourceSearch.FindCalls(compilation, name, cancellationToken))
            found.Add(new Value(call, model));

        return found.ToImmutable();
    }
}
