namespace Seaworthy.CodeFixes.Common;

/// <summary>
/// A fix of one document. The rewrite runs before the fix is offered, so that a fix on offer always applies, and Fix All runs
/// the same rewrite over all findings of a document at once.
/// </summary>
/// <remarks>
/// <c>dotnet format</c> asks for the action of the first finding and hands its key to Fix All, whatever that finding is. So
/// there is one key, and Fix All ignores which one it is given: a first finding without a fix keeps no other from being fixed.
/// </remarks>
internal abstract class DocumentFix(string title, string equivalenceKey, params string[] fixableIds) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(fixableIds);

    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => !await MayFixAllAsync(document, context.CancellationToken).ConfigureAwait(false)
            ? null
            : Alternative is var (_, key) && context.CodeActionEquivalenceKey == key
            ? AlternativeFixesAll ? await FixOtherwiseAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) : null
            : await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <summary>Where the action stands in a menu with those for other findings of the place: what is wrong comes before what is worth doing.</summary>
    protected virtual CodeActionPriority Priority => CodeActionPriority.Default;

    /// <summary>The title and the key of a second action, for findings that only their author knows the meaning of.</summary>
    protected virtual (string Title, string Key)? Alternative => null;

    /// <summary>Whether the second action may be taken for many findings at once.</summary>
    protected virtual bool AlternativeFixesAll => true;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var one = ImmutableArray.Create(diagnostic);
            var fixedDocument = await FixAsync(context.Document, one, context.CancellationToken).ConfigureAwait(false);
            if (fixedDocument is not null)
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(fixedDocument), equivalenceKey, Priority), one);
            else if (await FixHereAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is var (here, broken))
                context.RegisterCodeFix(CodeAction.Create($"{title} (breaks {broken})", _ => Task.FromResult(here), equivalenceKey + ".Here", Priority), one);

            // Where it is the only one, its key must not lead Fix All to do the same to findings that have the first.
            if (Alternative is var (otherTitle, otherKey) && await FixOtherwiseAsync(context.Document, one, context.CancellationToken).ConfigureAwait(false) is { } otherDocument)
                context.RegisterCodeFix(CodeAction.Create(otherTitle, _ => Task.FromResult(otherDocument), fixedDocument is null ? equivalenceKey : otherKey, Priority), one);
        }
    }

    /// <summary>The document after the second action; null where there is none.</summary>
    protected virtual Task<Document?> FixOtherwiseAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) => Task.FromResult<Document?>(null);

    /// <summary>What is right for the project that is looked at and breaks others that have the file, with their names; never part of Fix All.</summary>
    protected virtual Task<(Document Document, string Broken)?> FixHereAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<(Document Document, string Broken)?>(null);

    /// <summary>The document with every finding repaired that can be, or null when none can.</summary>
    protected abstract Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken);

    /// <summary>Whether many findings of the document may be repaired without a look at each.</summary>
    protected virtual Task<bool> MayFixAllAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(true);
}
