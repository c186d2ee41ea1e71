using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Gates;

namespace Seaworthy.CodeFixes.Flags.Gates;

/// <summary>Writes decided flags out of the gates of a file: a gate that is always open goes, and so does what one that never opens keeps closed.</summary>
internal sealed class GateEdits(RemovedText text, StatementRemovals statements, SemanticModel model, FixLevel level, CancellationToken cancellationToken)
{
    private readonly GatedCalls _calls = new(text, statements, model, cancellationToken);
    private readonly HashSet<SyntaxNode> _gone = [];
    private readonly HashSet<SyntaxNode> _lists = [];

    /// <summary>Takes the flags that are decided out of a gate.</summary>
    /// <param name="decided">Whether a flag is on or off for good; null for one that varies.</param>
    /// <returns>Whether that could be done; otherwise the gate stays as it is.</returns>
    public bool TryRemove(FlagGate gate, Func<FlagGateKey, bool?> decided)
    {
        var isOpen = gate.IsOpen(decided);
        return isOpen is null ? Narrow(gate, decided) : gate.Syntax switch
        {
            AttributeSyntax attribute => isOpen.Value ? Drop(attribute) : DropOwner(attribute),
            InvocationExpressionSyntax call => isOpen.Value ? _calls.Open(call, gate.Kind) : level is not FixLevel.Fold && _calls.Close(call, gate.Kind),
            _ => false,
        };
    }

    /// <summary>Writes the removals down.</summary>
    public void Apply()
    {
        foreach (var list in _lists)
        {
            switch (list)
            {
                case AttributeListSyntax attributes when attributes.Attributes.All(_gone.Contains):
                    text.Remove(attributes.Span);
                    break;

                case AttributeListSyntax attributes:
                    ListEdits.Remove(text, attributes.Attributes, _gone.Contains);
                    break;

                case AttributeArgumentListSyntax arguments:
                    ListEdits.Remove(text, arguments.Arguments, _gone.Contains);
                    break;

                case ArgumentListSyntax arguments:
                    ListEdits.Remove(text, arguments.Arguments, _gone.Contains);
                    break;

                case InitializerExpressionSyntax elements:
                    ListEdits.Remove(text, elements.Expressions, _gone.Contains);
                    break;

                case CollectionExpressionSyntax elements:
                    ListEdits.Remove(text, elements.Elements, _gone.Contains);
                    break;
            }
        }
    }

    /// <summary>A gate that still varies only asks for the flags that do.</summary>
    private bool Narrow(FlagGate gate, Func<FlagGateKey, bool?> decided)
    {
        var elements = new List<SyntaxNode>();
        foreach (var key in gate.Keys)
        {
            if (decided(key) is null)
                continue;

            if (key.Syntax.Parent is ArgumentSyntax { NameColon: null } or AttributeArgumentSyntax { NameColon: null, NameEquals: null } or ExpressionElementSyntax)
                elements.Add(key.Syntax.Parent);
            else if (key.Syntax.Parent is InitializerExpressionSyntax)
                elements.Add(key.Syntax);
            else
                return false;
        }

        foreach (var element in elements)
            Take(element);

        return elements.Count > 0;
    }

    private bool Drop(AttributeSyntax attribute)
    {
        Take(attribute);
        return true;
    }

    /// <summary>What nobody can call: an action, and on request a whole controller.</summary>
    private bool DropOwner(AttributeSyntax attribute)
    {
        if (level is FixLevel.Fold || attribute.Parent?.Parent is not MemberDeclarationSyntax owner)
            return false;

        if (owner is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax } && !(owner is ClassDeclarationSyntax && level is FixLevel.Deep))
            return false;

        text.Remove(OwnText.Of(owner));
        return true;
    }

    private void Take(SyntaxNode element)
    {
        _gone.Add(element);
        _lists.Add(element.Parent!);
    }
}
