using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>
/// Puts a literal in the place of every read, and changes nothing else: what is right and not nice. A mistake may be planted in it.
/// </summary>
internal sealed class PlainSubstitution(MachineFlags flags, Func<SyntaxNode, SyntaxNode> plant) : CSharpSyntaxRewriter
{
    public static Func<Project, CancellationToken, Task<Project>> With(MachineFlags flags, Func<SyntaxNode, SyntaxNode>? plant = null) => async (project, cancellationToken) =>
    {
        foreach (var id in project.DocumentIds)
        {
            var root = (await project.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            project = project.GetDocument(id)!.WithSyntaxRoot(new PlainSubstitution(flags, plant ?? (node => node)).Visit(root)!).Project;
        }

        return project;
    };

    public override SyntaxNode? Visit(SyntaxNode? node) => base.Visit(node) is { } visited ? plant(visited) : null;

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var value = Value(node);
        return value is null ? base.VisitInvocationExpression(node) : SyntaxFactory.ParseExpression(value).WithTriviaFrom(node);
    }

    private string? Value(InvocationExpressionSyntax call) => (call.Expression.ToString(), call.ArgumentList.Arguments.FirstOrDefault()?.ToString()) switch
    {
        ("flags.IsEnabled", "\"X\"") => Word(flags.X),
        ("flags.IsEnabled", "\"Y\"") => Word(flags.Y),
        ("flags.IsOff", "\"X\"") => Word(!flags.X),
        ("flags.Variant", _) => flags.X ? "\"treatment\"" : "\"control\"",
        ("flags.Number", _) => flags.X ? "2" : "1",
        ("fm.IsEnabledAsync", "\"X\"") => $"Task.FromResult({Word(flags.X)})",
        ("fm.IsEnabledAsync", "\"Y\"") => $"Task.FromResult({Word(flags.Y)})",
        _ => null,
    };

    private static string Word(bool value) => value ? "true" : "false";
}
