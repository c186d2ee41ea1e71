using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>
/// The statements that a statement consists of and that run at most once in its place: not the bodies of loops and of nested
/// functions, and not the parts of a try, which each have a meaning of their own.
/// </summary>
internal readonly struct StatementParts(SyntaxNode? parent)
{
    public int Count => parent switch
    {
        BlockSyntax block => block.Statements.Count,
        IfStatementSyntax { Else: null } => 1,
        IfStatementSyntax => 2,
        UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or LabeledStatementSyntax => 1,
        SwitchStatementSyntax choice => CountStatements(choice),
        SwitchSectionSyntax section => section.Statements.Count,
        CompilationUnitSyntax unit => CountStatements(unit),
        _ => 0,
    };

    public StatementSyntax this[int index] => parent switch
    {
        BlockSyntax block => block.Statements[index],
        IfStatementSyntax condition => index is 0 ? condition.Statement : condition.Else!.Statement,
        UsingStatementSyntax scope => scope.Statement,
        LockStatementSyntax scope => scope.Statement,
        FixedStatementSyntax scope => scope.Statement,
        CheckedStatementSyntax scope => scope.Block,
        UnsafeStatementSyntax scope => scope.Block,
        LabeledStatementSyntax label => label.Statement,
        SwitchStatementSyntax choice => Statement(choice, index),
        SwitchSectionSyntax section => section.Statements[index],
        CompilationUnitSyntax unit => Statement(unit, index),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    private static int CountStatements(SwitchStatementSyntax choice)
    {
        var count = 0;
        foreach (var section in choice.Sections)
            count += section.Statements.Count;

        return count;
    }

    private static StatementSyntax Statement(SwitchStatementSyntax choice, int index)
    {
        foreach (var section in choice.Sections)
        {
            if (index < section.Statements.Count)
                return section.Statements[index];

            index -= section.Statements.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }

    private static int CountStatements(CompilationUnitSyntax unit)
    {
        var count = 0;
        foreach (var member in unit.Members)
        {
            if (member is GlobalStatementSyntax)
                count++;
        }

        return count;
    }

    private static StatementSyntax Statement(CompilationUnitSyntax unit, int index)
    {
        foreach (var member in unit.Members)
        {
            if (member is GlobalStatementSyntax global && index-- is 0)
                return global.Statement;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
