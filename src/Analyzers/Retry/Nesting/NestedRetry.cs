using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Nesting;

/// <summary>Finds what retries inside the attempt of a retry loop; one for each compilation.</summary>
internal sealed class NestedRetry(Compilation compilation, RetrySymbols symbols, AnalyzerConfigOptionsProvider options)
{
    /// <summary>How many methods may stand between the attempt and the inner retry.</summary>
    private const int DepthLimit = 2;

    /// <summary>A method that does more than this is about more than one operation, and takes too long to look through.</summary>
    private const int CallLimit = 64;

    private readonly ConcurrentDictionary<IMethodSymbol, InnerRetry?> _methods = new(SymbolEqualityComparer.Default);
    private readonly RegisteredClients _registered = new(compilation);

    public InnerRetry? Find(RetryLoop loop, CancellationToken cancellationToken)
    {
        if (loop.Operation is not null || StartupCode.IsReadinessWait(loop))
            return null;

        var self = loop.Model.GetDeclaredSymbol(loop.Function, cancellationToken) as IMethodSymbol;
        var place = new Place(loop.Model, self, Depth: 0, inner => inner.IsRetriedBy(loop));
        foreach (var statement in loop.AttemptStatements)
        {
            if (Search(statement, statement.Parent ?? statement, place, cancellationToken) is { } inner)
                return inner;
        }

        return null;
    }

    /// <summary>Where the search is: in the attempt, or in a method that it calls.</summary>
    /// <param name="Self">The method around the code, whose own retries are not somebody else's.</param>
    /// <param name="Counts">Whether a retry that has been found adds to those of the loop.</param>
    private readonly record struct Place(SemanticModel Model, IMethodSymbol? Self, int Depth, Func<InnerRetry, bool> Counts);

    /// <param name="boundary">Where the attempt ends: a catch clause in between may keep a failure from it.</param>
    private InnerRetry? Search(SyntaxNode root, SyntaxNode boundary, Place place, CancellationToken cancellationToken)
    {
        var calls = 0;
        foreach (var node in AttemptSyntax.Nodes(root))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var inner = node switch
            {
                InvocationExpressionSyntax call when calls++ < CallLimit => FindInCall(call, place, cancellationToken),
                _ => FindLoop(node, place.Model, cancellationToken) is { } loop ? Describe(loop, RetriedName.Of(loop), "in a loop within the loop") : null,
            };

            if (inner is not null && place.Counts(inner) && !IsShielded(node, boundary))
                return inner;
        }

        return null;
    }

    private RetryLoop? FindLoop(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not (StatementSyntax or CatchClauseSyntax))
            return null;

        var settings = new RetrySettings(options.GetOptions(node.SyntaxTree));
        return RetryLoopSyntax.FindCandidate(node, settings, cancellationToken) is { } candidate
            && new RetryLoopRecogniser(symbols, settings, cancellationToken).TryMatch(candidate, model) is { Limit.Attempts: null or > 1 } loop
            && !StartupCode.IsReadinessWait(loop)
                ? loop
                : null;
    }

    private InnerRetry? FindInCall(InvocationExpressionSyntax call, Place place, CancellationToken cancellationToken)
    {
        var model = place.Model;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !IsWaitedFor(call, method))
            return null;

        if (IsExecution(method))
            return FindPipeline(call, model, cancellationToken);

        if (FindInMethod(method, place, cancellationToken) is { } inner)
            return inner;

        return place.Depth is 0 ? RetryingClients.Find(call, method, model, cancellationToken) ?? _registered.Find(call, method, model, cancellationToken) : null;
    }

    private bool IsExecution(IMethodSymbol method) =>
        symbols.HasPolly
        && method.Name is "Execute" or "ExecuteAsync" or "ExecuteOutcomeAsync"
        && (method.ContainingType.Is(symbols.Pipeline) || method.ContainingType.Is(symbols.PipelineOfResult));

    private InnerRetry? FindPipeline(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        AttemptSyntax.Receiver(call) is { } receiver && PipelineReader.Read(receiver, model, cancellationToken) is { Retries: true } pipeline
            ? new InnerRetry(Name(receiver), InnerRetry.Itself, pipeline.Attempts, pipeline.Handles ?? ImmutableArray.Create(symbols.Exception))
            : null;

    private InnerRetry? FindInMethod(IMethodSymbol method, Place place, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (place.Depth >= DepthLimit
            || definition.DeclaringSyntaxReferences.Length is not 1
            || definition.IsAbstract || ((definition.IsVirtual || definition.IsOverride) && !definition.IsSealed && !definition.ContainingType.IsSealed)
            || SymbolEqualityComparer.Default.Equals(definition, place.Self)
            || !SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        if (_methods.TryGetValue(definition, out var known))
            return known;

        var declaration = definition.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (Body(declaration) is not { } body || !compilation.ContainsSyntaxTree(body.SyntaxTree))
            return null;

#pragma warning disable RS1030 // The called method may stand in another file than its caller; it is looked at once.
        var model = compilation.GetSemanticModel(body.SyntaxTree);
#pragma warning restore RS1030
        var inner = Search(body, declaration, new Place(model, definition, place.Depth + 1, static _ => true), cancellationToken);
        inner = inner is null ? null : inner with { Name = definition.Name, Where = InnerRetry.Itself };
        if (place.Depth is 0)
            _methods.TryAdd(definition, inner);

        return inner;
    }

    /// <summary>What a loop looks like from outside; null when its failures stay in it, or never end.</summary>
    private static InnerRetry? Describe(RetryLoop loop, string name, string where)
    {
        var end = loop.Exhaustion.Kind;
        if (end is not (ExhaustionKind.Rethrows or ExhaustionKind.FilterStops or ExhaustionKind.ThrowsNew or ExhaustionKind.ThrowsAfterLoop or ExhaustionKind.FinalAttempt))
            return null;

        var surfaces = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        if (loop.Exhaustion.Statement is ThrowStatementSyntax { Expression: BaseObjectCreationExpressionSyntax thrown })
        {
            if (loop.Model.GetTypeInfo(thrown).Type is INamedTypeSymbol type)
                surfaces.Add(type);
        }
        else
        {
            foreach (var handler in loop.Handlers)
            {
                if (handler.Exception is { } exception)
                    surfaces.Add(exception);
            }
        }

        var filters = ImmutableArray.CreateBuilder<string>();
        foreach (var handler in loop.Handlers)
        {
            if (InnerRetry.FilterOf(handler) is { } filter)
                filters.Add(filter);
        }

        // The exception that the filters have seen is only the one that leaves when it is thrown on.
        var passed = end is ExhaustionKind.Rethrows or ExhaustionKind.FilterStops ? filters.ToImmutable() : default;
        return new InnerRetry(name, where, loop.Limit.Attempts, surfaces.ToImmutable(), Filters: passed);
    }

    /// <summary>Whether a catch clause around the node keeps its failures from whoever stands outside.</summary>
    private static bool IsShielded(SyntaxNode node, SyntaxNode boundary)
    {
        for (var child = node; child.Parent is { } parent && parent != boundary; child = parent)
        {
            if (parent is not TryStatementSyntax attempt || attempt.Block != child)
                continue;

            foreach (var clause in attempt.Catches)
            {
                if (clause.Block.Statements.LastOrDefault() is not ThrowStatementSyntax)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The failure of a task that nobody awaits is nobody's failure.</summary>
    private static bool IsWaitedFor(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: var @namespace } || !@namespace.Is("System.Threading.Tasks"))
            return true;

        SyntaxNode? parent = call.Parent;
        while (parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            if (parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "GetAwaiter" or "Wait" })
                return true;

            parent = parent.Parent;
        }

        return parent is AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax;
    }

    private static SyntaxNode? Body(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody,
        _ => null,
    };

    private static string Name(ExpressionSyntax receiver) => receiver switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "ResiliencePipeline",
    };
}
