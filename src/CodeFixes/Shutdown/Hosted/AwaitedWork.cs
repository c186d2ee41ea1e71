using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Keeps what a service leaves alone when it begins, and awaits it when the service stops: one repair for the whole type.</summary>
internal static class AwaitedWork
{
    public static SourceRepair? TryWrite(LostWork lost, FixedDocument document)
    {
        if (lost.Start.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || document.Model.GetDeclaredSymbol(type, document.CancellationToken) is not INamedTypeSymbol symbol
            || WorkPlaces.Of(symbol, new ShutdownSettings(document.Options).HostTypes) is not WorkPlace.Service)
        {
            return null;
        }

        var stop = StartupTokenRepair.FindStop(type);
        var works = type.Members.OfType<MethodDeclarationSyntax>().Where(IsBeginning).SelectMany(method => Find(method, stop, document)).ToList();
        if (!works.Any(work => work.Work.Holder == lost.Work.Holder))
            return null;

        var fields = new ServiceFields(type, document);
        var kept = new KeptWork([.. works.Select(work => work.Work)], fields, document);
        var stopped = stop is null ? Add(symbol, type, works, kept, document) : Extend(stop, works, kept, document);
        if (stopped is null || fields.Write() is not { } declared)
            return null;

        TextChange[] changes = [.. kept.Changes, declared, .. stopped];
        return new SourceRepair(changes, declared.NewText!.Contains("List<Task>") ? ["System.Collections.Generic", "System.Threading", "System.Threading.Tasks"] : ["System.Threading", "System.Threading.Tasks"]);
    }

    private static bool IsBeginning(MethodDeclarationSyntax method) =>
        StartupTokenUse.MayMatch(method) || IsExecution(method);

    private static bool IsExecution(MethodDeclarationSyntax method) =>
        method is { Identifier.ValueText: "ExecuteAsync", ParameterList.Parameters.Count: 1 } && method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    /// <summary>The work in the method that nobody has, but for what is first to get another token, and what a list of it would only grow with.</summary>
    private static IEnumerable<LostWork> Find(MethodDeclarationSyntax method, MethodDeclarationSyntax? stop, FixedDocument document)
    {
        var withToken = StartupTokenUse.FindAll(method, document.Model, new ShutdownSettings(document.Options).HostTypes, document.CancellationToken);
        var end = new WorkEnd(method, stop, document);
        return method.DescendantNodes()
            .Where(LostWork.IsCandidate)
            .Select(node => LostWork.TryMatch(node, document.Model, document.CancellationToken))
            .OfType<LostWork>()
            .Where(lost => KeptWork.MayKeep(lost.Work, method, document)
                && !QueuedWork.HasComment(method, TextSpan.FromBounds(lost.Work.Holder!.SpanStart, lost.Work.Task!.SpanStart))
                && !withToken.Any(kept => kept.Work.Holder == lost.Work.Holder || lost.Start.Span.Contains(kept.Use.Span))
                && !lost.Start.Ancestors().TakeWhile(node => node != method).Any(WorkEnd.IsOpen)
                && end.IsCertain(lost));
    }

    /// <summary>Awaits the work in a method that is there, behind what tells it to end.</summary>
    private static IReadOnlyList<TextChange>? Extend(MethodDeclarationSyntax stop, List<LostWork> works, KeptWork kept, FixedDocument document)
    {
        if (!new StopOrder(document, _ => true).TryFind(stop, out var before))
            return null;

        if (works.Any(lost => lost.Start.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsExecution(method))
            && !stop.DescendantNodes().OfType<BaseExpressionSyntax>().Any(own => before is null || own.SpanStart < before.SpanStart))
        {
            return null;
        }

        return TaskMethodEdits.TryAdd(stop, document, [], kept.Write(For(works, new StopWait(stop, document))), before);
    }

    /// <summary>Adds a method that awaits the work when the service has stopped otherwise.</summary>
    private static TextChange[]? Add(INamedTypeSymbol symbol, TypeDeclarationSyntax type, List<LostWork> works, KeptWork kept, FixedDocument document)
    {
        if (symbol.BaseType is not { } own || !own.Is("Microsoft.Extensions.Hosting", "BackgroundService") || symbol.GetMembers("StopAsync").Length > 0)
            return null;

        var last = works[works.Count - 1].Start.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        var wait = new StopWait("cancellationToken", AwaitStyle.Suffix(last), document);
        string[] lines =
        [
            "public override async Task StopAsync(CancellationToken cancellationToken)",
            "{",
            $"\tawait base.StopAsync(cancellationToken){AwaitStyle.Suffix(last)};",
            .. kept.Write(For(works, wait)).Select(line => "\t" + line),
            "}",
        ];
        var layout = document.Layout;
        if (!layout.BraceOnOwnLine)
            lines = [lines[0] + " {", .. lines.Skip(2)];

        var text = layout.NewLine + layout.NewLine + layout.Render(lines, layout.IndentationAt(last.SpanStart));
        return [new TextChange(new TextSpan(layout.LineEnd(last.Span.End), 0), text)];
    }

    /// <summary>Lets failures through, but for such as only say that the work was told to end.</summary>
    private static Func<string, string> For(List<LostWork> works, StopWait wait) => works.Any(lost => lost.IsTold || lost.IsObserved) ? wait.ForCancelled : wait.For;
}
