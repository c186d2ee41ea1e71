using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Generated;

/// <summary>The class that a generated method goes into, and how the method comes by its logger.</summary>
/// <param name="Replaced">The expression that the call of the method replaces: the log call, with a <c>?.</c> in front of it.</param>
/// <param name="Logger">What the call logs to; it is passed on unless the method finds it itself.</param>
/// <param name="IsInstance">Whether the method is an instance method, and finds the logger itself.</param>
internal sealed record LoggerSource(ClassDeclarationSyntax HostSyntax, INamedTypeSymbol Host, ExpressionSyntax Replaced, ExpressionSyntax Logger, bool IsInstance)
{
    public static LoggerSource? TryFind(LogCall call, LoggerMessageSupport support, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax syntax
            || !MayHold(syntax)
            || model.GetDeclaredSymbol(syntax, cancellationToken) is not { } host
            || FindLogger(call.Syntax, call.Invocation) is not var (replaced, logger)
            || model.GetOperation(logger.Unwrap(), cancellationToken) is not { } operation
            || (replaced != call.Syntax && !IsDeclaredNotNull(operation)))
        {
            return null;
        }

        return new LoggerSource(syntax, host, replaced, logger, IsFound(operation, host, syntax, support, call.Syntax, cancellationToken));
    }

    /// <summary>Whether its declaration says so. What the compiler concludes at the place doesn't count: where nullability is off that is worth nothing, and elsewhere each <c>?.</c> changes it for the next.</summary>
    private static bool IsDeclaredNotNull(IOperation logger) => logger.Unwrap() switch
    {
        IFieldReferenceOperation { Field.NullableAnnotation: var annotation } => annotation,
        IPropertyReferenceOperation { Property.NullableAnnotation: var annotation } => annotation,
        IParameterReferenceOperation { Parameter.NullableAnnotation: var annotation } => annotation,
        _ => NullableAnnotation.Annotated,
    } is NullableAnnotation.NotAnnotated;

    /// <summary>What the call logs to, and the expression that has to go with the call.</summary>
    private static (ExpressionSyntax Replaced, ExpressionSyntax Logger)? FindLogger(InvocationExpressionSyntax call, IInvocationOperation invocation)
    {
        IArgumentOperation? first = null;
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { Ordinal: 0, Type.Name: "ILogger" })
                first = argument;
        }

        if (first is null)
            return null;

        if (call is { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access } && access.WhenNotNull == call)
            return (access, access.Expression);

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Span.Contains(first.Value.Syntax.Span))
                return (call, argument.Expression);
        }

        return call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && !ContinuesAccess(receiver) ? (call, receiver) : null;
    }

    /// <summary>Whether it begins in the middle of a <c>?.</c> whose beginning is further out.</summary>
    private static bool ContinuesAccess(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    return true;

                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case InvocationExpressionSyntax invocation:
                    expression = invocation.Expression;
                    break;

                case ElementAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;

                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    expression = suppressed.Operand;
                    break;

                default:
                    return false;
            }
        }
    }

    /// <summary>Whether the type and all around it are partial, or can be, and the generator knows how to repeat them.</summary>
    private static bool MayHold(TypeDeclarationSyntax type)
    {
        for (SyntaxNode? node = type; node is not null; node = node.Parent)
        {
            if (node is not TypeDeclarationSyntax declaration)
                continue;

            if (declaration.Kind() is not (SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration)
                || declaration.Identifier.IsMissing
                || declaration.CloseBraceToken.IsMissing
                || declaration.CloseBraceToken.RawKind is 0)
            {
                return false;
            }

            foreach (var modifier in declaration.Modifiers)
            {
                // The generated part is another file, and knows nothing of a type that belongs to this one.
                if (modifier.Kind() is SyntaxKind.FileKeyword or SyntaxKind.RefKeyword)
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether an instance method of the type would log to this logger: the generator takes the only field of that type, or else the only parameter of the class.</summary>
    private static bool IsFound(IOperation logger, INamedTypeSymbol host, ClassDeclarationSyntax syntax, LoggerMessageSupport support, SyntaxNode call, CancellationToken cancellationToken)
    {
        switch (logger.Unwrap())
        {
            case IFieldReferenceOperation { Field: { IsStatic: false } field, Instance: IInstanceReferenceOperation }:
                return FindField(host) is { Count: 1, Only: { } only } && SymbolEqualityComparer.Default.Equals(only, field) && IsNeverNull(field.Type) && !IsInitializer(call, syntax);

            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter }:
                return support.ReadsClassParameters
                    && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, host)
                    && constructor.DeclaringSyntaxReferences.Length is 1
                    && constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is ClassDeclarationSyntax
                    && FindField(host).Count is 0
                    && IsOnlyLogger(parameter, constructor, host)
                    && IsNeverNull(parameter.Type)
                    && !IsInitializer(call, syntax);

            default:
                return false;
        }
    }

    private static bool IsNeverNull(ITypeSymbol type) => type.NullableAnnotation is not NullableAnnotation.Annotated;

    /// <summary>How many fields hold a logger, here or within reach in a base type.</summary>
    private static (int Count, IFieldSymbol? Only) FindField(INamedTypeSymbol host)
    {
        var count = 0;
        IFieldSymbol? only = null;
        for (var type = host; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IFieldSymbol { CanBeReferencedByName: true } field
                    && (type.Is(host) || field.DeclaredAccessibility is not Accessibility.Private)
                    && IsLogger(field.Type))
                {
                    count++;
                    only = field;
                }
            }
        }

        return (count, only);
    }

    private static bool IsOnlyLogger(IParameterSymbol parameter, IMethodSymbol constructor, INamedTypeSymbol host)
    {
        foreach (var other in constructor.Parameters)
        {
            if (!SymbolEqualityComparer.Default.Equals(other, parameter) && IsLogger(other.Type))
                return false;
        }

        // A field of the same name hides the parameter from the generated method.
        for (var type = host; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(parameter.Name).IsEmpty)
                return false;
        }

        return IsLogger(parameter.Type);
    }

    public static bool IsLogger(ITypeSymbol type)
    {
        if (IsLoggerItself(type))
            return true;

        foreach (var @interface in type.AllInterfaces)
        {
            if (IsLoggerItself(@interface))
                return true;
        }

        return false;
    }

    private static bool IsLoggerItself(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } named && named.Is("Microsoft.Extensions.Logging", "ILogger");

    /// <summary>Whether the call runs before there is an object: in an initialiser, or for a base constructor.</summary>
    private static bool IsInitializer(SyntaxNode call, TypeDeclarationSyntax type)
    {
        for (var node = call.Parent; node is not null && node != type; node = node.Parent)
        {
            if (node is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } })
                return true;
        }

        return false;
    }
}
