using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Shutdown.Lifetime;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Lifetime;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Asks the host to stop instead of ending its process.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExitInHostFix))]
internal sealed class ExitInHostFix() : ProvenFix("Stop the application", "SeaworthyShutdown.StopApplication", ExitInHost.Rule.Id)
{
    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (document.Find<InvocationExpressionSyntax>(diagnostic) is not { } call
            || HostEnd.TryMatch(call, document.Model, new ShutdownSettings(document.Options), new BeforeHost(document.Model.Compilation), document.CancellationToken) is not { Kind: not HostEndKind.FailFast } end)
        {
            return null;
        }

        IReadOnlyList<TextChange> injected = [];
        string[] namespaces = [];
        if (LifetimeAccess.Find(call, document) is not { } lifetime)
        {
            if (new LifetimeInjection(document).Run(end) is not var (changes, expression))
                return null;

            (injected, lifetime, namespaces) = (changes, expression, ["Microsoft.Extensions.Hosting"]);
        }

        var replaced = end.Kind is HostEndKind.OwnStop ? Stop(call, lifetime, document) : Exit(call, lifetime, document);
        return replaced is null ? null : new SourceRepair([.. injected, .. replaced], namespaces);
    }

    private static IReadOnlyList<TextChange>? Exit(InvocationExpressionSyntax call, string lifetime, FixedDocument document)
    {
        if (call.ArgumentList.Arguments is not { Count: 1 } arguments || IsOverwritten(arguments[0].Expression, document) || !PrivateCallers.End(call))
            return null;

        var environment = call.Expression is MemberAccessExpressionSyntax { Expression: var type } ? type + "." : "";
        string[] lines = [$"{environment}ExitCode = {arguments[0].Expression};", $"{lifetime}.StopApplication();"];
        var changes = new List<TextChange>();
        if (call.Parent is ExpressionStatementSyntax statement && !ReturnPath.Ends(statement))
        {
            if (document.Model.GetEnclosingSymbol(call.SpanStart, document.CancellationToken) is not IMethodSymbol method || !MayReturn(method))
                return null;

            lines = [lines[0], lines[1], "return;"];
            if (ReturnPath.Next(statement) is { } next)
            {
                // What follows never ran, and was there for the compiler alone.
                if (next is not (BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax) || ReturnPath.Next(next) is not null || StatementRemoval.HasComments(next))
                    return null;

                if (StatementRemoval.Remove(next, document) is not { } removed || !document.Layout.IsFirstOnLine(next.SpanStart))
                    return null;

                changes.Add(removed);
            }
        }

        return BodyRewrite.Replace(call, lines, document) is { } replaced ? [replaced, .. changes] : null;
    }

    private static bool MayReturn(IMethodSymbol method) =>
        method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 0 });

    private static IReadOnlyList<TextChange>? Stop(InvocationExpressionSyntax call, string lifetime, FixedDocument document)
    {
        SyntaxNode node = call;
        while (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Wait" or "GetAwaiter" or "GetResult" } or InvocationExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax)
            node = node.Parent;

        return node.Parent is ExpressionStatementSyntax statement && BodyRewrite.Replace(statement, [$"{lifetime}.StopApplication();"], document) is { } replaced ? [replaced] : null;
    }

    /// <summary>A value that the entry point returns takes the place of the exit code.</summary>
    private static bool IsOverwritten(ExpressionSyntax code, FixedDocument document) =>
        document.Model.Compilation.GetEntryPoint(document.CancellationToken) is { ReturnsVoid: false, ReturnType: INamedTypeSymbol { SpecialType: SpecialType.System_Int32 } or INamedTypeSymbol { TypeArguments.Length: 1 } }
        && document.Model.GetConstantValue(code, document.CancellationToken) is not { HasValue: true, Value: 0 };
}
