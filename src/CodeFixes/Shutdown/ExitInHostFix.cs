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
            || HostEnd.TryMatch(call, document.Model, new ShutdownSettings(document.Options), document.CancellationToken) is not { Kind: not HostEndKind.FailFast } end)
        {
            return null;
        }

        IReadOnlyList<TextChange> injected = [];
        if (LifetimeAccess.Find(call, document) is not { } lifetime)
        {
            if (new LifetimeInjection(document).Run(call) is not var (changes, expression))
                return null;

            (injected, lifetime) = (changes, expression);
        }

        var replaced = end.Kind is HostEndKind.OwnStop ? Stop(call, lifetime, document) : Exit(call, lifetime, document);
        return replaced is { } change ? new SourceRepair([.. injected, change], "Microsoft.Extensions.Hosting") : null;
    }

    private static TextChange? Exit(InvocationExpressionSyntax call, string lifetime, FixedDocument document)
    {
        if (call.ArgumentList.Arguments is not { Count: 1 } arguments || IsOverwritten(arguments[0].Expression, document) || FindResult(call, document) is not { } method)
            return null;

        var environment = call.Expression is MemberAccessExpressionSyntax { Expression: var type } ? type + "." : "";
        string[] lines = [$"{environment}ExitCode = {arguments[0].Expression};", $"{lifetime}.StopApplication();"];
        if (call.Parent is ExpressionStatementSyntax statement && !ReturnPath.Ends(statement))
        {
            if (!method.ReturnsVoid && !method.IsAsync)
                return null;

            if (method is { ReturnsVoid: false, ReturnType: INamedTypeSymbol { TypeArguments.Length: > 0 } })
                return null;

            lines = [.. lines, "return;"];
        }

        return BodyRewrite.Replace(call, lines, document);
    }

    private static TextChange? Stop(InvocationExpressionSyntax call, string lifetime, FixedDocument document)
    {
        SyntaxNode node = call;
        while (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Wait" or "GetAwaiter" or "GetResult" } or InvocationExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax)
            node = node.Parent;

        return node.Parent is ExpressionStatementSyntax statement ? BodyRewrite.Replace(statement, [$"{lifetime}.StopApplication();"], document) : null;
    }

    /// <summary>A value that the entry point returns takes the place of the exit code.</summary>
    private static bool IsOverwritten(ExpressionSyntax code, FixedDocument document) =>
        document.Model.Compilation.GetEntryPoint(document.CancellationToken) is { ReturnsVoid: false, ReturnType: INamedTypeSymbol { SpecialType: SpecialType.System_Int32 } or INamedTypeSymbol { TypeArguments.Length: 1 } }
        && document.Model.GetConstantValue(code, document.CancellationToken) is not { HasValue: true, Value: 0 };

    private static IMethodSymbol? FindResult(InvocationExpressionSyntax call, FixedDocument document) =>
        document.Model.GetEnclosingSymbol(call.SpanStart, document.CancellationToken) as IMethodSymbol;
}
