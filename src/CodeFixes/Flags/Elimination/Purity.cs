using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Whether nothing is lost when an expression is not evaluated. A null reference on the way counts as nothing.</summary>
internal sealed class Purity(SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
{
    public bool IsPure(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax
            or AnonymousFunctionExpressionSyntax or TypeSyntax and not SimpleNameSyntax and not QualifiedNameSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsPure(parenthesized.Expression),
        SimpleNameSyntax or QualifiedNameSyntax => IsPureSymbol(expression),
        MemberAccessExpressionSyntax access => (IsPure(access.Expression) || Symbol(access.Expression) is INamespaceOrTypeSymbol) && IsPureSymbol(access),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => false,
        PrefixUnaryExpressionSyntax unary => IsPure(unary.Operand) && IsBuiltIn(unary),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsPure(suppressed.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test => IsPure(test.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression } => false,
        BinaryExpressionSyntax binary => IsPure(binary.Left) && IsPure(binary.Right) && IsBuiltIn(binary),
        IsPatternExpressionSyntax match => IsPure(match.Expression),
        ConditionalExpressionSyntax choice => IsPure(choice.Condition) && IsPure(choice.WhenTrue) && IsPure(choice.WhenFalse),
        CastExpressionSyntax cast => IsPure(cast.Expression) && IsHarmlessCast(cast),
        TupleExpressionSyntax tuple => tuple.Arguments.All(argument => IsPure(argument.Expression)),
        AwaitExpressionSyntax or ConditionalAccessExpressionSyntax => known.Find(expression) is { Effects.IsEmpty: true },
        InterpolatedStringExpressionSyntax text => text.Contents.All(part => part is not InterpolationSyntax),
        _ when known.Find(expression) is { } read => read.Effects.IsEmpty,
        InvocationExpressionSyntax call => IsNameOf(call) || (known.Find(Symbol(call)) is not null && call.ArgumentList.Arguments.All(argument => IsPure(argument.Expression))) || (IsPureMethod(call) && call.ArgumentList.Arguments.All(argument => IsPure(argument.Expression))),
        _ => false,
    };

    /// <summary>The parts of an expression that do something, in their order; the whole where it can't be taken apart.</summary>
    public IEnumerable<ExpressionSyntax> ImpurePartsOf(ExpressionSyntax expression)
    {
        if (IsPure(expression))
            return [];

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => ImpurePartsOf(parenthesized.Expression),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression or (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.BitwiseNotExpression } unary when IsBuiltIn(unary) => ImpurePartsOf(unary.Operand),
            BinaryExpressionSyntax binary when IsTakenApart(binary) && IsBuiltIn(binary) => ImpurePartsOf(binary.Left).Concat(ImpurePartsOf(binary.Right)),
            IsPatternExpressionSyntax match => ImpurePartsOf(match.Expression),
            _ => [expression],
        };
    }

    private static bool IsTakenApart(BinaryExpressionSyntax binary) => binary.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        or SyntaxKind.CoalesceExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression or SyntaxKind.AsExpression or SyntaxKind.IsExpression);

    /// <summary>Whether evaluating it earlier or later makes no difference either: nothing can change what it reads.</summary>
    public bool IsStable(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or ThisExpressionSyntax or TypeOfExpressionSyntax or AnonymousFunctionExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsStable(parenthesized.Expression),
        MemberAccessExpressionSyntax access => (Symbol(access.Expression) is INamespaceOrTypeSymbol || IsStable(access.Expression)) && IsStableSymbol(access),
        SimpleNameSyntax => IsStableSymbol(expression),
        _ => model.GetConstantValue(expression, cancellationToken).HasValue,
    };

    private bool IsStableSymbol(ExpressionSyntax expression) => Symbol(expression) switch
    {
        IFieldSymbol field => field.IsConst || field.IsReadOnly,
        IMethodSymbol or INamespaceOrTypeSymbol => true,
        ILocalSymbol local => local.IsConst,
        IParameterSymbol { RefKind: RefKind.None, IsThis: false } parameter => !IsWritten(parameter),
        _ => false,
    };

    private bool IsWritten(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Length is 0
        || parameter.ContainingSymbol.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree != model.SyntaxTree
            || reference.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name && WrittenPlaces.IsWrite(name)));

    private bool IsPureSymbol(ExpressionSyntax expression) => Symbol(expression) switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or INamespaceOrTypeSymbol or IMethodSymbol or IDiscardSymbol => true,
        IFieldSymbol { IsVolatile: false } => true,
        IPropertySymbol { IsIndexer: false } property => IsPureProperty(property),
        _ => false,
    };

    private static bool IsPureProperty(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length is 0)
            return property.Name is "Length" or "Count" or "HasValue" or "IsEmpty" or "IsCancellationRequested" or "UtcNow" or "Now" or "Name" or "Key" or "Id" && !property.IsVirtual;

        return property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is ParameterSyntax
            || (reference.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors }
                && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null })
                && !property.IsAbstract));
    }

    private bool IsBuiltIn(ExpressionSyntax operation) =>
        Symbol(operation) is null or IMethodSymbol { MethodKind: MethodKind.BuiltinOperator } or IMethodSymbol { DeclaringSyntaxReferences.Length: 0, ContainingNamespace.Name: "System" };

    private bool IsHarmlessCast(CastExpressionSyntax cast)
    {
        var conversion = model.ClassifyConversion(cast.Expression, model.GetTypeInfo(cast, cancellationToken).Type ?? model.Compilation.ObjectType);
        return conversion is { Exists: true, IsUserDefined: false } && (conversion.IsImplicit || conversion.IsNumeric);
    }

    private static bool IsNameOf(InvocationExpressionSyntax call) => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" };

    private bool IsPureMethod(InvocationExpressionSyntax call) =>
        Symbol(call) is IMethodSymbol
        {
            IsStatic: true,
            Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" or "Equals",
            ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object,
        };

    private ISymbol? Symbol(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellationToken).Symbol;
}
