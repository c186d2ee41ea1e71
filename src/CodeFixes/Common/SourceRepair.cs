using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Common;

/// <summary>The repair of one finding: changes of its file's text, and the namespaces that the new text needs.</summary>
internal sealed record SourceRepair(ImmutableArray<TextChange> Changes, ImmutableArray<string> Namespaces)
{
    public SourceRepair(IEnumerable<TextChange> changes, params string[] namespaces)
        : this(changes.ToImmutableArray(), ImmutableArray.Create(namespaces))
    {
    }

    /// <summary>The names of other projects that have the file, in which it would mean something else.</summary>
    public ImmutableArray<string> Broken { get; init; } = ImmutableArray<string>.Empty;
}
