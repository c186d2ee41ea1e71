using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Shutdown.Lifetime;
using Seaworthy.Shutdown.Lifetime;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Hooks the shutdown itself: that of the host, or else the signal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProcessExitHookFix))]
internal sealed class ProcessExitHookFix() : ProvenFix("Hook the shutdown itself", "SeaworthyShutdown.HookShutdown", ProcessExitHook.Rule.Id)
{
    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (document.Find<AssignmentExpressionSyntax>(diagnostic) is not { } subscription
            || subscription.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { ContainsDirectives: false }
            || ShutdownHook.TryMatch(subscription, document.Model, document.CancellationToken) is not { } hook)
        {
            return null;
        }

        if (LifetimeAccess.Find(subscription, document) is { } lifetime)
            return LifetimeCallback.Write(hook, lifetime, document) is { } callback ? new SourceRepair(callback) : null;

        if (LifetimeAccess.FindHost(subscription, document) is { } host)
        {
            return LifetimeCallback.Write(hook, $"{host}.Services.GetRequiredService<IHostApplicationLifetime>()", document) is { } callback
                ? new SourceRepair(callback, "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting")
                : null;
        }

        var makesHost = (ProcessHooksReader.Read(document.Model.Compilation, document.CancellationToken) & ProcessHooks.Host) is not 0;
        return !makesHost && new SignalRegistration(document).Write(hook) is { } registration ? new SourceRepair([registration], "System", "System.Runtime.InteropServices") : null;
    }
}
