using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Turns <c>Thread.Sleep(x)</c> into <c>await Task.Delay(x, token)</c>, or into a wait for the token's handle where nothing can be awaited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingSleepFix))]
internal sealed class BlockingSleepFix() : ProvenFix("Await Task.Delay with the token", "SeaworthyShutdown.AwaitDelay", BlockingSleep.Rule.Id)
{
    protected override (string Title, string Key)? Alternative => ("Wake up on cancellation", "SeaworthyShutdown.WakeUp");

    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (Find(diagnostic, document) is not { } sleep
            || !(sleep.IsAsync || sleep.ReturnsTask)
            || sleep.Sleep.Syntax is not { ArgumentList.Arguments: { Count: 1 } arguments } call
            || !AwaitPlace.IsFree(call, document.Model, document.CancellationToken)
            || ArgumentInsertion.TryInsert(call.ArgumentList, index: 1, sleep.Token.Expression) is not { } token)
        {
            return null;
        }

        var changes = new List<TextChange> { new(call.Expression.Span, "await Task.Delay") };
        changes.AddRange(token);
        if (arguments[0].NameColon is { Name: var name })
            changes.Add(new(name.Span, name.Identifier.ValueText is "timeout" ? "delay" : "millisecondsDelay"));

        if (AwaitStyle(sleep.Function, call))
            changes.Add(new(new TextSpan(call.Span.End, 0), ".ConfigureAwait(false)"));

        if (sleep.ReturnsTask)
        {
            if (AsyncConversion.TryConvert(sleep.Function!, document) is not { } conversion)
                return null;

            changes.AddRange(conversion);
        }

        return EndedLoop.Keep(call, sleep.Token.Expression, changes, document) is { } all
            ? new SourceRepair(all, all.Count > changes.Count ? ["System", "System.Threading.Tasks"] : ["System.Threading.Tasks"])
            : null;
    }

    protected override SourceRepair? RepairOtherwise(Diagnostic diagnostic, FixedDocument document)
    {
        if (Find(diagnostic, document) is not { IsAsync: false } sleep
            || sleep.Sleep.Syntax is not { Parent: ExpressionStatementSyntax statement } call
            || (sleep.ReturnsTask && Repair(diagnostic, document) is not null)
            || FindExit(statement, sleep, document) is not { } exit)
        {
            return null;
        }

        var layout = document.Layout;
        var condition = $"if ({sleep.Token.Expression}.WaitHandle.WaitOne";
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax))
            return IsEmbedded(statement) ? new SourceRepair([new(call.Expression.Span, condition), new(TextSpan.FromBounds(call.Span.End, statement.Span.End), ")" + Under(statement, exit, layout))]) : null;

        if (!layout.IsFirstOnLine(statement.SpanStart) || !statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) || layout.IsOnOneLine(statement.Parent.Span))
            return new SourceRepair([new(call.Expression.Span, condition), new(TextSpan.FromBounds(call.Span.End, statement.Span.End), ") " + exit)]);

        var indentation = layout.IndentationAt(statement.SpanStart);
        var inner = layout.Render(layout.If("", exit).Skip(1), indentation);
        var open = layout is { BracesAroundOne: true, BraceOnOwnLine: false } ? ") {" : ")";
        return new SourceRepair([new(call.Expression.Span, condition), new(TextSpan.FromBounds(call.Span.End, statement.Span.End), open), new(new TextSpan(layout.LineEnd(statement.Span.End), 0), layout.NewLine + inner)]);
    }

    /// <summary>Whether an <c>if</c> can take the place of a statement without braces, and no <c>else</c> becomes its own.</summary>
    private static bool IsEmbedded(StatementSyntax statement) =>
        statement.Parent is WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or DoStatementSyntax
        && !statement.Ancestors().TakeWhile(node => node is StatementSyntax and not BlockSyntax).Any(node => node is IfStatementSyntax { Else: not null });

    private static string Under(StatementSyntax statement, string exit, Layout layout) =>
        layout.IsFirstOnLine(statement.SpanStart) ? layout.NewLine + layout.IndentationAt(statement.SpanStart) + layout.Unit + exit : " " + exit;

    private static BlockingSleepCall? Find(Diagnostic diagnostic, FixedDocument document) =>
        document.Find<InvocationExpressionSyntax>(diagnostic) is { } call
        && BlockingSleepCall.TryMatch(call, document.Model, document.Options, document.CancellationToken) is { Token.IsAmbiguous: false, Sleep.IsSpin: false } sleep
        && !call.DescendantTrivia().Any(trivia => trivia.IsDirective)
            ? sleep
            : null;

    /// <summary>How the function is left: its loop first, so that what follows that still runs.</summary>
    private static string? FindExit(StatementSyntax statement, BlockingSleepCall sleep, FixedDocument document)
    {
        for (SyntaxNode? node = statement.Parent; node is not null && node != sleep.Function; node = node.Parent)
        {
            if (node is SwitchStatementSyntax or FinallyClauseSyntax)
                break;

            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax)
                return "break;";
        }

        var isVoid = sleep.Function switch
        {
            AnonymousFunctionExpressionSyntax lambda => (document.Model.GetSymbolInfo(lambda).Symbol as IMethodSymbol)?.ReturnsVoid,
            { } function => (document.Model.GetDeclaredSymbol(function) as IMethodSymbol)?.ReturnsVoid,
            _ => null,
        };
        return isVoid is true && sleep.Function is not ConstructorDeclarationSyntax ? "return;" : null;
    }

    private static bool AwaitStyle(SyntaxNode? function, SyntaxNode call)
    {
        var awaits = (function ?? call.SyntaxTree.GetRoot()).DescendantNodes(node => node == function || LoopExits.IsOfFunction(node)).OfType<AwaitExpressionSyntax>().ToList();
        return awaits.Count > 0 && awaits.All(each => each.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression));
    }
}
