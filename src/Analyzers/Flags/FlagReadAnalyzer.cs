using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Finds reads of flags, and asks whether the flag still varies.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FlagReadAnalyzer() : FlagRules(RetiredFlag.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagSymbols symbols)
    {
        var registry = FlagRegistry.Read(context.Options, context.CancellationToken);
        if (!symbols.Apis.MayDecide(registry) && !symbols.Apis.HasMethods)
            return;

        var retired = new RetiredFlag(symbols, registry);
        context.RegisterNodeAction(
            NodeKinds.Call | NodeKinds.Element,
            node =>
            {
                if (retired.MayMatch(node.Node, node.CancellationToken) && TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options))
                    retired.Check((ExpressionSyntax)node.Node, node, options);
            });
        context.RegisterNodeAction(
            NodeKinds.Attribute,
            node =>
            {
                if (TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options))
                    retired.Check((AttributeSyntax)node.Node, node, options);
            });

        // Names are everywhere: they are only looked at where some of them are flags.
        if (!symbols.Apis.With(registry).HasProperties(context.CancellationToken))
            return;

        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options))
                    retired.Check((ExpressionSyntax)node.Node, ContextOf(node), options);
            },
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxKind.MemberBindingExpression,
            SyntaxKind.IdentifierName);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (TryRead(node.Options, node.Node.SyntaxTree, symbols, out var options))
                    retired.Check((SubpatternSyntax)node.Node, ContextOf(node), options);
            },
            SyntaxKind.Subpattern);
    }

    private static NodeContext ContextOf(SyntaxNodeAnalysisContext node) => new(node.Node, node.SemanticModel, node.Options, node.ReportDiagnostic, node.CancellationToken);
}
