using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Shutdown.Hosted;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Gives work that outlives the start of its service a token that is cancelled when the service stops.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StartupTokenKeptFix))]
internal sealed class StartupTokenKeptFix() : ProvenFix("Use a token that is cancelled when the service stops", "SeaworthyShutdown.StoppingToken", StartupTokenKept.Rule.Id)
{
    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document) =>
        document.Find<TypeDeclarationSyntax>(diagnostic) is { } type ? StartupTokenRepair.TryWrite(type, document) : null;
}
