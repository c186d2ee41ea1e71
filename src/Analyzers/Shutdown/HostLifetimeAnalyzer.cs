using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Lifetime;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Shutdown;

/// <summary>Finds code that decides how a process ends, and asks the rules about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HostLifetimeAnalyzer() : ShutdownRules(ExitInHost.Rule, ProcessExitHook.Rule, ConsoleDrivenHost.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        var compilation = context.Compilation;
        if (symbols.HasHosting)
        {
            var isTool = CommandLineTool.Is(compilation);
            var before = new BeforeHost(compilation);
            context.RegisterNodeAction(NodeKinds.Call, node => CheckCall(node, before, isTool, isTestProject));
        }

        if (SignalProject.Find(compilation, symbols) is { } project)
        {
            var hooks = new Lazy<ProcessHooks>(() => ProcessHooksReader.Read(compilation, CancellationToken.None));
            context.RegisterNodeAction(NodeKinds.Addition, node => CheckSubscription(node, project, hooks, isTestProject));
        }
    }

    private static void CheckCall(NodeContext context, BeforeHost before, bool isTool, bool isTestProject)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var (mayEnd, mayWait) = (!isTool && HostEnd.MayBe(call), ConsoleDriver.MayBe(call));
        if ((!mayEnd && !mayWait) || !TryRead(context.Options, call.SyntaxTree, isTestProject, out var settings))
            return;

        if (mayEnd && HostEnd.TryMatch(call, context.SemanticModel, settings, before, context.CancellationToken) is { } end)
            ExitInHost.Check(end, context);

        if (mayWait && ConsoleDriver.TryMatch(call, context.SemanticModel, context.CancellationToken) is { } driver)
            ConsoleDrivenHost.Check(driver, context);
    }

    private static void CheckSubscription(NodeContext context, SignalProject project, Lazy<ProcessHooks> hooks, bool isTestProject)
    {
        var subscription = (AssignmentExpressionSyntax)context.Node;
        if (ShutdownHook.MayBe(subscription)
            && TryRead(context.Options, subscription.SyntaxTree, isTestProject, out var settings)
            && ShutdownHook.TryMatch(subscription, context.SemanticModel, context.CancellationToken) is { } hook
            && hook.IsOnlyOne(project, hooks.Value, context.SemanticModel, settings, context.CancellationToken))
        {
            ProcessExitHook.Check(hook, project, hasHost: !project.IsProgram || (hooks.Value & ProcessHooks.Host) is not 0, context);
        }
    }
}
