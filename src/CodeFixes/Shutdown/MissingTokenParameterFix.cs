using Seaworthy.CodeFixes.Shutdown.Threading;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Threads the callers' token through private methods, in all files of their type at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingTokenParameterFix))]
internal sealed class MissingTokenParameterFix : CodeFixProvider
{
    private const string Title = "Pass the callers' CancellationToken on";
    private const string InterfaceKey = nameof(MissingTokenParameterFix) + "OfInterfaces";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SEA3004");

    public override FixAllProvider GetFixAllProvider() => new EveryChain();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var one = ImmutableArray.Create(diagnostic);
            if (await ChainRepair.RunAsync(context.Document.Project.Solution, one, ofInterfaces: false, context.CancellationToken).ConfigureAwait(false) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(MissingTokenParameterFix)), one);
            else if (await ChainRepair.FindContractAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } contract
                && await ChainRepair.RunAsync(context.Document.Project.Solution, one, ofInterfaces: true, context.CancellationToken).ConfigureAwait(false) is { } everywhere)
            {
                context.RegisterCodeFix(CodeAction.Create(contract, _ => Task.FromResult(everywhere), InterfaceKey), one);
            }
        }
    }

    /// <summary>Plans once for all findings, since a chain may be the finding of many.</summary>
    private sealed class EveryChain : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var diagnostics = context.Scope switch
            {
                FixAllScope.Document when context.Document is { } document => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
                FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
                FixAllScope.Solution => await FindAllAsync(context).ConfigureAwait(false),
                _ => ImmutableArray<Diagnostic>.Empty,
            };
            var ofInterfaces = context.CodeActionEquivalenceKey is InterfaceKey;
            return await ChainRepair.RunAsync(context.Solution, diagnostics, ofInterfaces, context.CancellationToken).ConfigureAwait(false) is { } changed
                ? CodeAction.Create(Title, _ => Task.FromResult(changed), context.CodeActionEquivalenceKey)
                : null;
        }

        private static async Task<ImmutableArray<Diagnostic>> FindAllAsync(FixAllContext context)
        {
            var found = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var project in context.Solution.Projects)
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

            return found.ToImmutable();
        }
    }
}
