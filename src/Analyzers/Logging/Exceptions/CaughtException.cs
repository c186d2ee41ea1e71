using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Exceptions;

/// <summary>A catch clause that logs the failure and loses the exception: nothing in the clause or its filter looks at it.</summary>
/// <param name="Log">The first log call of the highest level.</param>
/// <param name="Type">What is caught; null when that is everything.</param>
/// <param name="IsNarrowed">Whether a filter lets only exceptions of certain types in.</param>
internal sealed record CaughtException(CatchClauseSyntax Clause, LogCall Log, ITypeSymbol? Type, bool IsNarrowed)
{
    /// <summary>Whether no text can say what happened: failures of many kinds end up here.</summary>
    public bool IsBroad => !IsNarrowed && (Type is null || ExceptionTypes.IsBroad(Type));

    /// <summary>Whether the loss matters: at a high level, or where the text can't say what happened.</summary>
    public bool Matters(LoggingSettings settings) => Log.Severity is { } severity && severity >= settings.ExceptionMinLevel && (severity >= LogSeverity.Error || IsBroad);

    /// <summary>What the syntax alone can tell; this runs for every catch clause and allocates nothing but for those that log.</summary>
    public static bool MayBeLost(CatchClauseSyntax clause)
    {
        var name = clause.Declaration?.Identifier.ValueText is { Length: > 0 } declared ? declared : null;
        var logs = false;
        foreach (var node in clause.Block.DescendantNodes())
        {
            switch (node)
            {
                case ThrowStatementSyntax { Expression: null } when OwnerOf(node) == clause:
                    return false;

                case InvocationExpressionSyntax call:
                    logs |= LogCallSyntax.Name(call.Expression) is { } called && (LogMethodNames.Contains(called) || !LogCallSyntax.IsFrequent(called));
                    break;

                case IdentifierNameSyntax identifier when name is not null && Mentions(identifier, name):
                    return false;
            }
        }

        return logs;
    }

    public static CaughtException? TryMatch(CatchClauseSyntax clause, SemanticModel model, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (!MayBeLost(clause))
            return null;

        var type = clause.Declaration is { Type: var syntax } ? model.GetTypeInfo(syntax, cancellationToken).Type : null;
        var filter = CatchFilter.Read(clause, model, settings, cancellationToken);
        if (ExceptionTypes.IsExpected(type, settings) || type is { TypeKind: TypeKind.Error } || filter is CatchFilterKind.Looks)
            return null;

        return FindLog(clause, model, symbols, settings, cancellationToken) is { } log ? new CaughtException(clause, log, type, filter is CatchFilterKind.Narrows) : null;
    }

    /// <summary>The first log call of the highest level that could pass the exception; null when there is none, or when an exception is passed somewhere.</summary>
    private static LogCall? FindLog(CatchClauseSyntax clause, SemanticModel model, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        LogCall? found = null;
        var slot = new ExceptionSlot(symbols, settings, cancellationToken);
        foreach (var node in clause.Block.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax syntax || OwnerOf(node) != clause || LogCallSyntax.Name(syntax.Expression) is not { } name || (!LogMethodNames.Contains(name) && LogCallSyntax.IsFrequent(name)))
                continue;

            if (model.GetSymbolInfo(syntax, cancellationToken).Symbol is not IMethodSymbol method
                || symbols.FindTemplate(method, settings, forwardingDepth: 0, cancellationToken) is not { Kind: LogCallKind.Message }
                || model.GetOperation(syntax, cancellationToken) is not IInvocationOperation invocation
                || LogCall.TryMatch(invocation, symbols, settings, cancellationToken) is not { } call)
            {
                continue;
            }

            if (ExceptionSlot.IsUsed(call) || LostException.FindValue(call) is not null)
                return null;

            if (call.Severity is { } severity && (found is null || severity > found.Severity) && invocation.IsBound() && slot.IsFree(call))
                found = call;
        }

        return found;
    }

    /// <summary>The clause whose handling a node is a part of; null for what runs later, or has handlers of its own.</summary>
    private static CatchClauseSyntax? OwnerOf(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case CatchClauseSyntax clause:
                    return clause;

                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return null;

                case TryStatementSyntax { Catches.Count: > 0 } inner when inner.Block.Span.Contains(node.Span):
                    return null;
            }
        }

        return null;
    }

    private static bool Mentions(IdentifierNameSyntax identifier, string name) =>
        identifier.Identifier.ValueText == name && !(identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier);
}
