using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Types that complete their queue when they are stopped, because they want to do what is in it first.</summary>
internal static class DrainingType
{
    public static bool Is(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var declaring = type; declaring is not null && !declaring.DeclaringSyntaxReferences.IsEmpty; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references, Name: "StopAsync" or "StoppingAsync" or "StoppedAsync" or "Stop" or "Dispose" or "DisposeAsync" or "DisposeAsyncCore" }
                    && Completes(references[0].GetSyntax(cancellationToken)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Completes(SyntaxNode method)
    {
        foreach (var node in method.DescendantNodes())
        {
            var called = node switch
            {
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Name.Identifier.ValueText,
                MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } binding => binding.Name.Identifier.ValueText,
                _ => null,
            };
            if (called is "Complete" or "TryComplete" or "CompleteAdding")
                return true;
        }

        return false;
    }
}
