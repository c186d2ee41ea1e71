using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Shutdown;

/// <summary>Looks at the methods by which a host starts and stops a service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HostedServiceAnalyzer() : ShutdownRules(BaseNotCalled.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        if (!symbols.HasHosting)
            return;

        context.RegisterSyntaxNodeAction(
            node =>
            {
                var method = (MethodDeclarationSyntax)node.Node;
                if (MissingBaseCall.MayMatch(method) && TryRead(node.Options, method.SyntaxTree, isTestProject, out _))
                    BaseNotCalled.Check(node);
            },
            SyntaxKind.MethodDeclaration);
    }
}
