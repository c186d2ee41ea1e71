using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>Static methods that a program only calls while there is no host yet, such as those that read its settings.</summary>
internal static class BeforeHost
{
    private const int MaximumDepth = 3;

    /// <summary>Whether each mention of the method that contains the place comes before the program makes a host.</summary>
    public static bool Contains(SyntaxNode place, Compilation compilation, CancellationToken cancellationToken) =>
        place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsCalledBefore(method, MaximumDepth, compilation, cancellationToken);

    private static bool IsCalledBefore(MethodDeclarationSyntax method, int depth, Compilation compilation, CancellationToken cancellationToken)
    {
        if (depth is 0 || !method.Modifiers.Any(SyntaxKind.StaticKeyword))
            return false;

        var isCalled = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is not SimpleNameSyntax name || name.Identifier.ValueText != method.Identifier.ValueText || method.Contains(name))
                    continue;

                if (!IsBefore(name, depth, compilation, cancellationToken))
                    return false;

                isCalled = true;
            }
        }

        return isCalled;
    }

    private static bool IsBefore(SyntaxNode mention, int depth, Compilation compilation, CancellationToken cancellationToken)
    {
        for (var node = mention.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                    return !MakesHost(unit, mention);

                case MethodDeclarationSyntax { Identifier.ValueText: "Main" } main:
                    return !MakesHost(main, mention);

                case MethodDeclarationSyntax caller:
                    return IsCalledBefore(caller, depth - 1, compilation, cancellationToken);

                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool MakesHost(SyntaxNode body, SyntaxNode mention)
    {
        foreach (var node in body.DescendantNodes())
        {
            if (node.SpanStart >= mention.SpanStart)
                return false;

            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" or "Start" or "StartAsync" or "Run" or "RunAsync" or "RunConsoleAsync" } call && call.Name.Span.End <= mention.SpanStart)
                return true;
        }

        return false;
    }
}
