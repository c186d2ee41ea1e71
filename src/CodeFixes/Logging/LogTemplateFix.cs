using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Log($"Order {order.Id} sent")</c> into <c>Log("Order {OrderId} sent", order.Id)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogTemplateFix))]
internal sealed class LogTemplateFix() : RewriteFix(RuntimeTemplate.Rule, "Use a message template")
{
    protected override Edit? Rewrite(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || model.GetOperation(syntax, cancellationToken) is not IInvocationOperation invocation
            || LoggingSymbols.Find(model.Compilation) is not { } symbols
            || LogCall.TryMatch(invocation, symbols) is not { TemplateValues.IsEmpty: true } call
            || RuntimeTemplate.FindInterpolation(call) is not { } interpolation)
        {
            return null;
        }

        var template = new MessageTemplate();
        var values = new List<ArgumentSyntax>();
        foreach (var part in interpolation.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } }:
                    template.AppendText(text);
                    break;

                case IInterpolationOperation hole:
                    template.AppendPlaceholder(
                        PlaceholderName.For(hole.Expression),
                        hole.Alignment?.ConstantValue.Value?.ToString(),
                        hole.FormatString is ILiteralOperation { ConstantValue.Value: string format } ? format : null);
                    values.Add(Argument((ExpressionSyntax)hole.Expression.Syntax));
                    break;
            }
        }

        // An argument operation points at what is inside the parentheses, when there are any.
        var message = call.Message.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()!;
        var literal = LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(template.ToString()));
        var arguments = syntax.ArgumentList.Arguments.Replace(message, message.WithExpression(literal)).AddRange(values);
        var rewritten = syntax.WithArgumentList(syntax.ArgumentList.WithArguments(arguments));
        return model.StillCalls(syntax, rewritten, invocation.TargetMethod) ? new Edit(syntax.ArgumentList, rewritten.ArgumentList) : null;
    }
}
