using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>The template argument of a rewritten call.</summary>
/// <param name="Value">The constant that it is; null when a condition selects one of several.</param>
internal readonly record struct TemplateCode(ExpressionSyntax Expression, string? Value)
{
    public static TemplateCode? Write(RuntimeMessage message, List<MessageArm> arms, List<string> placeholders, BraceHandling braces, bool constantsInterpolate)
    {
        string code;
        string? value = null;
        if (arms.Count is 1)
        {
            var source = WriteArm(arms[0]);
            (code, value) = (source.Code, source.Value);
        }
        else
        {
            // The condition stays as it is written; only its texts change.
            code = message.Content.Syntax.ToString();
            var start = message.Content.Syntax.SpanStart;
            for (var index = arms.Count - 1; index >= 0; index--)
            {
                var span = arms[index].Content.Syntax.Span;
                code = code.Remove(span.Start - start, span.Length).Insert(span.Start - start, WriteArm(arms[index]).Code);
            }
        }

        var expression = SyntaxFactory.ParseExpression(code);
        return expression.ContainsDiagnostics || expression.FullSpan.Length != code.Length ? null : new TemplateCode(expression, value);

        TemplateSource WriteArm(MessageArm arm) =>
            RawTemplateWriter.TryWrite(arm.Content, arm.Parts!, placeholders, braces) ?? TemplateWriter.Write(arm.Parts!, placeholders, braces, constantsInterpolate);
    }
}
