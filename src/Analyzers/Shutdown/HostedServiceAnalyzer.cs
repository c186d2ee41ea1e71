using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Shutdown;

/// <summary>Looks at the methods by which a host starts and stops a service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HostedServiceAnalyzer() : ShutdownRules(BaseNotCalled.Rule, StartupTokenKept.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        if (!symbols.HasHosting)
            return;

        context.RegisterNodeAction(
            NodeKinds.Method,
            node =>
            {
                var method = (MethodDeclarationSyntax)node.Node;
                if (!MissingBaseCall.MayMatch(method) && !StartupTokenUse.MayMatch(method) || !TryRead(node.Options, method.SyntaxTree, isTestProject, out var settings))
                    return;

                BaseNotCalled.Check(node);
                CheckToken(method, settings, node);
            });
    }

    private static void CheckToken(MethodDeclarationSyntax method, ShutdownSettings settings, NodeContext context)
    {
        SyntaxNode? last = null;
        foreach (var kept in StartupTokenUse.FindAll(method, context.SemanticModel, settings.HostTypes, context.CancellationToken))
        {
            // What keeps the token in several places is one finding.
            if (kept.Keeper != last)
                StartupTokenKept.Check(kept, context);

            last = kept.Keeper;
        }
    }
}
