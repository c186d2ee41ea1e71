using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Common;

/// <summary>Asks the compiler what changed code would mean in the place of the original.</summary>
internal static class Speculation
{
    /// <summary>Binds the smallest piece around the expression that the compiler can bind on its own, with another one in its place.</summary>
    public static IOperation? BindInPlace(SemanticModel model, ExpressionSyntax original, ExpressionSyntax replacement)
    {
        if (model.IsSpeculativeSemanticModel)
            return null;

        var mark = new SyntaxAnnotation();
        var marked = replacement.WithAdditionalAnnotations(mark);
        for (SyntaxNode? host = original; host is not null; host = host.Parent)
        {
            if (host is not (StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax))
                continue;

            var changed = host.ReplaceNode(original, marked);
            SemanticModel? speculative = null;
            var bound = changed switch
            {
                StatementSyntax statement => model.TryGetSpeculativeSemanticModel(host.SpanStart, statement, out speculative),
                ArrowExpressionClauseSyntax body => model.TryGetSpeculativeSemanticModel(host.SpanStart, body, out speculative),
                EqualsValueClauseSyntax initializer => model.TryGetSpeculativeSemanticModel(host.SpanStart, initializer, out speculative),
                _ => false,
            };

            if (!bound || speculative is null)
                continue;

            foreach (var node in changed.GetAnnotatedNodes(mark))
                return speculative.GetOperation(node);
        }

        return null;
    }
}
