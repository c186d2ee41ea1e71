using Seaworthy.CodeFixes.Common;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>The members of a type that its work uses, be it in methods that it calls.</summary>
internal static class ExecutedMembers
{
    /// <returns>Whether the work uses a member; all of them where its code is not at hand.</returns>
    public static Func<ISymbol, bool> Of(SyntaxNode? work, TypeDeclarationSyntax type, FixedDocument document)
    {
        if (work is null)
            return _ => true;

        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var read = new HashSet<SyntaxNode>();
        var open = new Stack<SyntaxNode>([work]);
        while (open.Count > 0)
        {
            var code = open.Pop();
            if (!read.Add(code))
                continue;

            foreach (var name in code.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol is not { } symbol || !used.Add(symbol))
                    continue;

                foreach (var reference in symbol.DeclaringSyntaxReferences)
                {
                    if (reference.SyntaxTree == type.SyntaxTree && reference.GetSyntax(document.CancellationToken) is MethodDeclarationSyntax or PropertyDeclarationSyntax && type.Span.Contains(reference.Span))
                        open.Push(reference.GetSyntax(document.CancellationToken));
                }
            }
        }

        return used.Contains;
    }
}
