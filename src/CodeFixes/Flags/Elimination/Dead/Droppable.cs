using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Whether an expression that nothing needs any more may go with what held its value: it does nothing that people would miss.</summary>
internal sealed class Droppable(SemanticModel model, CancellationToken cancellationToken)
{
    private static readonly string[] Containers = ["GetService", "GetRequiredService", "GetKeyedService", "GetRequiredKeyedService"];

    public bool IsDroppable(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax
            or AnonymousFunctionExpressionSyntax or PredefinedTypeSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsDroppable(parenthesized.Expression),
        SimpleNameSyntax or QualifiedNameSyntax => IsPureSymbol(expression),
        MemberAccessExpressionSyntax access => (Symbol(access.Expression) is INamespaceOrTypeSymbol || IsDroppable(access.Expression)) && IsPureSymbol(access),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => false,
        PrefixUnaryExpressionSyntax unary => IsDroppable(unary.Operand) && IsBuiltIn(unary),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsDroppable(suppressed.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test => IsDroppable(test.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression } => false,

        // The guard of an injected service goes with the service.
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } guard => IsDroppable(guard.Left) && model.GetTypeInfo(guard.Left, cancellationToken).Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Interface or TypeKind.Class },
        BinaryExpressionSyntax binary => IsDroppable(binary.Left) && IsDroppable(binary.Right) && IsBuiltIn(binary),
        IsPatternExpressionSyntax match => IsDroppable(match.Expression) && !match.Pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Any(),
        ConditionalExpressionSyntax choice => IsDroppable(choice.Condition) && IsDroppable(choice.WhenTrue) && IsDroppable(choice.WhenFalse),
        CastExpressionSyntax cast => IsDroppable(cast.Expression) && IsHarmless(cast),
        TupleExpressionSyntax tuple => tuple.Arguments.All(argument => argument.Expression is not DeclarationExpressionSyntax && IsDroppable(argument.Expression)),
        InterpolatedStringExpressionSyntax text => text.Contents.All(part => part is not InterpolationSyntax),
        BaseObjectCreationExpressionSyntax creation => IsDroppableCreation(creation),
        InvocationExpressionSyntax call => IsDroppableCall(call),
        _ => false,
    };

    /// <summary>Whether the value can be computed without a failure, so that it makes no difference when that happens.</summary>
    public bool CannotThrow(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or ThisExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or AnonymousFunctionExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => CannotThrow(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => CannotThrow(suppressed.Operand),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression or (int)SyntaxKind.UnaryMinusExpression } unary => CannotThrow(unary.Operand) && IsBuiltIn(unary) && !IsDecimalOrDynamic(unary),
        BinaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression
                or (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression
        } binary => CannotThrow(binary.Left) && CannotThrow(binary.Right) && IsBuiltIn(binary),
        ConditionalExpressionSyntax choice => CannotThrow(choice.Condition) && CannotThrow(choice.WhenTrue) && CannotThrow(choice.WhenFalse),
        SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => Symbol(expression) is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } or IFieldSymbol { IsStatic: false } or IFieldSymbol { IsConst: true },
        _ => model.GetConstantValue(expression, cancellationToken).HasValue,
    };

    private bool IsPureSymbol(ExpressionSyntax expression) => Symbol(expression) switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or INamespaceOrTypeSymbol or IMethodSymbol or IDiscardSymbol => true,
        IFieldSymbol { IsVolatile: false } => true,
        IPropertySymbol { IsIndexer: false } property => IsPureProperty(property),
        _ => false,
    };

    private bool IsPureProperty(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length is 0)
        {
            // What a library shows of a part of itself: the services of a host, the value of options, the object of a mock.
            return property.Name is "Services" or "Value" or "Object" or "Instance" or "Length" or "Count" or "HasValue" or "Configuration" or "ServiceProvider" or "CurrentValue"
                || (property.IsStatic && property.ContainingNamespace?.ToString() is { } space && (space is "System" || space.StartsWith("System.", StringComparison.Ordinal)));
        }

        return !property.IsAbstract && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken) switch
        {
            ParameterSyntax => true,
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value.SyntaxTree == model.SyntaxTree && value is SimpleNameSyntax && Symbol(value) is IFieldSymbol or IParameterSymbol,
            _ => false,
        });
    }

    private bool IsBuiltIn(ExpressionSyntax operation) =>
        Symbol(operation) is null or IMethodSymbol { MethodKind: MethodKind.BuiltinOperator } or IMethodSymbol { DeclaringSyntaxReferences.Length: 0, ContainingNamespace.Name: "System" };

    private bool IsDecimalOrDynamic(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type is null or { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Decimal };

    private bool IsHarmless(CastExpressionSyntax cast)
    {
        var conversion = model.ClassifyConversion(cast.Expression, model.GetTypeInfo(cast, cancellationToken).Type ?? model.Compilation.ObjectType);
        return conversion is { Exists: true, IsUserDefined: false } && (conversion.IsImplicit || conversion.IsNumeric || conversion.IsEnumeration);
    }

    private bool IsDroppableCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
            return true;

        if (Symbol(call) is not IMethodSymbol method || !call.ArgumentList.Arguments.All(argument => argument.RefKindKeyword.RawKind is 0 && IsDroppable(argument.Expression)))
            return false;

        var receiver = call.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        return method switch
        {
            { IsStatic: true, Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" or "Equals", ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
            { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } => true,
            _ when Containers.Contains(method.Name) && method.DeclaringSyntaxReferences.Length is 0 => receiver is not null && IsDroppable(receiver),

            // Stand-ins that a test makes for a service.
            { Name: "For", ContainingType.Name: "Substitute" } or { Name: "Of", ContainingType.Name: "Mock" } or { Name: "Fake" or "Dummy", ContainingType.Name: "A" } => true,
            _ => GuardStatements.IsGuard(method) && (receiver is null || Symbol(receiver) is INamespaceOrTypeSymbol || IsDroppable(receiver)),
        };
    }

    private bool IsDroppableCreation(BaseObjectCreationExpressionSyntax creation)
    {
        if (Symbol(creation) is not IMethodSymbol { ContainingType: var type } constructor
            || creation.ArgumentList?.Arguments.All(argument => argument.RefKindKeyword.RawKind is 0 && IsDroppable(argument.Expression)) is false
            || creation.Initializer?.Expressions.All(IsDroppableElement) is false)
        {
            return false;
        }

        if (constructor.DeclaringSyntaxReferences.Length is 0 && !constructor.IsImplicitlyDeclared)
        {
            return type.SpecialType is SpecialType.System_Object || type.ContainingNamespace?.ToString() is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Text" or "Moq" || type is { Name: "Lazy" or "Exception", ContainingNamespace.Name: "System" };
        }

        return type.BaseType is null or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
            && type.DeclaringSyntaxReferences.Length > 0
            && constructor.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax or ConstructorDeclarationSyntax { ExpressionBody: null, Body.Statements.Count: 0 })
            && type.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken).DescendantNodes(node => node is TypeDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax)
                .OfType<EqualsValueClauseSyntax>()
                .All(initializer => initializer.Value is LiteralExpressionSyntax or ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } or IdentifierNameSyntax));
    }

    private bool IsDroppableElement(ExpressionSyntax element) => IsDroppable(element is AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: var value } ? value : element);

    private ISymbol? Symbol(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellationToken).Symbol;
}
