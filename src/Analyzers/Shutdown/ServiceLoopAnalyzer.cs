using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Shutdown;

/// <summary>Finds loops that a shutdown doesn't end, and asks the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ServiceLoopAnalyzer() : ShutdownRules(UnstoppableLoop.Rule, CatchAllDefeatsCancellation.Rule, CancellationMistakenForShutdown.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        context.RegisterNodeAction(
            NodeKinds.Loop,
            node =>
            {
                if (TryRead(node.Options, node.Node.SyntaxTree, isTestProject, out var settings) && EndlessLoop.TryMatch((StatementSyntax)node.Node, node.SemanticModel, settings, node.CancellationToken) is { } loop)
                    UnstoppableLoop.Check(loop, node);
            });
        context.RegisterNodeAction(
            NodeKinds.Catch,
            node =>
            {
                if (!TryRead(node.Options, node.Node.SyntaxTree, isTestProject, out var settings))
                    return;

                var clause = (CatchClauseSyntax)node.Node;
                if (SwallowedCancellation.TryMatch(clause, node.SemanticModel, settings, node.CancellationToken) is { } swallowed)
                    CatchAllDefeatsCancellation.Check(swallowed, node);
                else if (MistakenShutdown.TryMatch(clause, node.SemanticModel, settings, node.CancellationToken) is { } mistaken)
                    CancellationMistakenForShutdown.Check(mistaken, node);
            });
    }
}
