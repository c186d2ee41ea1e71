using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Common;
using Seaworthy.Retry;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Makes a loop with one pause run at a fixed rate.</summary>
internal static class PeriodicTimerRewrite
{
    private static readonly string[] Names = ["timer", "periodicTimer", "ticks"];

    /// <returns>The pause that goes, and the changes; null where the rate can't be seen, or the loop is no clock.</returns>
    public static (SyntaxNode Delay, List<TextChange> Changes)? TryRewrite(ServiceLoop loop, string token, FixedDocument document)
    {
        var layout = document.Layout;
        if (loop.Body is not BlockSyntax { Statements: { Count: > 1 } statements } body
            || loop.Syntax.Parent is not BlockSyntax
            || layout.IsOnOneLine(loop.Syntax.Span)
            || !layout.IsFirstOnLine(loop.Syntax.SpanStart)
            || loop.Syntax is ForStatementSyntax { Declaration: not null } or ForStatementSyntax { Initializers.Count: > 0 } or ForStatementSyntax { Incrementors.Count: > 0 }
            || FindDelay(loop, document) is not { } delay
            || delay.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } pause
            || FindName(loop.Syntax) is not { } name
            || WriteInterval(delay, loop, document) is not { } interval)
        {
            return null;
        }

        var isFirst = statements[0] == pause;
        if ((!isFirst && statements.Last() != pause) || (isFirst && loop.Syntax is DoStatementSyntax) || (!isFirst && HasContinue(body)) || Cut(pause, isFirst, layout) is not { } cut)
            return null;

        var tick = $"await {name}.WaitForNextTickAsync({token})" + (pause.Expression is AwaitExpressionSyntax { Expression: InvocationExpressionSyntax outer } && outer != delay ? outer.ToString().Substring(delay.Span.End - outer.SpanStart) : "");
        var indentation = layout.IndentationAt(loop.Syntax.SpanStart);
        var changes = new List<TextChange>
        {
            new(new TextSpan(loop.Syntax.SpanStart, 0), $"using var {name} = new PeriodicTimer({interval});{layout.NewLine}{indentation}"),
            new(cut, ""),
        };
        switch (loop.Syntax)
        {
            case DoStatementSyntax @do:
                changes.Add(new(@do.Condition.Span, tick));
                break;

            case var head when isFirst:
                changes.Add(new(HeadOf(head), $"while ({tick})"));
                break;

            default:
                changes.Add(new(HeadOf(loop.Syntax), "do"));
                changes.Add(new(new TextSpan(body.Span.End, 0), (layout.BraceOnOwnLine ? layout.NewLine + indentation : " ") + $"while ({tick});"));
                break;
        }

        return (delay, changes);
    }

    private static TextSpan HeadOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax @while => TextSpan.FromBounds(@while.WhileKeyword.SpanStart, @while.CloseParenToken.Span.End),
        _ => TextSpan.FromBounds(((ForStatementSyntax)loop).ForKeyword.SpanStart, ((ForStatementSyntax)loop).CloseParenToken.Span.End),
    };

    /// <summary>The only <c>Task.Delay</c> of the loop, where it is a statement of its own.</summary>
    private static InvocationExpressionSyntax? FindDelay(ServiceLoop loop, FixedDocument document)
    {
        var delays = loop.Body.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delay" } && document.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } type } && type.Is("System.Threading.Tasks", "Task"))
            .ToList();
        if (delays.Count is not 1 || delays[0] is not { ArgumentList.Arguments.Count: 1 } delay)
            return null;

        var awaited = delay.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : delay;
        return awaited.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } && block == loop.Body ? delay : null;
    }

    private static string? WriteInterval(InvocationExpressionSyntax delay, ServiceLoop loop, FixedDocument document)
    {
        var interval = delay.ArgumentList.Arguments[0].Expression;
        if (!interval.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(name => IsFixed(name, loop, document)))
            return null;

        if (document.Model.GetTypeInfo(interval).Type is not { SpecialType: SpecialType.System_Int32 })
            return interval.ToString();

        if (interval is not LiteralExpressionSyntax { Token.Value: int milliseconds })
            return document.Model.GetConstantValue(interval) is { HasValue: true, Value: <= 0 } ? null : $"TimeSpan.FromMilliseconds({interval})";

        return milliseconds <= 0 ? null : milliseconds % 1000 is 0 ? $"TimeSpan.FromSeconds({milliseconds / 1000})" : $"TimeSpan.FromMilliseconds({interval})";
    }

    private static bool IsFixed(SimpleNameSyntax name, ServiceLoop loop, FixedDocument document) => document.Model.GetSymbolInfo(name).Symbol switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        ILocalSymbol local => !loop.Syntax.Span.Contains(local.Locations[0].SourceSpan) && !VariableWrites.Contains(loop.Syntax, local.Name) && !IsCounted(loop.Syntax, local.Name),
        IParameterSymbol parameter => !VariableWrites.Contains(loop.Syntax, parameter.Name) && !IsCounted(loop.Syntax, parameter.Name),
        IMethodSymbol { ContainingType: { } type, Name: var method } => type.Is("System", "TimeSpan") && method.StartsWith("From", StringComparison.Ordinal),
        INamedTypeSymbol or INamespaceSymbol => true,
        _ => false,
    };

    private static bool IsCounted(SyntaxNode code, string name) =>
        code.DescendantNodes().Any(node => node is PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax post } && post.Identifier.ValueText == name || node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression, Operand: IdentifierNameSyntax pre } && pre.Identifier.ValueText == name);

    private static bool HasContinue(BlockSyntax body) => body.DescendantNodes(LoopExits.IsOfFunction).Any(node => node is ContinueStatementSyntax);

    private static string? FindName(SyntaxNode loop)
    {
        var taken = loop.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToList();
        return taken is null ? null : Names.FirstOrDefault(name => !taken.Contains(name));
    }

    /// <summary>The lines of the pause, with the blank line that sets it off; null where they hold a comment.</summary>
    private static TextSpan? Cut(StatementSyntax pause, bool isFirst, Layout layout)
    {
        var (before, after) = (pause.GetFirstToken().GetPreviousToken(), pause.GetLastToken().GetNextToken());
        if (!IsBlank(before.TrailingTrivia) && isFirst || pause.DescendantTrivia().Any(IsComment) || pause.GetLeadingTrivia().Any(IsComment) || !layout.IsFirstOnLine(pause.SpanStart) || !layout.IsFirstOnLine(after.SpanStart))
            return null;

        return isFirst
            ? TextSpan.FromBounds(layout.LineStart(pause.SpanStart), AfterBlankLines(after, layout))
            : TextSpan.FromBounds(before.TrailingTrivia.FullSpan.End, pause.FullSpan.End);
    }

    private static int AfterBlankLines(SyntaxToken next, Layout layout)
    {
        var comment = next.LeadingTrivia.FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return layout.LineStart(comment.RawKind is 0 ? next.SpanStart : comment.SpanStart);
    }

    private static bool IsBlank(SyntaxTriviaList trivia) => !trivia.Any(IsComment);

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
