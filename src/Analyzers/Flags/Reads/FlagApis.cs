#pragma warning disable CA1822 // The contract, before there is more to it.
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>The flag libraries that a compilation references, and the APIs of its own that options name.</summary>
internal sealed class FlagApis
{
    /// <returns>Null where no flag can be read: no library, no option.</returns>
    public static FlagApis? Find(Compilation compilation, AnalyzerConfigOptionsProvider options) => null;

    /// <summary>The read whose call this is; null for everything else. Tests names before it binds.</summary>
    public FlagRead? TryMatch(ExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken) => null;

    /// <summary>All reads below a node, in their order.</summary>
    public IEnumerable<FlagRead> FindAll(SyntaxNode root, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        foreach (var node in root.DescendantNodesAndSelf())
        {
            if (node is ExpressionSyntax call && TryMatch(call, model, options, cancellationToken) is { } read)
                yield return read;
        }
    }
}
