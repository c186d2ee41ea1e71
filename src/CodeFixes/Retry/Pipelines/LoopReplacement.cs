using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Puts a pipeline and its call in place of a loop.</summary>
internal sealed class LoopReplacement(
    RehearsedLoop rehearsed,
    CodeStyle style,
    PipelineToken token,
    AttemptCode attempt,
    Aftermath aftermath,
    OuterCatches catches,
    PipelineOptions options)
{
    public SyntaxNode? Apply(CompilationUnitSyntax root)
    {
        var loop = rehearsed.Loop;
        var indentation = CodeStyle.LineIndentation(loop.Syntax is LabeledStatementSyntax labeled ? labeled.Statement : rehearsed.Site.Siblings[rehearsed.Site.First]);
        var comments = LoopComments.Find(rehearsed);
        var home = PipelineHome.Create(options with { PredicateComments = comments.OfPredicate, PauseComments = comments.OfPause }, loop, indentation);
        if (new CallStatements(rehearsed, style, token, attempt, aftermath, catches).Print(home.Name, indentation) is not { } body)
            return null;

        var declarations = new LoopDeclarations(rehearsed, aftermath, attempt, body.Result);
        var leading = LoopComments.Above(rehearsed.Site.Siblings[rehearsed.Site.First], indentation, style.EndOfLine);
        var counters = string.Concat(attempt.Counters.Select(counter => indentation + "var " + counter.Symbol.Name + " = " + CounterText.Text(counter.Start) + ";" + style.EndOfLine));
        var text = leading + home.Local + (home.Local is null ? "" : style.EndOfLine) + comments.OfLoop(indentation, style.EndOfLine) + counters + body.Text;
        var replacement = Parse(text, root);
        if (replacement is null || !comments.AllIn(text + home.Field?.ToFullString()))
            return null;

        var removed = declarations.FindRemoved(replacement);
        removed.UnionWith(aftermath.Consumed);
        if (!declarations.AreComplete(replacement))
            return null;

        var last = replacement[replacement.Count - 1];
        replacement[replacement.Count - 1] = last.WithTrailingTrivia(rehearsed.Site.Siblings[rehearsed.Site.Last].GetTrailingTrivia());
        return Place(root, home, replacement, removed);
    }

    private static List<StatementSyntax>? Parse(string text, CompilationUnitSyntax root)
    {
        var block = (BlockSyntax)SyntaxFactory.ParseStatement("{\n" + text + "}", options: (CSharpParseOptions)root.SyntaxTree.Options);
        var statements = block.Statements.ToList();
        return block.ContainsDiagnostics || statements.Count is 0 ? null : statements;
    }

    private CompilationUnitSyntax Place(CompilationUnitSyntax root, PipelineHome home, List<StatementSyntax> replacement, HashSet<StatementSyntax> removed)
    {
        var site = rehearsed.Site;
        if (home is not { Type: { } type, Field: not null })
            return AddUsings((CompilationUnitSyntax)site.Replace(root, replacement, removed));

        var marker = new SyntaxAnnotation();
        var marked = root.ReplaceNode(type, MarkContainer(type, replacement, removed).WithAdditionalAnnotations(marker));
        var current = (TypeDeclarationSyntax)marked.GetAnnotatedNodes(marker).Single();
        var index = type.Members.IndexOf(member => member.Span.Contains(site.Container.Span));
        var position = index < 0 ? current.SpanStart : current.Members[index].SpanStart;
        return AddUsings(marked.ReplaceNode(current, home.AddTo(current, position, style.EndOfLine).WithoutAnnotations(marker)));
    }

    private TypeDeclarationSyntax MarkContainer(TypeDeclarationSyntax type, List<StatementSyntax> replacement, HashSet<StatementSyntax> removed) =>
        (TypeDeclarationSyntax)rehearsed.Site.Replace(type, replacement, removed);

    private CompilationUnitSyntax AddUsings(CompilationUnitSyntax root)
    {
        var needed = new List<string>();
        AddUnlessSeen("ResiliencePipelineBuilder", "Polly", needed);
        if (!style.HasTargetTypedNew)
            AddUnlessSeen("RetryStrategyOptions", "Polly.Retry", needed);

        if (options.Pause.Options.Any(option => option.Contains("TimeSpan")) || options.Callback.IsEmpty is false)
            AddUnlessSeen("TimeSpan", "System", needed);

        if (options.Pause.Options.Any(option => option.Contains("ValueTask")) || (rehearsed.Loop.IsAsync && !attempt.HasAwait))
            AddUnlessSeen("ValueTask", "System.Threading.Tasks", needed);

        return UsingDirectives.Add(root, needed, style.EndOfLine);
    }

    private void AddUnlessSeen(string type, string space, List<string> needed)
    {
        var found = rehearsed.Loop.Model.LookupNamespacesAndTypes(style.Position, name: type);
        if (!found.Any(symbol => symbol is INamedTypeSymbol named && named.ContainingNamespace.Is(space)))
            needed.Add(space);
    }
}
