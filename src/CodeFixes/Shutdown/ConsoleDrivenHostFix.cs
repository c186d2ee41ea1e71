using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Shutdown.Lifetime;
using Seaworthy.Shutdown.Lifetime;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Waits for the shutdown of a host instead of the console.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConsoleDrivenHostFix))]
internal sealed class ConsoleDrivenHostFix() : ProvenFix("Wait for the shutdown of the host", "SeaworthyShutdown.WaitForShutdown", ConsoleDrivenHost.Rule.Id)
{
    private static readonly Regex Prompt = new(@"(?:(?<=\\[nrt])|\b)(press|hit|push)(\s+)(the\s+)?([<\['‘`]|\\"")?(any\s+key|a\s+key|enter|return|esc|escape)([>\]'’`]|\\"")?(\s+key)?(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (document.Find<InvocationExpressionSyntax>(diagnostic) is not { } call
            || ConsoleDriver.TryMatch(call, document.Model, document.CancellationToken) is not { Host: { } host } driver
            || driver.Start.Parent!.ContainsDirectives)
        {
            return null;
        }

        var siblings = ConsoleDriver.SiblingsOf(driver.Start);
        var (start, waiting) = (siblings.IndexOf(driver.Start), siblings.IndexOf(driver.Waiting));
        var stop = driver.Stop is { } stopping ? siblings.IndexOf(stopping) : waiting;
        var between = siblings.GetRange(start + 1, waiting - start - 1);
        var farewell = siblings.GetRange(waiting + 1, Math.Max(0, stop - waiting - 1));
        var rest = siblings.Skip(stop + 1).ToList();
        var outside = MentionsOutside(driver, host);
        if (!farewell.All(statement => IsOutput(statement) && !Mentions(statement, host)) || outside.Any(IsStop))
            return null;

        var removed = driver.Stop is { } last ? StatementRemoval.Remove(last, document) : null;
        if (driver.Stop is not null && removed is null)
            return null;

        var isAsync = IsAwaited(driver.Start) || (driver.Stop is not null && IsAwaited(driver.Stop)) || IsAwaited(driver.Waiting);
        var isRun = driver.Starting.Call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RunAsync" };
        var changes = between.Count is 0 && farewell.Count is 0 && outside.All(IsDisposal) && rest.All(statement => IsDisposal(statement) || !Mentions(statement, host))
            ? Run(driver, isAsync, isRun, document)
            : null;
        if (changes is null && !isRun)
            changes = [new TextChange(driver.Waiting.Span, Wait(host, isAsync, driver.Start)), .. between.SelectMany(Prompts)];

        return changes is null ? null : new SourceRepair(removed is { } change ? [.. changes, change] : changes, Namespaces(driver, document));
    }

    /// <summary>Lets the call that starts the host wait for its end.</summary>
    private static List<TextChange>? Run(ConsoleDriver driver, bool isAsync, bool isRun, FixedDocument document)
    {
        var call = driver.Starting.Call;
        if (driver.Start is not ExpressionStatementSyntax { Expression: var expression }
            || (call.ArgumentList.Arguments.Count > 0 && !isRun)
            || StatementRemoval.HasComments(driver.Waiting)
            || StatementRemoval.Remove(driver.Waiting, document) is not { } removed)
        {
            return null;
        }

        var name = ((MemberAccessExpressionSyntax)call.Expression).Name;
        var changes = new List<TextChange> { removed };
        if (isRun)
            changes.Add(new TextChange(TextSpan.FromBounds(expression.SpanStart, call.SpanStart), "await "));
        else if (IsAwaited(driver.Start))
            changes.Add(new TextChange(name.Span, "RunAsync"));
        else if (expression == call || IsBlocking(expression))
            changes.Add(isAsync ? new TextChange(expression.Span, $"await {driver.Host}.RunAsync()") : new TextChange(expression.Span, $"{driver.Host}.Run()"));
        else
            return null;

        return changes;
    }

    private static string Wait(string host, bool isAsync, StatementSyntax start)
    {
        if (!isAsync)
            return $"{host}.WaitForShutdown();";

        var configured = start.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.ValueText is "ConfigureAwait");
        return $"await {host}.WaitForShutdownAsync(){(configured ? ".ConfigureAwait(false)" : "")};";
    }

    /// <summary>What a prompt says is true of another key now.</summary>
    private static IEnumerable<TextChange> Prompts(StatementSyntax statement)
    {
        if (!IsOutput(statement))
            yield break;

        foreach (var token in statement.DescendantTokens().Where(token => token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken or (int)SyntaxKind.SingleLineRawStringLiteralToken or (int)SyntaxKind.MultiLineRawStringLiteralToken))
        {
            foreach (Match match in Prompt.Matches(token.Text))
                yield return new TextChange(new TextSpan(token.SpanStart + match.Index, match.Length), match.Groups[1].Value + match.Groups[2].Value + "Ctrl+C");
        }
    }

    private static bool IsAwaited(StatementSyntax statement) => statement.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).OfType<AwaitExpressionSyntax>().Any();

    /// <summary><c>host.StartAsync().Wait()</c></summary>
    private static bool IsBlocking(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "GetResult" } };

    private static bool IsDisposal(StatementSyntax statement) =>
        statement.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "DisposeAsync" } };

    private static bool IsOutput(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } }
        && (name is "Write" or "WriteLine" or "Information" or "Info" || name.StartsWith("Log", StringComparison.Ordinal));

    private static bool Mentions(StatementSyntax statement, string host)
    {
        var name = host.Substring(host.LastIndexOf('.') + 1);
        return statement.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == name);
    }

    /// <summary>What the function does with the host behind the block that waits, such as in a <c>finally</c>.</summary>
    private static List<SyntaxNode> MentionsOutside(ConsoleDriver driver, string host)
    {
        var block = driver.Waiting.Parent!;
        var name = host.Substring(host.LastIndexOf('.') + 1);
        var function = block.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax) ?? block;
        return [.. function.DescendantNodes().Where(node => node is IdentifierNameSyntax { Identifier.ValueText: var text } && text == name && node.SpanStart > block.Span.End && block is not CompilationUnitSyntax)];
    }

    private static bool IsStop(SyntaxNode mention) => MemberOf(mention) is "StopAsync" or "Stop" or "WaitForShutdown" or "WaitForShutdownAsync";

    private static bool IsDisposal(SyntaxNode mention) => MemberOf(mention) is "Dispose" or "DisposeAsync";

    private static string? MemberOf(SyntaxNode mention) => mention.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == mention => access.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax outer } => outer.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: var rest } => rest.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault()?.Name.Identifier.ValueText,
        _ => null,
    };

    private static string[] Namespaces(ConsoleDriver driver, FixedDocument document) =>
        document.Model.GetTypeInfo(driver.Starting.Host, document.CancellationToken).Type is INamedTypeSymbol { Name: "IWebHost" } ? ["Microsoft.AspNetCore.Hosting"] : ["Microsoft.Extensions.Hosting"];
}
