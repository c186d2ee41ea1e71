using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Keeps the tasks of discarded work in a field, so that somebody can wait for them.</summary>
internal sealed class KeptWork(IReadOnlyList<WorkFate> works, ServiceFields fields, FixedDocument document)
{
    private readonly List<TextChange> _changes = [];

    public IReadOnlyList<TextChange> Changes => _changes;

    /// <summary>The statements that wait for the work; none where nothing is kept.</summary>
    /// <param name="wait">How a task is waited for.</param>
    public string[] Write(Func<string, string> wait)
    {
        if (works.Count is 0)
            return [];

        if (works.Count > 1 || IsRepeated(works[0].Holder!))
        {
            var list = fields.AddConstructed("List<Task>", "work");
            foreach (var work in works)
            {
                Assign(work, list + ".Add(");
                _changes.Add(new(new TextSpan(work.Task!.Span.End, 0), AsTask(work) + ")"));
            }

            return [$"await {wait($"Task.WhenAll({list})")};"];
        }

        var field = fields.AddTask("work");
        Assign(works[0], field + " = ");
        if (AsTask(works[0]) is { Length: > 0 } conversion)
            _changes.Add(new(new TextSpan(works[0].Task!.Span.End, 0), conversion));

        return [$"await {wait(field)};"];
    }

    /// <summary>Whether the work can be kept: it stands in the method itself and gives a task.</summary>
    public static bool MayKeep(WorkFate work, MethodDeclarationSyntax method, FixedDocument document) =>
        work is { Fate: Fate.Discarded, Task: { } task, Holder: { } holder }
        && WorkFate.IsTask(document.Model.GetTypeInfo(task, document.CancellationToken).Type)
        && (holder is ExpressionStatementSyntax || holder.Parent is ExpressionStatementSyntax || holder is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } } })
        && holder.Ancestors().TakeWhile(node => node != method).All(LoopExits.IsOfFunction)
        && !TaskMethodEdits.HasDirectives(holder);

    private void Assign(WorkFate work, string target)
    {
        var start = work.Holder switch
        {
            VariableDeclaratorSyntax { Parent: { } declaration } => declaration.SpanStart,
            { } holder => holder.SpanStart,
            _ => work.Task!.SpanStart,
        };
        _changes.Add(new(TextSpan.FromBounds(start, work.Task!.SpanStart), target));
    }

    private string AsTask(WorkFate work) => document.Model.GetTypeInfo(work.Task!, document.CancellationToken).Type is INamedTypeSymbol { Name: "ValueTask" } ? ".AsTask()" : "";

    private static bool IsRepeated(SyntaxNode holder) => holder.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(node =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax);
}
