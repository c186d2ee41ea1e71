using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>How a stopping method waits for a task that a member keeps, and has to now that the task is cancelled.</summary>
internal sealed class AwaitedMember(ISymbol member, MethodDeclarationSyntax stop, FixedDocument document)
{
    private readonly List<TextChange> _changes = [];

    /// <summary>The awaits that let the cancellation through, replaced by such that don't.</summary>
    public IReadOnlyList<TextChange> Changes => _changes;

    public bool IsMentioned { get; private set; }

    /// <summary>Whether the member holds one task, and no list of them.</summary>
    public bool IsTask => TypeOf() is INamedTypeSymbol { Arity: 0 } type && WorkFate.IsTask(type);

    /// <summary>Whether the member may be empty when the service stops.</summary>
    public bool MayBeEmpty => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(document.CancellationToken)).Any(node =>
        node is not (VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax or InvocationExpressionSyntax } or PropertyDeclarationSyntax { Initializer.Value: MemberAccessExpressionSyntax or InvocationExpressionSyntax }));

    /// <returns>False where the method uses the task in a way that can't be told.</returns>
    public bool TryRead(StopWait wait)
    {
        foreach (var name in stop.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != member.Name || !SymbolEqualityComparer.Default.Equals(document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol, member))
                continue;

            IsMentioned = true;
            if (!TryRead(name, wait))
                return false;
        }

        return true;
    }

    /// <summary>What is awaited instead of the task, where a method returns it.</summary>
    public string? Replace(ExpressionSyntax value, StopWait wait) => TaskIn(Strip(value)) is { } task ? wait.ForCancelled(task) : null;

    private bool TryRead(IdentifierNameSyntax name, StopWait wait)
    {
        if (name.Ancestors().TakeWhile(node => node != stop).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            return false;

        if (name.Ancestors().TakeWhile(node => node != stop).OfType<TryStatementSyntax>().Any(attempt => attempt.Catches.Count > 0 && attempt.Block.Span.Contains(name.Span)))
            return true;

        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;
        if (whole.Parent is IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCompleted" })
            return whole.Parent is not IsPatternExpressionSyntax { Pattern: DeclarationPatternSyntax or RecursivePatternSyntax { Designation: not null } };

        if (whole.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAny" }))
            return true;

        if (name.FirstAncestorOrSelf<SyntaxNode>(node => node is ReturnStatementSyntax or ArrowExpressionClauseSyntax or StatementSyntax) is { } end && ValueOf(end) is { } value and not AwaitExpressionSyntax)
            return TaskIn(Strip(value)) is not null;

        if (name.FirstAncestorOrSelf<AwaitExpressionSyntax>() is not { Parent: ExpressionStatementSyntax } awaited)
            return false;

        if (awaited.ToString().Contains("SuppressThrowing"))
            return true;

        if (TaskIn(Strip(awaited.Expression)) is not { } task || awaited.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
            return false;

        _changes.Add(new(awaited.Expression.Span, wait.ForCancelled(task)));
        return true;
    }

    /// <summary>The task without the ways in which it is awaited.</summary>
    private static ExpressionSyntax Strip(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WaitAsync" } access })
            expression = access.Expression;

        return expression.Unwrap();
    }

    private static ExpressionSyntax? ValueOf(SyntaxNode end) => end switch
    {
        ReturnStatementSyntax statement => statement.Expression,
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        _ => null,
    };

    /// <summary>The task of the member as it can be waited for: itself, one in its place while it is empty, or that of all tasks in it.</summary>
    private string? TaskIn(ExpressionSyntax value) => value switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left, Right: var right } when IsTask && IsMember(left) && MissingBaseCall.IsCompletedTask(right) => $"({value})",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" }, ArgumentList.Arguments: { Count: 1 } arguments } when !IsTask && IsMember(arguments[0].Expression) => value.ToString(),
        _ => IsTask && IsMember(value.Unwrap()) ? value.Unwrap().ToString() : null,
    };

    private bool IsMember(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
        && SymbolEqualityComparer.Default.Equals(document.Model.GetSymbolInfo(expression, document.CancellationToken).Symbol, member);

    private ITypeSymbol? TypeOf() => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
