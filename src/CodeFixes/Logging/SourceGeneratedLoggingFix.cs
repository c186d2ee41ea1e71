using Seaworthy.CodeFixes.Logging.Generated;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>log.LogInformation("Order {OrderId} sent", id)</c> into <c>OrderSent(id)</c>, a method with <c>[LoggerMessage]</c>.</summary>
/// <remarks>The SDK reports such calls as CA1848, and has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SourceGeneratedLoggingFix))]
internal sealed class SourceGeneratedLoggingFix : CodeFixProvider
{
    private const string Title = "Use a source-generated log method";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(SourceGeneratedLogging.Rule.Id, "CA1848");

    public override FixAllProvider GetFixAllProvider() => new GeneratedLoggingFixAll(Title);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var tree = await GeneratedLoggingDocument.RewriteAsync(context.Document, [diagnostic], new GeneratedMethods(), compilation: null, context.CancellationToken).ConfigureAwait(false);
            if (tree is null)
                continue;

            var text = await tree.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithText(text)), "SeaworthyLogging.Generated", CodeActionPriority.Low), diagnostic);
        }
    }
}
