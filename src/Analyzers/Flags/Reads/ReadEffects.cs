using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>Tells what a call evaluates beside the flag, and which of it does something.</summary>
internal static class ReadEffects
{
    /// <summary>Receiver and arguments that outlive the call, in the order of their evaluation.</summary>
    public static ImmutableArray<ExpressionSyntax> Find(IInvocationOperation call, IArgumentOperation? key)
    {
        ImmutableArray<ExpressionSyntax>.Builder? effects = null;
        if (call.Instance is { } instance && !IsPure(instance))
            Add(ref effects, instance);

        foreach (var argument in call.Arguments)
        {
            if (argument != key && argument.ArgumentKind is not ArgumentKind.DefaultValue && !IsPure(argument.Value))
                Add(ref effects, argument.Value);
        }

        return effects?.ToImmutable() ?? ImmutableArray<ExpressionSyntax>.Empty;
    }

    /// <summary>The same of what stands in front of a property.</summary>
    public static ImmutableArray<ExpressionSyntax> Find(IOperation receiver)
    {
        ImmutableArray<ExpressionSyntax>.Builder? effects = null;
        if (!IsPure(receiver))
            Add(ref effects, receiver);

        return effects?.ToImmutable() ?? ImmutableArray<ExpressionSyntax>.Empty;
    }

    private static void Add(ref ImmutableArray<ExpressionSyntax>.Builder? effects, IOperation operation)
    {
        if (operation.Unwrap().Syntax is ExpressionSyntax expression)
            (effects ??= ImmutableArray.CreateBuilder<ExpressionSyntax>()).Add(expression);
    }

    private static bool IsPure(IOperation operation)
    {
        switch (operation)
        {
            case { ConstantValue.HasValue: true }:
            case ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IConditionalAccessInstanceOperation:
            case IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation or IAnonymousFunctionOperation or IDelegateCreationOperation:
                return true;

            case IAwaitOperation awaited when IsLibraryPart(awaited.Operation.Unwrap()):
                return AreInnerPure(awaited.Operation.Unwrap());

            case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IFieldReferenceOperation or ITupleOperation or IArrayCreationOperation or IArrayInitializerOperation:
            case IUnaryOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation:
            case IIsTypeOperation or IInterpolatedStringOperation or IInterpolationOperation or IInterpolatedStringTextOperation:
            case IAnonymousObjectCreationOperation or IObjectOrCollectionInitializerOperation or IMemberInitializerOperation or IArgumentOperation:
                return AreInnerPure(operation);

            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation or IFieldReferenceOperation, Parent: IObjectOrCollectionInitializerOperation } assignment:
                return IsPure(assignment.Value);

            case IObjectCreationOperation creation when IsPlain(creation.Constructor):
                return AreInnerPure(operation);

            case IPropertyReferenceOperation { Arguments.Length: 0 }:
                return AreInnerPure(operation);

            case IInvocationOperation call when IsLibraryPart(call) || MakesContext(call):
                return AreInnerPure(call);

            default:
                return false;
        }
    }

    private static bool AreInnerPure(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (!IsPure(child))
                return false;
        }

        return true;
    }

    /// <summary>A method that makes what a flag library wants to be given, such as a context or a user, and of which nothing else is to be seen.</summary>
    private static bool MakesContext(IInvocationOperation call)
    {
        if (call.Type is not INamedTypeSymbol type || !(FlagSdks.IsLibrary(type.ContainingNamespace) || type is { Arity: 1, Name: "Task" or "ValueTask", TypeArguments: var inner } && FlagSdks.IsLibrary(inner[0].ContainingNamespace)))
            return false;

        foreach (var reference in call.TargetMethod.DeclaringSyntaxReferences)
        {
            if (call.SemanticModel?.Compilation is not { } compilation || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
                return false;

#pragma warning disable RS1030 // The method may stand in another file.
            var model = compilation.GetSemanticModel(reference.SyntaxTree);
#pragma warning restore RS1030
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (DoesMore(node, model))
                    return false;
            }
        }

        return true;
    }

    private static bool DoesMore(SyntaxNode node, SemanticModel model) => node switch
    {
        StatementSyntax => node is not (BlockSyntax or ReturnStatementSyntax or LocalDeclarationStatementSyntax or IfStatementSyntax),

        // Those of an initializer set up the context itself.
        AssignmentExpressionSyntax => node.Parent is not InitializerExpressionSyntax,
        PostfixUnaryExpressionSyntax => !node.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax => node.IsKind(SyntaxKind.PreIncrementExpression) || node.IsKind(SyntaxKind.PreDecrementExpression),
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingNamespace: { } space } || !(FlagSdks.IsLibrary(space) || IsFramework(space)),
        _ => false,
    };

    private static bool IsFramework(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
            space = outer;

        return space.Name is "System";
    }

    /// <summary>A constructor without a body, or of a library.</summary>
    private static bool IsPlain(IMethodSymbol? constructor)
    {
        if (constructor is null or { IsImplicitlyDeclared: true } || FlagSdks.IsLibrary(constructor.ContainingNamespace))
            return true;

        foreach (var reference in constructor.DeclaringSyntaxReferences)
            return reference.GetSyntax() is TypeDeclarationSyntax;

        return false;
    }

    /// <summary>A call that makes what a flag library wants to be given, or asks a container for the library itself.</summary>
    private static bool IsLibraryPart(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method }
        && (FlagSdks.IsLibrary(method.ContainingNamespace)
            || (method.Name is "GetRequiredService" or "GetService" && method.ReturnType is INamedTypeSymbol { ContainingNamespace: var space } && FlagSdks.IsLibrary(space)));
}
