using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Writes an <c>async</c> function that has nothing to wait for as one that returns a finished task.</summary>
internal sealed class PlainTask(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Droppable _expressions = new(model, cancellationToken);

    /// <returns>None where the function has to stay as it is.</returns>
    public IEnumerable<TextChange> Changes()
    {
        var (modifiers, type, body, arrow) = function switch
        {
            MethodDeclarationSyntax method => (method.Modifiers, method.ReturnType, method.Body, method.ExpressionBody),
            LocalFunctionStatementSyntax local => (local.Modifiers, local.ReturnType, local.Body, local.ExpressionBody),
            _ => default,
        };
        if (type is null || model.GetTypeInfo(type, cancellationToken).Type is not INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { } space } task || space.ToString() is not "System.Threading.Tasks")
            return [];

        var change = (task.TypeArguments.Length, body, arrow) switch
        {
            (1, { Statements: { Count: 1 } statements }, _) when statements[0] is ReturnStatementSyntax { Expression: { } value } => Wrap(value, task, type),
            (1, null, { Expression: var value }) => Wrap(value, task, type),
            (0, { Statements.Count: 0 }, _) => Finish(body, task, type),
            _ => null,
        };
        if (change is null)
            return [];

        var keyword = modifiers.First(modifier => modifier.IsKind(SyntaxKind.AsyncKeyword));
        return [new TextChange(TextSpan.FromBounds(keyword.SpanStart, keyword.GetNextToken().SpanStart), ""), change.Value];
    }

    private TextChange? Wrap(ExpressionSyntax value, INamedTypeSymbol task, TypeSyntax written)
    {
        if (!_expressions.CannotThrow(value) || Name(written) is not { } name)
            return null;

        // A value that is converted on its way into the task has to be told which one.
        var result = task.TypeArguments[0];
        var own = model.GetTypeInfo(value, cancellationToken).Type;
        var isSame = own is not null && SymbolEqualityComparer.IncludeNullability.Equals(own.WithNullableAnnotation(NullableAnnotation.None), result.WithNullableAnnotation(NullableAnnotation.None)) && (!result.IsReferenceType || result.NullableAnnotation is not NullableAnnotation.Annotated);
        var arguments = isSame ? "" : ArgumentsOf(written);
        var open = task.IsValueType && !task.GetMembers("FromResult").Any() && !HasFromResult(task) ? $"new {written}(" : $"{name}.FromResult{arguments}(";
        return new TextChange(value.Span, open + value + ")");
    }

    private static bool HasFromResult(INamedTypeSymbol task) => task.ContainingNamespace.GetTypeMembers(task.Name, 0).Any(type => type.GetMembers("FromResult").Any());

    private TextChange? Finish(BlockSyntax body, INamedTypeSymbol task, TypeSyntax written)
    {
        var value = task.GetMembers("CompletedTask").Any() ? $"{written}.CompletedTask" : task.IsValueType ? "default" : null;
        if (value is null || body.DescendantTrivia().Any(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
            return null;

        var text = body.SyntaxTree.GetText(cancellationToken);
        var (open, close) = (text.Lines.GetLineFromPosition(body.OpenBraceToken.SpanStart), text.Lines.GetLineFromPosition(body.CloseBraceToken.SpanStart));
        var statement = $"return {value};";
        if (open.LineNumber == close.LineNumber)
            return new TextChange(TextSpan.FromBounds(body.OpenBraceToken.Span.End, body.CloseBraceToken.SpanStart), $" {statement} ");

        var layout = Common.Editing.Layout.Read((CompilationUnitSyntax)body.SyntaxTree.GetRoot(cancellationToken));
        return new TextChange(
            TextSpan.FromBounds(body.OpenBraceToken.Span.End, body.CloseBraceToken.SpanStart),
            layout.NewLine + layout.IndentationAt(body.CloseBraceToken.SpanStart) + layout.Unit + statement + layout.NewLine + layout.IndentationAt(body.CloseBraceToken.SpanStart));
    }

    private static string? Name(TypeSyntax written) => written switch
    {
        GenericNameSyntax generic => generic.Identifier.Text,
        QualifiedNameSyntax { Right: GenericNameSyntax generic } qualified => qualified.Left + "." + generic.Identifier.Text,
        _ => null,
    };

    private static string ArgumentsOf(TypeSyntax written) => (written as GenericNameSyntax ?? (GenericNameSyntax)((QualifiedNameSyntax)written).Right).TypeArgumentList.ToString();
}
