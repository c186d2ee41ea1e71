using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>What a program calls only while there is no host yet, such as the methods that read its settings; found once for a compilation.</summary>
internal sealed class BeforeHost(Compilation compilation)
{
    private const int MaximumDepth = 3;

    private readonly Lazy<HashSet<ISymbol>> _methods = new(() => Read(compilation, CancellationToken.None));

    public bool Contains(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var symbol = model.GetEnclosingSymbol(place.SpanStart, cancellationToken); symbol is IMethodSymbol; symbol = symbol.ContainingSymbol)
        {
            if (_methods.Value.Contains(symbol.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static HashSet<ISymbol> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var (before, after) = (new HashSet<ISymbol>(SymbolEqualityComparer.Default), new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        foreach (var entry in EntriesOf(compilation, cancellationToken))
        {
            foreach (var reference in entry.DeclaringSyntaxReferences)
                Add(reference.GetSyntax(cancellationToken), compilation, before, after, MaximumDepth, cancellationToken);
        }

        before.ExceptWith(after);
        return before;
    }

    /// <summary>The entry point; of a library that may be linked into a program, whatever is called so.</summary>
    private static IEnumerable<ISymbol> EntriesOf(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetEntryPoint(cancellationToken) is { } entry)
        {
            yield return entry;
            yield break;
        }

        foreach (var symbol in compilation.GetSymbolsWithName("Main", SymbolFilter.Member, cancellationToken))
        {
            if (symbol is IMethodSymbol { IsStatic: true })
                yield return symbol;
        }
    }

    /// <summary>Adds what a body calls before and after it has made a host.</summary>
    private static void Add(SyntaxNode body, Compilation compilation, HashSet<ISymbol> before, HashSet<ISymbol> after, int depth, CancellationToken cancellationToken)
    {
#pragma warning disable RS1030 // A program calls methods of other files.
        var model = compilation.GetSemanticModel(body.SyntaxTree);
#pragma warning restore RS1030
        var made = FindHost(body, model, cancellationToken);
        foreach (var node in body.DescendantNodes(node => node == body || IsOfProgram(node)))
        {
            // A method that is handed over, as to a parser of arguments, is called where it is.
            if (node is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax or IdentifierNameSyntax { Parent: ArgumentSyntax } or MemberAccessExpressionSyntax { Parent: ArgumentSyntax })
                || model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } called)
            {
                continue;
            }

            var known = node.Span.End <= made ? before : after;
            if (!known.Add(called.OriginalDefinition) || depth is 1)
                continue;

            foreach (var reference in called.DeclaringSyntaxReferences)
            {
                // The source of another project is no part of this compilation.
                if (!compilation.ContainsSyntaxTree(reference.SyntaxTree))
                    continue;

                Add(reference.GetSyntax(cancellationToken), compilation, known == before ? before : after, after, depth - 1, cancellationToken);
            }
        }
    }

    /// <summary>Where the body makes its first host.</summary>
    private static int FindHost(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in body.DescendantNodes(node => node == body || (IsOfProgram(node) && node is not AnonymousFunctionExpressionSyntax)))
        {
            // Of a chain, the innermost call comes first; what stands in its arguments still comes before.
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } call && HostCall.TryMatch(call, model, cancellationToken) is { Step: HostStep.Build or HostStep.Start or HostStep.Run })
                return FirstOf(call, model, cancellationToken) ?? name.SpanStart;
        }

        return int.MaxValue;
    }

    private static int? FirstOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        int? first = null;
        for (ExpressionSyntax? node = call; node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } inner; node = access.Expression)
        {
            if (HostCall.TryMatch(inner, model, cancellationToken) is not null)
                first = access.Name.SpanStart;
        }

        return first;
    }

    /// <summary>Whether the node is not a type, with which top-level statements share their file, or a function that runs where it is called.</summary>
    private static bool IsOfProgram(SyntaxNode node) => node is not (TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or LocalFunctionStatementSyntax);
}
