using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Tells whether anything leads out of a loop without a condition.</summary>
internal static class LoopExits
{
    /// <summary>Whether there is no way out but a failure that nobody has asked for.</summary>
    public static bool HasNone(ServiceLoop loop, CancellationToken cancellationToken)
    {
        foreach (var node in loop.Syntax.DescendantNodes(IsOfFunction))
        {
            switch (node)
            {
                // Who reads the items can stop to.
                case YieldStatementSyntax:
                case ThrowStatementSyntax or ThrowExpressionSyntax when CancellationPath.Escapes(node, loop, Thrown.Failure, cancellationToken):
                    return false;
            }
        }

        if (loop.Model.AnalyzeControlFlow(loop.Syntax) is not { Succeeded: true, StartPointIsReachable: true, EndPointIsReachable: false } flow)
            return false;

        foreach (var exit in flow.ExitPoints)
        {
            if (!FollowsStopOfHost(exit))
                return false;
        }

        foreach (var exit in flow.ReturnStatements)
        {
            if (!FollowsStopOfHost(exit))
                return false;
        }

        return true;
    }

    /// <summary>Whether it is taken because the loop stops the host: a host that is stopped by others never gets there.</summary>
    private static bool FollowsStopOfHost(SyntaxNode exit)
    {
        if (exit is not ReturnStatementSyntax { Parent: BlockSyntax { Statements: var statements } } left || statements.IndexOf(left) is not (> 0 and var index))
            return false;

        return statements[index - 1] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StopApplication" } } };
    }

    /// <summary>Whether the statement leads back to what follows it, or on to the next round.</summary>
    public static bool MayGoOn(BlockSyntax handler, SemanticModel model)
    {
        if (model.AnalyzeControlFlow(handler) is not { Succeeded: true } flow)
            return false;

        if (flow.EndPointIsReachable)
            return true;

        foreach (var exit in flow.ExitPoints)
        {
            if (exit is ContinueStatementSyntax || (exit is GotoStatementSyntax { Expression: IdentifierNameSyntax label } jump && LeadsBack(jump, label.Identifier.ValueText)))
                return true;
        }

        return false;
    }

    private static bool LeadsBack(GotoStatementSyntax jump, string label)
    {
        for (SyntaxNode? node = jump; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            foreach (var sibling in node.Parent!.ChildNodes())
            {
                if (sibling is LabeledStatementSyntax labeled && labeled.Identifier.ValueText == label)
                    return labeled.SpanStart < jump.SpanStart;
            }
        }

        return false;
    }

    /// <summary>Whether the node is not a function of its own.</summary>
    public static bool IsOfFunction(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
