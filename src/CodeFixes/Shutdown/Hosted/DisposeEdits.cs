using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Disposes of a new field where a type disposes of the others.</summary>
internal static class DisposeEdits
{
    public static IEnumerable<TextChange> Add(TypeDeclarationSyntax type, string field, FixedDocument document)
    {
        var method = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(member => member is { Identifier.ValueText: "Dispose", ParameterList.Parameters.Count: 0 });
        if (method is null
            || TaskMethodEdits.HasDirectives(method)
            || document.Model.GetDeclaredSymbol(type, document.CancellationToken)?.AllInterfaces.Any(contract => contract.Is("System", "IDisposable")) is not true)
        {
            return [];
        }

        var layout = document.Layout;
        var edits = new SourceEdits(document.Root);
        if (method.Body is { } body)
        {
            new StatementEdits(edits, layout).Append(body, field + ".Dispose();");
        }
        else if (method.ExpressionBody is { Expression: var value } arrow && layout.IsOnOneLine(value.Span) && value is not ThrowExpressionSyntax && !arrow.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            var indentation = layout.IndentationAt(method.SpanStart);
            var lines = layout.Render([$"{value};", $"{field}.Dispose();"], indentation + layout.Unit);
            edits.Replace(
                TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, method.SemicolonToken.Span.End),
                (layout.BraceOnOwnLine ? layout.NewLine + indentation : " ") + "{" + layout.NewLine + lines + layout.NewLine + indentation + "}");
        }

        return edits.Changes;
    }
}
