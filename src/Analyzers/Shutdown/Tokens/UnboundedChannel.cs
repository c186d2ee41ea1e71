using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Channels without a bound: whoever writes to one never waits, and a token could only lose what is written.</summary>
internal sealed class UnboundedChannel
{
    private static readonly ConditionalWeakTable<Compilation, UnboundedChannel> Known = new();

    private readonly HashSet<ITypeSymbol> _unbounded = new(SymbolEqualityComparer.Default);

    private readonly HashSet<ITypeSymbol> _bounded = new(SymbolEqualityComparer.Default);

    private UnboundedChannel(Compilation compilation, CancellationToken cancellationToken)
    {
        Collect("CreateUnbounded", _unbounded, compilation, cancellationToken);
        if (_unbounded.Count > 0)
            Collect("CreateBounded", _bounded, compilation, cancellationToken);
    }

    /// <summary>Whether the wait is for room in a channel of items for which the code makes channels, all of them without a bound.</summary>
    public static bool IsWrittenTo(IMethodSymbol wait, SemanticModel model, CancellationToken cancellationToken)
    {
        if (wait is not { Name: "WriteAsync" or "WaitToWriteAsync", ContainingType: { Name: "ChannelWriter", TypeArguments: { Length: 1 } items } writer } || !writer.ContainingNamespace.Is("System.Threading.Channels"))
            return false;

        if (!Known.TryGetValue(model.Compilation, out var channels))
        {
            var found = new UnboundedChannel(model.Compilation, cancellationToken);
            channels = Known.GetValue(model.Compilation, _ => found);
        }

        return channels._unbounded.Contains(items[0]) && !channels._bounded.Contains(items[0]);
    }

    private static void Collect(string name, HashSet<ITypeSymbol> items, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var (call, model) in SourceSearch.FindCalls(compilation, name, cancellationToken))
        {
            if (model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { TypeArguments: { Length: 1 } created, ContainingType.Name: "Channel" })
                items.Add(created[0]);
        }
    }
}
