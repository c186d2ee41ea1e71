using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Lifetime;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Lets a program without a host take SIGTERM for what it already does when it is interrupted.</summary>
internal sealed class SignalRegistration(FixedDocument document)
{
    private static readonly string[] VariableNames = ["sigterm", "termination", "sigtermRegistration"];
    private static readonly string[] ContextNames = ["context", "signal", "signalContext"];

    /// <summary>One registration behind all hooks of the block, whichever of them is looked at.</summary>
    public TextChange? Write(ShutdownHook hook)
    {
        if (hook.Subscription.Parent is not ExpressionStatementSyntax statement || !IsOfEntry(statement))
            return null;

        var siblings = ConsoleDriver.SiblingsOf(statement);
        var hooks = siblings.Select(HookOf).OfType<ShutdownHook>().ToList();
        var last = (StatementSyntax)hooks[hooks.Count - 1].Subscription.Parent!;
        if (Names(last) is not var (variable, context) || !document.Layout.IsFirstOnLine(last.SpanStart))
            return null;

        string[]? lines = hooks.Select(each => FindSignal(each, siblings)).FirstOrDefault(found => found is not null) is { } signal
            ? Lines(variable, context, signal)
            : hooks.All(each => each.Event is HookEvent.CancelKeyPress) || SignalProject.FrameworkOf(document.Model.Compilation) < SignalProject.FirstWithoutHandler
            ? null
            : [$"using var {variable} = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(0));"];
        if (lines is null)
            return null;

        var layout = document.Layout;
        return new TextChange(new TextSpan(layout.LineEnd(last.Span.End), 0), layout.NewLine + layout.Render(lines, layout.IndentationAt(last.SpanStart)));
    }

    private string[] Lines(string variable, string context, string signal)
    {
        var head = $"using var {variable} = PosixSignalRegistration.Create(PosixSignal.SIGTERM, {context} =>";
        var (taken, done) = ($"\t{context}.Cancel = true;", $"\t{signal};");
        return document.Layout.BraceOnOwnLine ? [head, "{", taken, done, "});"] : [head + " {", taken, done, "});"];
    }

    /// <summary>The registration holds for as long as its block, which has to be that of the program.</summary>
    private bool IsOfEntry(StatementSyntax statement) =>
        statement.Parent is GlobalStatementSyntax
        || (statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax method }
            && document.Model.Compilation.GetEntryPoint(document.CancellationToken) is { } entry
            && entry.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(document.CancellationToken) == method));

    private ShutdownHook? HookOf(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } subscription }
            ? ShutdownHook.TryMatch(subscription, document.Model, document.CancellationToken)
            : null;

    /// <summary>What the handler does to end the program: <c>stopping.Cancel()</c>, <c>ended.Set()</c>; null where somebody has to wait for it, and nobody does.</summary>
    private string? FindSignal(ShutdownHook hook, List<StatementSyntax> siblings)
    {
        foreach (var call in BodyOf(hook.Subscription.Right)?.DescendantNodes().OfType<InvocationExpressionSyntax>() ?? [])
        {
            if (call is not { Parent: ExpressionStatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax, ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax source, Name.Identifier.ValueText: var name } }
                || document.Model.GetSymbolInfo(source, document.CancellationToken).Symbol is not { } symbol
                || symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol)
                || hook.Subscription.Right.Span.Contains(symbol.Locations[0].SourceSpan))
            {
                continue;
            }

            var type = (symbol as ILocalSymbol)?.Type ?? (symbol as IFieldSymbol)?.Type ?? ((IPropertySymbol)symbol).Type;
            if ((name is "Cancel" && type.IsTokenSource()) || (name is "Set" && type.Name is "ManualResetEvent" or "ManualResetEventSlim" or "AutoResetEvent") || (name is "TrySetResult" or "SetResult" && type.Name is "TaskCompletionSource"))
            {
                if (IsAwaited(symbol, siblings) && !IsGone(symbol, hook))
                    return call.ToString();
            }
        }

        return null;
    }

    private SyntaxNode? BodyOf(ExpressionSyntax handler) => handler is AnonymousFunctionExpressionSyntax function
        ? function
        : document.Model.GetSymbolInfo(handler, document.CancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references } && references[0].SyntaxTree == document.Root.SyntaxTree
        ? references[0].GetSyntax(document.CancellationToken)
        : null;

    /// <summary>Whether the program itself looks at it: a signal that is taken and leads to nothing makes the program immortal.</summary>
    private static bool IsAwaited(ISymbol symbol, List<StatementSyntax> siblings)
    {
        var nodes = siblings.SelectMany(statement => statement.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))).ToList();
        return !nodes.OfType<InvocationExpressionSyntax>().Any(ConsoleDriver.MayBe)
            && nodes.OfType<MemberAccessExpressionSyntax>().Any(access => access.Expression is IdentifierNameSyntax owner && owner.Identifier.ValueText == symbol.Name && access.Name.Identifier.ValueText is "Token" or "IsCancellationRequested" or "Wait" or "WaitOne" or "Task" or "WaitHandle");
    }

    /// <summary>At the end of the process, what the program has disposed can't be used any more.</summary>
    private bool IsGone(ISymbol symbol, ShutdownHook hook) =>
        hook.Event is not HookEvent.CancelKeyPress
        && symbol.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(document.CancellationToken) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } });

    private (string Variable, string Context)? Names(StatementSyntax place)
    {
        var taken = new HashSet<string>(document.Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        var variable = VariableNames.FirstOrDefault(name => !taken.Contains(name));
        var context = ContextNames.FirstOrDefault(name => !taken.Contains(name));
        return variable is not null && context is not null && place.Span.Length > 0 ? (variable, context) : null;
    }
}
