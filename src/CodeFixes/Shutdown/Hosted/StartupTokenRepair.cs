using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>
/// Gives all the work that a service's start leaves behind a token that is cancelled when the service stops: one repair for the
/// whole type, because the work shares the token and the method that waits for it.
/// </summary>
internal sealed class StartupTokenRepair
{
    private readonly TypeDeclarationSyntax _type;
    private readonly FixedDocument _document;
    private readonly IReadOnlyList<(MethodDeclarationSyntax Method, StartupTokenUse Kept)> _uses;
    private readonly MethodDeclarationSyntax? _stop;
    private readonly List<TextChange> _changes = [];

    private StartupTokenRepair(TypeDeclarationSyntax type, FixedDocument document)
    {
        (_type, _document) = (type, document);
        var hostTypes = new ShutdownSettings(document.Options).HostTypes;
        _uses = [.. type.Members.OfType<MethodDeclarationSyntax>().SelectMany(method => StartupTokenUse.FindAll(method, document.Model, hostTypes, document.CancellationToken).Select(kept => (method, kept)))];
        _stop = FindStop(type);
    }

    public static SourceRepair? TryWrite(TypeDeclarationSyntax type, FixedDocument document) => new StartupTokenRepair(type, document).TryWrite();

    public static MethodDeclarationSyntax? FindStop(TypeDeclarationSyntax type) => type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method =>
        method is { Identifier.ValueText: "StopAsync", ParameterList.Parameters.Count: 1 } && (method.Body is not null || method.ExpressionBody is not null));

    private SourceRepair? TryWrite()
    {
        // What drains its queue when it stops must not be cancelled at the same moment.
        if (_uses.Count is 0
            || _uses.Any(use => !use.Kept.IsReplaceable || TaskMethodEdits.HasDirectives(use.Method))
            || (_stop is not null && _stop.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Complete" or "TryComplete" or "CompleteAdding"))
            || _document.Model.GetDeclaredSymbol(_type, _document.CancellationToken) is not INamedTypeSymbol symbol)
        {
            return null;
        }

        var existing = StoppingToken.Find(symbol, _type, _stop, [.. _uses.Select(use => use.Kept.Use)]);
        var isLifetime = existing is { Property: "ApplicationStopping" };
        if (_stop is null && !isLifetime)
            return null;

        var fields = new ServiceFields(_type, _document);
        var source = existing is null ? fields.AddConstructed("CancellationTokenSource", "stoppingCts") : null;
        foreach (var (_, kept) in _uses)
            _changes.Add(new(kept.Use.Span, source is not null ? source + ".Token" : existing!.At(kept.Use, _document.Model, fields)));

        if (_stop is not null && !TryStop(source, fields, keepsWork: !isLifetime))
            return null;

        if (fields.Write() is { } declared)
            _changes.Add(declared);
        else if (source is not null)
            return null;

        if (source is not null)
            _changes.AddRange(DisposeEdits.Add(_type, source, _document));

        var hasList = _changes.Any(change => change.NewText!.Contains("List<Task>"));
        return new SourceRepair(_changes, hasList ? ["System.Collections.Generic", "System.Threading", "System.Threading.Tasks"] : ["System.Threading", "System.Threading.Tasks"]);
    }

    private bool TryStop(string? source, ServiceFields fields, bool keepsWork)
    {
        var wait = new StopWait(_stop!, _document);
        var last = new List<string>();
        var awaited = new List<AwaitedMember>();
        foreach (var member in _uses.Select(use => use.Kept.Work.Member).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default))
        {
            var one = new AwaitedMember(member!, _stop!, _document);
            if (!one.TryRead(wait))
                return false;

            awaited.Add(one);
            _changes.AddRange(one.Changes);
            if (one is { IsMentioned: false, IsTask: true } && keepsWork)
            {
                var task = fields.Access(member!.Name);
                var statement = $"await {wait.ForCancelled(task)};";
                if (last.Count > 0 && one.MayBeEmpty)
                    last.Add("");

                last.AddRange(one.MayBeEmpty ? _document.Layout.If(fields.IsThere(task), statement) : [statement]);
            }
        }

        if (keepsWork)
        {
            var works = _uses.Where(use => KeptWork.MayKeep(use.Kept.Work, use.Method, _document)).Select(use => use.Kept.Work).GroupBy(work => work.Holder).Select(group => group.First()).ToList();
            var kept = new KeptWork(works, fields, _document);
            last.AddRange(kept.Write(wait.ForCancelled));
            _changes.AddRange(kept.Changes);
        }

        SyntaxNode? before = null;
        if (last.Count > 0 && !new StopOrder(_document, _ => true).TryFind(_stop!, out before))
            return false;

        string? Replace(ExpressionSyntax value) => awaited.Select(one => one.Replace(value, wait)).FirstOrDefault(text => text is not null);
        if (source is null && last.Count is 0 && !awaited.Any(one => one.IsMentioned))
            return true;

        if (TaskMethodEdits.TryAdd(_stop!, _document, source is null ? [] : [source + ".Cancel();"], [.. last], before, Replace) is not { } stopped)
            return false;

        _changes.AddRange(stopped);
        return true;
    }
}
