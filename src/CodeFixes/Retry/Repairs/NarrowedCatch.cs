using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>
/// Retries only the exception by which a request, a file or a database says that it failed. That is known where all that the
/// attempt calls is of one of these kinds, and harmless where other exceptions would leave the loop unchanged in the end anyway.
/// </summary>
internal static class NarrowedCatch
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        if (loop.Handlers.Length is not 1 || !loop.Handlers[0].CatchesEverything || loop.Try is null || !LeavesOthersAlone(loop) || FindFamily(context) is not { } family)
            return null;

        var edits = new SourceEdits(context.Root);
        var type = new TypeNames(context, edits).Write(family.Namespace, family.Exception);
        var clause = loop.Handlers[0].Syntax;
        if (clause.Declaration is { } declaration)
            edits.Replace(declaration.Type.Span, type);
        else
            edits.Insert(clause.CatchKeyword.Span.End, $" ({type})");

        return edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite($"Retry only what may pass ({family.Exception})", root) : null;
    }

    /// <summary>Whether the last failure leaves the handler as it came, before anything else has been done with it.</summary>
    private static bool LeavesOthersAlone(RetryLoop loop) => loop.Exhaustion.Kind switch
    {
        ExhaustionKind.FilterStops => new PausePlaces(loop).LeavesByCounter(loop.Handlers[0]),
        ExhaustionKind.Rethrows => loop.Handlers[0].Syntax.Block.Statements.FirstOrDefault() is IfStatementSyntax { Else: null } exit
            && (exit.Statement is BlockSyntax { Statements.Count: 1 } block ? block.Statements[0] : exit.Statement) is ThrowStatementSyntax { Expression: null },
        _ => false,
    };

    /// <summary>The one kind of operation that the attempt consists of; null when there are several, or something unknown.</summary>
    private static (string Namespace, string Exception)? FindFamily(LoopContext context)
    {
        (string Namespace, string Exception)? found = null;
        foreach (var node in LoopContext.DescendantsHere(context.Loop.Try!.Block))
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or CommonForEachStatementSyntax)
                return null;

            if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || IsNameOf(node))
                continue;

            if (context.Model.GetSymbolInfo(node, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type })
                return null;

            if (FamilyOf(type) is { } family)
            {
                if (found is { } other && other != family)
                    return null;

                found = family;
            }
            else if (!IsHarmless(type))
            {
                return null;
            }
        }

        return found;
    }

    private static (string Namespace, string Exception)? FamilyOf(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            switch (type.Name)
            {
                case "HttpClient" or "HttpContent" or "HttpResponseMessage" when type.ContainingNamespace.Is("System.Net.Http"):
                case "HttpClientJsonExtensions" or "HttpContentJsonExtensions" when type.ContainingNamespace.Is("System.Net.Http.Json"):
                    return ("System.Net.Http", "HttpRequestException");

                case "File" or "Directory" or "FileStream" or "FileInfo" or "DirectoryInfo" or "StreamReader" or "StreamWriter" when type.ContainingNamespace.Is("System.IO"):
                    return ("System.IO", "IOException");

                case "DbConnection" or "DbCommand" or "DbDataReader" or "DbTransaction" when type.ContainingNamespace.Is("System.Data.Common"):
                    return ("System.Data.Common", "DbException");
            }
        }

        return null;
    }

    /// <summary>Whether what the type does can't fail for a reason that passes.</summary>
    private static bool IsHarmless(INamedTypeSymbol type) =>
        type.SpecialType is not SpecialType.None
        || type.IsException()
        || type.Name is "Uri" or "Math" or "TimeSpan" or "Guid" or "StringBuilder" or "Path" or "Encoding" or "HttpRequestMessage" or "StringContent" or "HttpMethod" or "Task" or "ValueTask" or "CancellationToken" or "Console"
            && type.ContainingNamespace?.ToString() is { } name && (name is "System" || name.StartsWith("System.", StringComparison.Ordinal))
        || type.ContainingNamespace?.ToString() is "Microsoft.Extensions.Logging";

    private static bool IsNameOf(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
}
