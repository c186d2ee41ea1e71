using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Makes a broken program smaller, as long as it stays broken.</summary>
internal static class ProgramShrinker
{
    private const int MostTries = 100;

    public static async Task<BrokenProgram> ShrinkAsync(BrokenProgram program, Func<Project, CancellationToken, Task<Project>> fix, CancellationToken cancellationToken)
    {
        var tries = 0;
        var isKept = program.IsKept;
        for (var hasShrunk = true; hasShrunk;)
        {
            hasShrunk = false;
            foreach (var smaller in Smaller(CSharpSyntaxTree.ParseText(program.Before, cancellationToken: cancellationToken).GetRoot(cancellationToken)))
            {
                if (++tries > MostTries)
                    return program;

                var results = await ProgramExperiment.RunAsync([(program.Name, smaller.ToFullString())], program.Flags, fix, cancellationToken).ConfigureAwait(false);
                if ((isKept ? results.Kept : results.Broken) is [var broken])
                {
                    program = broken;
                    hasShrunk = true;
                    break;
                }
            }
        }

        return program;
    }

    /// <summary>The program without one of its parts, the large ones first.</summary>
    private static IEnumerable<SyntaxNode> Smaller(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes().OrderByDescending(node => node.Span.Length).ThenBy(node => node.SpanStart))
        {
            if (node is MemberDeclarationSyntax { Parent: TypeDeclarationSyntax } or StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } or SwitchSectionSyntax or ElseClauseSyntax)
                yield return root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!;

            if (node is IfStatementSyntax { Parent: BlockSyntax } choice)
                yield return root.ReplaceNode(node, choice.Statement);

            if (node is BinaryExpressionSyntax binary)
            {
                yield return root.ReplaceNode(node, binary.Left);
                yield return root.ReplaceNode(node, binary.Right);
            }

            if (node is ConditionalExpressionSyntax conditional)
            {
                yield return root.ReplaceNode(node, conditional.WhenTrue);
                yield return root.ReplaceNode(node, conditional.WhenFalse);
            }

            if (node is ParenthesizedExpressionSyntax { Expression: not BinaryExpressionSyntax and not ConditionalExpressionSyntax } or PrefixUnaryExpressionSyntax)
                yield return root.ReplaceNode(node, node.ChildNodes().First());
        }
    }
}
