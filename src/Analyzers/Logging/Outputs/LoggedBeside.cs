using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Logging.Outputs;

/// <summary>Output of an exception that the next statement logs: somebody wants it in both places.</summary>
internal static class LoggedBeside
{
    public static bool Is(InvocationExpressionSyntax output, SemanticModel model, CancellationToken cancellationToken)
    {
        if (output.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement)
            return false;

        var next = block.Statements.IndexOf(statement) + 1;
        if (next >= block.Statements.Count
            || block.Statements[next] is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } log }
            || CalledName.Of(log)?.Identifier.ValueText is not { } name
            || !LogMethodNames.Contains(name)
            || receiver.ToString().IndexOf("Log", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        foreach (var argument in output.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax shown && model.GetTypeInfo(shown, cancellationToken).Type.IsException() && IsPassed(shown.Identifier.ValueText, log))
                return true;
        }

        return false;
    }

    private static bool IsPassed(string exception, InvocationExpressionSyntax log)
    {
        foreach (var argument in log.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax passed && passed.Identifier.ValueText == exception)
                return true;
        }

        return false;
    }
}
