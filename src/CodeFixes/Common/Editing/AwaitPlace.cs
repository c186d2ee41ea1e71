using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Common.Editing;

/// <summary>Places that get an await.</summary>
internal static class AwaitPlace
{
    /// <summary>
    /// Whether nothing at the place lives on the stack alone, such as a span or a reference. From C# 13 on the compiler allows such
    /// locals in async functions, and finds only when it writes the assembly that an await stands between their uses.
    /// </summary>
    public static bool IsFree(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetEnclosingSymbol(place.SpanStart, cancellationToken) is { ContainingType.IsRefLikeType: true })
            return false;

        var function = FunctionOf(place);
        var locals = model.LookupSymbols(place.SpanStart).OfType<ILocalSymbol>().Where(local => local.RefKind is not RefKind.None || local.Type.IsRefLikeType);
        if (locals.Any(local => local.DeclaringSyntaxReferences.Any(reference => reference.Span.Start < place.SpanStart && FunctionOf(reference.GetSyntax(cancellationToken)) == function)))
            return false;

        return !place.Ancestors().TakeWhile(node => node != function).Any(node => node switch
        {
            CommonForEachStatementSyntax loop => model.GetForEachStatementInfo(loop).GetEnumeratorMethod is { ReturnType.IsRefLikeType: true },
            UsingStatementSyntax { Expression: { } resource } => model.GetTypeInfo(resource, cancellationToken).Type is { IsRefLikeType: true },
            _ => false,
        });
    }

    private static SyntaxNode? FunctionOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);
}
