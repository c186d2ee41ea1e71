using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Checks;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds reads of flags that still vary, and looks at what the code does with the answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FlagCheckAnalyzer() : FlagRules(RepeatedFlagCheck.Rule, IdenticalFlagBranches.Rule, IgnoredFlagRead.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagSymbols symbols)
    {
        if (!symbols.Apis.MayRead)
            return;

        var registry = FlagRegistry.Read(context.Options, context.CancellationToken);

        // A local is looked at together with its uses, which belong to the same body.
        context.RegisterNodeAction(
            NodeKinds.Call | NodeKinds.Element,
            node =>
            {
                if (symbols.Apis.MayMatch(node.Node, node.CancellationToken)
                    && TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options)
                    && symbols.Apis.TryMatch((ExpressionSyntax)node.Node, node.SemanticModel, options, node.CancellationToken) is { } read
                    && registry.FindRetired(read, options) is null
                    && !ExcludedKeys.Contain(read.Key, options))
                {
                    FlagReport.Check(read, node);
                }
            });
    }
}
