using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Shutdown;

/// <summary>Finds threads that sleep, and asks the rule about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingSleepAnalyzer() : ShutdownRules(BlockingSleep.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject) =>
        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                if (node.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sleep" or "SpinUntil" } or IdentifierNameSyntax { Identifier.ValueText: "Sleep" or "SpinUntil" } } call
                    && TryRead(node.Options, call.SyntaxTree, isTestProject, out _)
                    && BlockingSleepCall.TryMatch(call, node.SemanticModel, node.Options.AnalyzerConfigOptionsProvider.GetOptions(call.SyntaxTree), node.CancellationToken) is { } sleep)
                {
                    BlockingSleep.Check(sleep, node);
                }
            });
}
