using System.Composition;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>SEA4001, SEA4017: removes a retired flag from the whole solution, with all that it kept alive.</summary>
/// <remarks>
/// The flag is removed everywhere or nowhere, so there is one action and one key whatever is selected. Fix All takes the flags
/// of all findings in one pass, which the batch fixer can't: it loses what is changed in the flag file.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetiredFlagFix))]
internal sealed class RetiredFlagFix : CodeFixProvider
{
    private const string EquivalenceKey = "SEA4001.Remove";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SEA4001", "SEA4017");

    public override FixAllProvider GetFixAllProvider() => FlagFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (KeyOf(diagnostic) is not { } key)
                continue;

            var (title, removed) = ($"Remove the flag '{key}'", await FlagRemoval.RunAsync(context.Document.Project.Solution, [key], context.CancellationToken).ConfigureAwait(false));
            if (removed is null)
                (title, removed) = ("Remove the other retired flags", await FlagRemoval.RunAsync(context.Document.Project.Solution, keys: null, context.CancellationToken).ConfigureAwait(false));

            if (removed is not null)
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(removed), EquivalenceKey, CodeActionPriority.High), diagnostic);
        }
    }

    private static string? KeyOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue("flag", out var key) ? key : null;

    private sealed class FlagFixAll : FixAllProvider
    {
        public static FlagFixAll Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var diagnostic in await FindAsync(fixAllContext).ConfigureAwait(false))
            {
                if (KeyOf(diagnostic) is { } key)
                    keys.Add(key);
            }

            if (keys.Count is 0)
                return null;

            var removed = await FlagRemoval.RunAsync(fixAllContext.Solution, keys, fixAllContext.CancellationToken).ConfigureAwait(false);
            return removed is null ? null : CodeAction.Create("Remove the retired flags", _ => Task.FromResult(removed), EquivalenceKey);
        }

        private static async Task<IEnumerable<Diagnostic>> FindAsync(FixAllContext context)
        {
            switch (context.Scope)
            {
                case FixAllScope.Document when context.Document is { } document:
                    return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

                case FixAllScope.Project:
                    return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);

                default:
                    var all = new List<Diagnostic>();
                    foreach (var project in context.Solution.Projects)
                        all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

                    return all;
            }
        }
    }
}
