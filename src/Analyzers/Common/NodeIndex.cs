using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Common;

/// <summary>The nodes of a file that any rule may ask about, in their order. All analyzers share one walk through the file.</summary>
internal sealed class NodeIndex
{
    // A model lives as long as the file is analyzed.
    private static readonly ConditionalWeakTable<SemanticModel, NodeIndex> Known = new();

    private readonly List<(SyntaxNode Node, NodeKinds Kind)> _nodes = new();

    private NodeIndex(SemanticModel model)
    {
        // Most nodes are names, arguments and the like.
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (KindOf(node) is not NodeKinds.None and var kind)
                _nodes.Add((node, kind));
        }
    }

    public List<(SyntaxNode Node, NodeKinds Kind)> Nodes => _nodes;

    public static NodeIndex Of(SemanticModel model) => Known.GetValue(model, static each => new(each));

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
internal enum NodeKinds
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
