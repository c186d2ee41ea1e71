using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds reads of flags that nobody can tell before the program runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FlagKeyAnalyzer() : FlagRules(UnknownFlagKey.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagSymbols symbols)
    {
        if (!symbols.Apis.HasMethods)
            return;

        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                if (symbols.Apis.MayMatch(node.Node, node.CancellationToken)
                    && TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options)
                    && symbols.Apis.FindCall((InvocationExpressionSyntax)node.Node, node.SemanticModel, options, node.CancellationToken) is { } call)
                {
                    UnknownFlagKey.Check(call, symbols, options, node);
                }
            });
    }
}
