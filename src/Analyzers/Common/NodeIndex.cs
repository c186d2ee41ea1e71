using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Common;

/// <summary>The nodes of a file that any rule may ask about, in their order. All analyzers share one walk through the file.</summary>
internal sealed class NodeIndex
{
    /// <summary>A guess that spares the list most of its growth: measured on ordinary services.</summary>
    private const int CharactersPerNode = 150;

    // A model lives as long as the file is analyzed.
    private static readonly ConditionalWeakTable<SemanticModel, NodeIndex> Known = new();

    private readonly SyntaxNode[] _nodes;

    // Apart from the nodes: most rules pass over most of them.
    private readonly NodeKinds[] _kinds;

    private NodeIndex(SemanticModel model)
    {
        // Most nodes are names, arguments and the like.
        var root = model.SyntaxTree.GetRoot();
        var nodes = new List<SyntaxNode>(root.FullSpan.Length / CharactersPerNode);
        foreach (var node in root.DescendantNodes())
        {
            if (KindOf(node) is not NodeKinds.None)
                nodes.Add(node);
        }

        _nodes = nodes.ToArray();
        _kinds = new NodeKinds[_nodes.Length];
        for (var index = 0; index < _nodes.Length; index++)
            _kinds[index] = KindOf(_nodes[index]);
    }

    public int Count => _nodes.Length;

    public SyntaxNode this[int index] => _nodes[index];

    public static NodeIndex Of(SemanticModel model) => Known.GetValue(model, static each => new(each));

    /// <summary>The first node from here on that is of one of the kinds; the count of all where there is none.</summary>
    public int Next(int from, NodeKinds kinds)
    {
        while (from < _kinds.Length && (_kinds[from] & kinds) is NodeKinds.None)
            from++;

        return from;
    }

    /// <summary>The first node that starts at the position or behind it.</summary>
    public int FirstAt(int position)
    {
        int low = 0, high = _nodes.Length;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_nodes[middle].SpanStart < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static NodeKinds KindOf(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.InvocationExpression => NodeKinds.Call,
        SyntaxKind.ObjectCreationExpression or SyntaxKind.ImplicitObjectCreationExpression => NodeKinds.Creation,
        SyntaxKind.ElementAccessExpression => NodeKinds.Element,
        SyntaxKind.ForStatement or SyntaxKind.WhileStatement or SyntaxKind.DoStatement => NodeKinds.Loop,
        SyntaxKind.ForEachStatement or SyntaxKind.ForEachVariableStatement => NodeKinds.ForEach,
        SyntaxKind.LabeledStatement => NodeKinds.Label,
        SyntaxKind.CatchClause => NodeKinds.Catch,
        SyntaxKind.AddAssignmentExpression => NodeKinds.Addition,
        SyntaxKind.Attribute => NodeKinds.Attribute,
        SyntaxKind.MethodDeclaration => NodeKinds.Method,
        SyntaxKind.ClassDeclaration => NodeKinds.Class,
        SyntaxKind.RecordDeclaration => NodeKinds.Record,
        SyntaxKind.StructDeclaration or SyntaxKind.RecordStructDeclaration => NodeKinds.Struct,
        _ => NodeKinds.None,
    };
}

/// <summary>Kinds of nodes that rules ask about.</summary>
[Flags]
internal enum NodeKinds : ushort
{
    None = 0,
    Call = 1,
    Creation = 1 << 1,
    Element = 1 << 2,

    /// <summary><c>for</c>, <c>while</c> and <c>do</c>.</summary>
    Loop = 1 << 3,
    ForEach = 1 << 4,
    Label = 1 << 5,
    Catch = 1 << 6,

    /// <summary><c>+=</c>.</summary>
    Addition = 1 << 7,
    Attribute = 1 << 8,
    Method = 1 << 9,
    Class = 1 << 10,
    Record = 1 << 11,
    Struct = 1 << 12,
}
