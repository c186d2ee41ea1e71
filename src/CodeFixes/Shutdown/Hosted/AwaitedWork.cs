using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Keeps what a service's start leaves alone, and awaits it when the service stops: one repair for the whole type.</summary>
internal static class AwaitedWork
{
    public static SourceRepair? TryWrite(LostWork lost, FixedDocument document)
    {
        if (lost.Start.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || StartupTokenRepair.FindStop(type) is not { } stop
            || document.Model.GetDeclaredSymbol(type, document.CancellationToken) is not INamedTypeSymbol symbol
            || WorkPlaces.Of(symbol, new ShutdownSettings(document.Options).HostTypes) is not WorkPlace.Service)
        {
            return null;
        }

        var works = type.Members.OfType<MethodDeclarationSyntax>().Where(StartupTokenUse.MayMatch).SelectMany(method => Find(method, document)).ToList();
        if (!works.Any(work => work.Holder == lost.Work.Holder) || !new StopOrder(document, _ => true).TryFind(stop, out var before))
            return null;

        var fields = new ServiceFields(type, document);
        var kept = new KeptWork(works, fields, document);
        var last = kept.Write(new StopWait(stop, document).For);
        if (fields.Write() is not { } declared || TaskMethodEdits.TryAdd(stop, document, [], last, before) is not { } stopped)
            return null;

        TextChange[] changes = [.. kept.Changes, declared, .. stopped];
        return new SourceRepair(changes, declared.NewText!.Contains("List<Task>") ? ["System.Collections.Generic", "System.Threading.Tasks"] : ["System.Threading.Tasks"]);
    }

    /// <summary>The work in the method that nobody has, but for what is first to get another token.</summary>
    private static IEnumerable<WorkFate> Find(MethodDeclarationSyntax method, FixedDocument document)
    {
        var withToken = StartupTokenUse.FindAll(method, document.Model, new ShutdownSettings(document.Options).HostTypes, document.CancellationToken);
        return method.DescendantNodes()
            .Where(LostWork.IsCandidate)
            .Select(node => LostWork.TryMatch(node, document.Model, document.CancellationToken))
            .OfType<LostWork>()
            .Where(lost => KeptWork.MayKeep(lost.Work, method, document) && !withToken.Any(kept => kept.Work.Holder == lost.Work.Holder || lost.Start.Span.Contains(kept.Use.Span)))
            .Select(lost => lost.Work);
    }
}
