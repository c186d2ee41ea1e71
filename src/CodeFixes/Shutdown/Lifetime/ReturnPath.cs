using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Shutdown.Lifetime;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Where a function goes on behind a statement, which used to be its last.</summary>
internal static class ReturnPath
{
    /// <summary>Whether nothing more happens behind the statement until its function ends.</summary>
    public static bool Ends(StatementSyntax statement)
    {
        if (Next(statement) is { } next)
        {
            return next switch
            {
                ReturnStatementSyntax { Expression: null } => true,
                ReturnStatementSyntax { Expression: { } value } => IsPlain(value),
                BreakStatementSyntax => EnclosingBreakable(next) is { } left && Ends(left),
                LocalFunctionStatementSyntax function => Ends(function),
                _ => false,
            };
        }

        return statement.Parent switch
        {
            BlockSyntax { Parent: LocalFunctionStatementSyntax } => true,
            BlockSyntax { Parent: StatementSyntax outer } =>
                outer is BlockSyntax or IfStatementSyntax or TryStatementSyntax or UsingStatementSyntax or LockStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax
                && Ends(outer is IfStatementSyntax branch ? Outermost(branch) : outer),
            BlockSyntax { Parent: ElseClauseSyntax { Parent: IfStatementSyntax outer } } => Ends(Outermost(outer)),
            BlockSyntax { Parent: CatchClauseSyntax { Parent: TryStatementSyntax outer } } => Ends(outer),
            BlockSyntax { Parent: FinallyClauseSyntax { Parent: TryStatementSyntax outer } } => Ends(outer),
            BlockSyntax => true,
            IfStatementSyntax outer => Ends(Outermost(outer)),
            ElseClauseSyntax { Parent: IfStatementSyntax outer } => Ends(Outermost(outer)),
            UsingStatementSyntax outer => Ends(outer),
            GlobalStatementSyntax => true,
            _ => false,
        };
    }

    private static StatementSyntax Outermost(IfStatementSyntax statement) =>
        statement.Parent is ElseClauseSyntax { Parent: IfStatementSyntax outer } ? Outermost(outer) : statement;

    /// <summary>The next statement of the list.</summary>
    public static StatementSyntax? Next(StatementSyntax statement)
    {
        SyntaxList<StatementSyntax> siblings;
        switch (statement.Parent)
        {
            case BlockSyntax block:
                siblings = block.Statements;
                break;

            case SwitchSectionSyntax section:
                siblings = section.Statements;
                break;

            case GlobalStatementSyntax { Parent: CompilationUnitSyntax }:
                var all = ConsoleDriver.SiblingsOf(statement);
                return all.ElementAtOrDefault(all.IndexOf(statement) + 1);

            default:
                return null;
        }

        var index = siblings.IndexOf(statement);
        return index + 1 < siblings.Count ? siblings[index + 1] : null;
    }

    private static StatementSyntax? EnclosingBreakable(SyntaxNode jump)
    {
        for (var node = jump.Parent; node is StatementSyntax or SwitchSectionSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax; node = node.Parent)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax)
                return (StatementSyntax)node;
        }

        return null;
    }

    /// <summary>Whether the value is one that only says that all is done.</summary>
    private static bool IsPlain(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Ok" or "NoContent" or "Accepted" or "StatusCode" or "Problem" }, ArgumentList.Arguments: var arguments } => arguments.All(argument => argument.Expression is LiteralExpressionSyntax),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Ok" or "NoContent" or "Accepted" or "StatusCode" or "FromResult", Expression: IdentifierNameSyntax { Identifier.ValueText: "Results" or "TypedResults" or "Task" } }, ArgumentList.Arguments: var arguments } => arguments.All(argument => argument.Expression is LiteralExpressionSyntax),
        _ => false,
    };
}
