using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>A region with what the compiler says of it.</summary>
internal sealed class RegionFacts
{
    private readonly RetryRegion _region;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private LoopSequence? _sequence;

    private RegionFacts(RetryRegion region, SemanticModel model, TryStatementSyntax? @try, CancellationToken cancellationToken)
    {
        (_region, _model, Try, _cancellationToken) = (region, model, @try, cancellationToken);
        var body = ImmutableArray.CreateBuilder<IOperation>(region.Body.Length);
        foreach (var statement in region.Body)
        {
            if (model.GetOperation(statement, cancellationToken) is { } operation)
                body.Add(operation);
        }

        Body = body.ToImmutable();
        Condition = region.Condition is null ? null : model.GetValueOperation(region.Condition, cancellationToken);
        (Initializers, Incrementors) = region.Syntax is ForStatementSyntax && model.GetOperation(region.Syntax, cancellationToken) is IForLoopOperation loop
            ? (loop.Before, loop.AtLoopBottom)
            : (ImmutableArray<IOperation>.Empty, ImmutableArray<IOperation>.Empty);

        if (region.Condition is not null && model.GetOperation(region.Syntax, cancellationToken) is ILoopOperation conditional)
            Condition = conditional switch { IForLoopOperation counted => counted.Condition, IWhileLoopOperation repeated => repeated.Condition, _ => Condition };

        FindWrites();
        AttemptStart = @try is null ? FindAttemptStart() : null;
        LoopVariable = region.Syntax is ForEachStatementSyntax each ? model.GetDeclaredSymbol(each, cancellationToken) : null;
        if (LoopVariable is not null)
            _written.Add(LoopVariable);
    }

    /// <summary>Null when the compiler can't make sense of the region.</summary>
    public static RegionFacts? Find(RetryRegion region, TryStatementSyntax? @try, SemanticModel model, CancellationToken cancellationToken)
    {
        var facts = new RegionFacts(region, model, @try, cancellationToken);
        return facts.Body.Length == region.Body.Length ? facts : null;
    }

    public RetryRegion Region => _region;

    public SemanticModel Model => _model;

    public RetryShape Shape => _region.Shape;

    public ImmutableArray<IOperation> Body { get; }

    public IOperation? Condition { get; }

    public ImmutableArray<IOperation> Initializers { get; }

    public ImmutableArray<IOperation> Incrementors { get; }

    public TryStatementSyntax? Try { get; }

    /// <summary>The statement or condition that the attempt begins with, when no try says so.</summary>
    public SyntaxNode? AttemptStart { get; }

    public ISymbol? LoopVariable { get; }

    public bool Writes(ISymbol symbol) => _written.Contains(symbol);

    public bool Contains(SyntaxNode node) => node.SyntaxTree == _region.Syntax.SyntaxTree && (_region.Shape is RetryShape.Goto ? IsInBody(node) : _region.Syntax.Span.Contains(node.Span));

    public bool IsNextRound(StatementSyntax jump) => _region.IsNextRound(jump);

    public bool IsBreak(BreakStatementSyntax jump) => _region.IsBreak(jump);

    public bool IsOwnName(string name) => _region.IsOwnName(name);

    public bool IsOwn(IMethodSymbol method)
    {
        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (reference.Span == _region.Syntax.Span && reference.SyntaxTree == _region.Syntax.SyntaxTree)
                return true;
        }

        return false;
    }

    /// <summary>Whether a <c>continue</c> belongs to a loop around the region.</summary>
    public bool LeavesRegion(StatementSyntax jump)
    {
        for (var node = jump.Parent; node is not null && !RetryRegion.IsFunction(node); node = node.Parent)
        {
            if (node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)
                return !Contains(node);
        }

        return true;
    }

    /// <summary>What a <c>foreach</c> runs through; an unknown length is asked for again, as each walk may suppose another one.</summary>
    public LoopSequence? FindSequence(InitialValues initial)
    {
        if (_region.Syntax is not ForEachStatementSyntax each)
            return null;

        if (_sequence is { IsKnown: true })
            return _sequence;

        return _sequence = LoopSequence.Find(each, _model, initial, _cancellationToken);
    }

    /// <summary>Everything that runs in a round.</summary>
    public IEnumerable<IOperation> Operations()
    {
        foreach (var statement in Body)
        {
            foreach (var operation in statement.DescendantsAndSelf())
                yield return operation;
        }

        foreach (var statement in Incrementors)
        {
            foreach (var operation in statement.DescendantsAndSelf())
                yield return operation;
        }

        if (Condition is not null)
        {
            foreach (var operation in Condition.DescendantsAndSelf())
                yield return operation;
        }
    }

    public bool IsInHandler(SyntaxNode node)
    {
        if (Try is null)
            return false;

        foreach (var clause in Try.Catches)
        {
            if (clause.Span.Contains(node.Span))
                return true;
        }

        return false;
    }

    private bool IsInBody(SyntaxNode node)
    {
        foreach (var statement in _region.Body)
        {
            if (statement.Span.Contains(node.Span))
                return true;
        }

        return false;
    }

    private void FindWrites()
    {
        foreach (var operation in Body)
            FindWrites(operation);

        foreach (var operation in Incrementors)
            FindWrites(operation);

        if (Condition is not null)
            FindWrites(Condition);
    }

    private void FindWrites(IOperation operation)
    {
        foreach (var node in operation.DescendantsAndSelf())
        {
            var target = node switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };

            if (node is IVariableDeclaratorOperation declarator)
                _written.Add(declarator.Symbol);

            foreach (var symbol in TargetsOf(target))
                _written.Add(symbol);

            if (node is IInvocationOperation call && _region.IsOwnName(call.TargetMethod.Name) && IsOwn(call.TargetMethod))
            {
                foreach (var parameter in call.TargetMethod.OriginalDefinition.Parameters)
                    _written.Add(parameter);
            }
        }
    }

    private static IEnumerable<ISymbol> TargetsOf(IOperation? target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                yield return local.Local;
                break;

            case IParameterReferenceOperation parameter:
                yield return parameter.Parameter;
                break;

            case IFieldReferenceOperation field:
                yield return field.Field;
                break;

            case IPropertyReferenceOperation property:
                yield return property.Property;
                break;

            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    foreach (var symbol in TargetsOf(element))
                        yield return symbol;
                }

                break;
        }
    }

    private SyntaxNode? FindAttemptStart()
    {
        foreach (var operation in Body)
        {
            if (RetryCalls.CanFail(operation, _cancellationToken))
                return operation.Syntax;
        }

        return Condition is not null && RetryCalls.CanFail(Condition, _cancellationToken) ? Condition.Syntax : null;
    }
}
