using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>A host that runs for as long as nobody touches the console.</summary>
/// <param name="Start">The statement that starts the host.</param>
/// <param name="Waiting">The statement that waits for somebody to press a key.</param>
/// <param name="Stop">The statement that stops the host thereafter, if there is one in the same block.</param>
/// <param name="Host">The host as it is written where it is started or kept; null where nobody has a name for it.</param>
internal sealed record ConsoleDriver(InvocationExpressionSyntax Call, HostCall Starting, StatementSyntax Start, StatementSyntax Waiting, HostCall? Stopping, StatementSyntax? Stop, string? Host)
{
    /// <summary>Whether the syntax of a call leaves it possible.</summary>
    public static bool MayBe(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadLine" or "ReadKey" or "Read" or "ReadLineAsync", Expression: var receiver }
        && LastName(receiver) is "Console" or "In";

    public static ConsoleDriver? TryMatch(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayBe(call) || FindWait(call) is not { } waiting || !IsOfConsole(call, model, cancellationToken))
            return null;

        var siblings = SiblingsOf(waiting);
        var position = IndexOf(siblings, waiting);
        for (var index = position - 1; index >= 0; index--)
        {
            if (FindStart(siblings[index], model, cancellationToken) is not { } starting)
                continue;

            if (starting.Step is HostStep.Run or HostStep.Stop)
                return null;

            var host = HostName(starting, siblings[index], model, cancellationToken);
            var stop = host is null ? -1 : IndexOfStop(siblings, position + 1, host, model, cancellationToken);
            return new ConsoleDriver(
                call,
                starting,
                siblings[index],
                waiting,
                stop < 0 ? null : FindCall(siblings[stop], model, cancellationToken),
                stop < 0 ? null : siblings[stop],
                host);
        }

        return null;
    }

    /// <summary>The statements of the block, or of the program.</summary>
    public static List<StatementSyntax> SiblingsOf(StatementSyntax statement)
    {
        var siblings = new List<StatementSyntax>();
        switch (statement.Parent)
        {
            case BlockSyntax block:
                siblings.AddRange(block.Statements);
                break;

            case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                foreach (var member in unit.Members)
                {
                    if (member is GlobalStatementSyntax global)
                        siblings.Add(global.Statement);
                }

                break;
        }

        return siblings;
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The statement that does nothing but wait; null where somebody wants to know what was typed.</summary>
    private static StatementSyntax? FindWait(InvocationExpressionSyntax call)
    {
        for (SyntaxNode node = call; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ExpressionStatementSyntax statement:
                    return statement;

                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax:
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } }:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Key" or "KeyChar" or "Length" }:
                case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or IsPatternExpressionSyntax:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }:
                    break;

                // Until a certain key is pressed.
                case WhileStatementSyntax loop when loop.Condition == node && IsEmpty(loop.Statement):
                    return loop;

                case DoStatementSyntax loop when loop.Condition == node && IsEmpty(loop.Statement):
                    return loop;

                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsEmpty(StatementSyntax body) => body is EmptyStatementSyntax or BlockSyntax { Statements.Count: 0 };

    private static bool IsOfConsole(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type })
            return false;

        return type.Is("System", "Console")
            || (call.Expression is MemberAccessExpressionSyntax { Expression: var reader } && model.GetSymbolInfo(reader, cancellationToken).Symbol is IPropertySymbol { Name: "In", ContainingType: { } owner } && owner.Is("System", "Console"));
    }

    /// <summary>The call of the statement that starts or ends a host; null for any other statement.</summary>
    private static HostCall? FindStart(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindCall(statement, model, cancellationToken) is not { Step: not HostStep.Build } call)
            return null;

        // A run that nobody awaits is a start.
        return call.Step is HostStep.Run && IsDropped(call.Call) && LastName(call.Call.Expression) is "RunAsync" ? call with { Step = HostStep.Start } : call;
    }

    private static bool IsDropped(InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax;

    /// <summary>The call of a host that the statement consists of.</summary>
    private static HostCall? FindCall(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        if (statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
            return null;

        foreach (var node in statement.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax))
        {
            if (node is InvocationExpressionSyntax call && HostCall.TryMatch(call, model, cancellationToken) is { Step: not HostStep.Build } found)
                return found;
        }

        return null;
    }

    private static string? HostName(HostCall starting, StatementSyntax start, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetTypeInfo(starting.Host, cancellationToken).Type.IsHost())
            return starting.Host is InvocationExpressionSyntax ? null : starting.Host.ToString();

        return start is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } ? variables[0].Identifier.Text : null;
    }

    private static int IndexOfStop(List<StatementSyntax> siblings, int from, string host, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var index = from; index < siblings.Count; index++)
        {
            if (FindCall(siblings[index], model, cancellationToken) is { Step: HostStep.Stop } stopping && stopping.Host.ToString() == host)
                return index;
        }

        return -1;
    }

    private static int IndexOf(List<StatementSyntax> siblings, StatementSyntax statement)
    {
        for (var index = 0; index < siblings.Count; index++)
        {
            if (siblings[index] == statement)
                return index;
        }

        return -1;
    }
}
