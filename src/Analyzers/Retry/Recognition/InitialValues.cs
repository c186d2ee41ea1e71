using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>
/// What variables hold before a loop begins. For what comes from outside, a sample stands, and which these are is kept: run with
/// other samples, the loop shows which of them its number of attempts depends on.
/// </summary>
internal sealed class InitialValues(RetryRegion region, SemanticModel model, CancellationToken cancellationToken)
{
    public const double SampleNumber = 5;
    public const double SampleMilliseconds = 1000;
    private const int MaxDepth = 4;

    private readonly Dictionary<ISymbol, double> _samples = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ExpressionSyntax> _inputs = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>The numbers from outside that the loop has read, each with a place that reads it.</summary>
    public IReadOnlyDictionary<ISymbol, ExpressionSyntax> Inputs => _inputs;

    /// <summary>Whether a collection of unknown length, which has no name, is gone through.</summary>
    public bool HasUnknownLength { get; private set; }

    public void Suppose(ISymbol symbol, double sample) => _samples[symbol] = sample;

    public void Forget(ISymbol symbol) => _samples.Remove(symbol);

    public KnownValue Of(ISymbol symbol, IOperation reference, LoopWalk walk)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return KnownValue.Unknown;
        }

        var value = symbol switch
        {
            ILocalSymbol local => OfLocal(local, walk),
            IParameterSymbol { HasExplicitDefaultValue: true } parameter when region.Shape is RetryShape.Recursion && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, OwnMethod()) => KnownValue.OfConstant(parameter.ExplicitDefaultValue),
            IFieldSymbol { IsReadOnly: true } field => OfInitializer(field, walk),
            _ => KnownValue.Unknown,
        };

        _depth--;
        return value.IsKnown ? value : Sample(symbol, TypeOf(symbol), reference.Syntax as ExpressionSyntax);
    }

    public KnownValue OfProperty(IPropertyReferenceOperation property)
    {
        // Time goes on by itself.
        if (property.Property.Name is "Elapsed" or "ElapsedMilliseconds" or "ElapsedTicks" or "TickCount" or "TickCount64" or "TimeOfDay")
            return KnownValue.Unknown;

        // What a failure or a result says is different every time.
        if (IsOfRound(property.Instance))
            return KnownValue.Unknown;

        // The length of a collection is known by the collection.
        var symbol = property.Property.Name is "Length" or "Count" && SymbolOf(property.Instance) is { } owner ? owner : property.Property;
        return Sample(symbol, property.Type, property.Syntax as ExpressionSyntax);
    }

    private bool IsOfRound(IOperation? instance)
    {
        while (instance?.Unwrap() is IPropertyReferenceOperation { Instance: { } outer })
            instance = outer;

        return instance?.Unwrap() switch
        {
            ILocalReferenceOperation { Local: var local } => local.Type.IsException() || IsDeclaredInRegion(local),
            IInvocationOperation or IAwaitOperation => true,
            _ => false,
        };
    }

    private bool IsDeclaredInRegion(ILocalSymbol local)
    {
        foreach (var statement in region.Body)
        {
            foreach (var reference in local.DeclaringSyntaxReferences)
            {
                if (statement.Span.Contains(reference.Span))
                    return true;
            }
        }

        return false;
    }

    public KnownValue LengthOf(IOperation? collection)
    {
        if (SymbolOf(collection) is { } symbol && collection?.Syntax is ExpressionSyntax syntax)
            return SampleNumberOf(symbol, syntax);

        HasUnknownLength = true;
        return KnownValue.Of(SampleNumber);
    }

    /// <summary>The elements that a local or a field of an array type is made with, if nothing else is ever assigned to it.</summary>
    public ImmutableArray<IOperation>? FindElements(IOperation? collection)
    {
        var initializer = collection?.Unwrap() switch
        {
            ILocalReferenceOperation { Local: var local } when !IsAssigned(local) => FindInitializer(local),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => FindInitializer(field),
            IArrayCreationOperation creation => creation.Syntax as ExpressionSyntax,
            _ => null,
        };

        if (initializer is CollectionExpressionSyntax list)
        {
            var elements = ImmutableArray.CreateBuilder<IOperation>();
            foreach (var element in list.Elements)
            {
                if (element is not ExpressionElementSyntax { Expression: var value } || model.GetOperation(value, cancellationToken) is not { } operation)
                    return null;

                elements.Add(operation);
            }

            return elements.ToImmutable();
        }

        return initializer is not null && model.GetOperation(initializer, cancellationToken) switch
        {
            IArrayCreationOperation { Initializer: { } values } => values,
            IArrayInitializerOperation values => values,
            _ => null,
        } is { } array ? array.ElementValues : null;
    }

    /// <summary>The body of a method of the same file.</summary>
    public IOperation? FindBody(IMethodSymbol method)
    {
        if (FindDeclaration(method.OriginalDefinition) is not { } declaration)
            return null;

        SyntaxNode? body = declaration switch
        {
            BaseMethodDeclarationSyntax { Body: { } block } => block,
            MethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            LocalFunctionStatementSyntax { Body: { } block } => block,
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => arrow,
            _ => null,
        };

        return body is null ? null : model.GetOperation(body, cancellationToken);
    }

    /// <summary>The value that a return statement, or the expression of an arrow, returns.</summary>
    public IOperation? FindReturned(SyntaxNode? jump) => jump switch
    {
        ReturnStatementSyntax { Expression: { } value } => model.GetValueOperation(value, cancellationToken),
        ExpressionSyntax value => model.GetValueOperation(value, cancellationToken),
        _ => null,
    };

    private KnownValue OfLocal(ILocalSymbol local, LoopWalk walk)
    {
        if (FindDeclaration(local) is not VariableDeclaratorSyntax declarator || (region.Shape is not RetryShape.Goto && region.Syntax.Span.Contains(declarator.Span) && region.Syntax is not ForStatementSyntax))
            return KnownValue.Unknown;

        var value = declarator.Initializer?.Value;
        foreach (var node in region.Function.DescendantNodes())
        {
            // The last plain assignment in front of the loop decides; anything cleverer is not followed.
            if (node.SpanStart >= region.Syntax.SpanStart || node.SpanStart < declarator.SpanStart)
                continue;

            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment && target.Identifier.ValueText == local.Name)
            {
                if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.Parent?.Parent is not { } block || !block.Contains(region.Syntax))
                    return KnownValue.Unknown;

                value = assignment.Right;
            }
            else if (node is PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax counted } && counted.Identifier.ValueText == local.Name)
            {
                return KnownValue.Unknown;
            }
        }

        return value is null ? KnownValue.Unknown : walk.Evaluate(model.GetValueOperation(value, cancellationToken), new WalkState());
    }

    private KnownValue OfInitializer(IFieldSymbol field, LoopWalk walk) =>
        FindInitializer(field) is { } initializer ? walk.Evaluate(model.GetValueOperation(initializer, cancellationToken), new WalkState()) : KnownValue.Unknown;

    private ExpressionSyntax? FindInitializer(ISymbol symbol) => (FindDeclaration(symbol) as VariableDeclaratorSyntax)?.Initializer?.Value;

    private SyntaxNode? FindDeclaration(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == model.SyntaxTree)
                return reference.GetSyntax(cancellationToken);
        }

        return null;
    }

    private bool IsAssigned(ILocalSymbol local)
    {
        foreach (var node in region.Function.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == local.Name)
                return true;
        }

        return false;
    }

    private KnownValue Sample(ISymbol symbol, ITypeSymbol? type, ExpressionSyntax? syntax)
    {
        if (type is INamedTypeSymbol named && named.Is("System", "TimeSpan"))
            return new KnownValue(KnownKind.Duration, SampleMilliseconds, IsInput: true);

        var isNumber = type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_UInt64 or SpecialType.System_Double;
        return isNumber && syntax is not null ? SampleNumberOf(symbol, syntax) : KnownValue.Unknown;
    }

    private KnownValue SampleNumberOf(ISymbol symbol, ExpressionSyntax syntax)
    {
        if (!_inputs.ContainsKey(symbol))
            _inputs.Add(symbol, syntax);

        return KnownValue.Of(_samples.TryGetValue(symbol, out var sample) ? sample : SampleNumber) with { IsInput = true };
    }

    private ISymbol? OwnMethod() => model.GetDeclaredSymbol(region.Syntax, cancellationToken);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static ISymbol? SymbolOf(IOperation? operation) => operation?.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
