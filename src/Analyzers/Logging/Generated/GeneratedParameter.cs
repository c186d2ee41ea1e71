using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Generated;

/// <summary>A value of a log call as a parameter of the generated method.</summary>
/// <param name="Name">The name of its placeholder, which begins in lower case here.</param>
/// <param name="Type">With the nullability that the declaration of the value gives it, or else what is known of it at the call.</param>
internal sealed record GeneratedParameter(string Name, ITypeSymbol Type, ExpressionSyntax Expression)
{
    private const int DepthLimit = 16;

    /// <summary>The parameter for this value; null when its type has no name outside the method, or no place in a field.</summary>
    public static GeneratedParameter? TryCreate(string placeholder, ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        TypeOf(value, model, cancellationToken) is { } type && IsNameable(type, DepthLimit)
            ? new GeneratedParameter(Camel(placeholder), type, value)
            : null;

    /// <summary>Only the case may differ from the placeholder: <c>OrderId</c> is orderId, <c>URLPath</c> urlPath, and <c>ORDER_ID</c> order_ID.</summary>
    private static string Camel(string placeholder)
    {
        var upper = 0;
        while (upper < placeholder.Length && char.IsUpper(placeholder[upper]))
            upper++;

        var length = upper > 1 && upper < placeholder.Length && char.IsLower(placeholder[upper]) ? upper - 1 : upper;
        return placeholder.Substring(0, length).ToLowerInvariant() + placeholder.Substring(length);
    }

    public static ITypeSymbol? TypeOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetTypeInfo(value, cancellationToken);
        if (info.Type is not { } type || type.IsValueType)
            return info.Type;

        var declared = model.GetSymbolInfo(value.Unwrap(), cancellationToken).Symbol switch
        {
            // The compiler takes every such local for one that may be null.
            ILocalSymbol local => IsInferred(local, cancellationToken) ? null : local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

        if (declared is not null && value == value.Unwrap() && SymbolEqualityComparer.Default.Equals(declared, type))
            return declared;

        return info.Nullability.FlowState is NullableFlowState.None ? type.WithNullableAnnotation(NullableAnnotation.None) : type;
    }

    /// <summary>Whether the generator shows it as the logger would, where it formats the text itself: no collection, and never null.</summary>
    public bool IsPlain(TemplateHole hole, bool formatsInvariantly)
    {
        if (Type.TypeKind is TypeKind.Enum)
            return true;

        switch (Type.SpecialType)
        {
            case SpecialType.System_String:
                return Type.NullableAnnotation is NullableAnnotation.NotAnnotated;

            case SpecialType.System_Boolean or SpecialType.System_Char:
                return true;

            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                return formatsInvariantly || hole.Content == hole.Name;

            case SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_DateTime:
                return formatsInvariantly;

            default:
                return Type is INamedTypeSymbol named
                    && named.ContainingNamespace.Is("System")
                    && (named.Name is "Guid" || (named.Name is "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" && formatsInvariantly));
        }
    }

    /// <summary>Whether a method beside this one can name the type.</summary>
    private static bool IsNameable(ITypeSymbol type, int depth)
    {
        switch (type)
        {
            case { TypeKind: TypeKind.Error or TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer } or { IsRefLikeType: true } or { IsAnonymousType: true }:
                return false;

            case ITypeParameterSymbol parameter:
                return parameter.DeclaringMethod is null;

            case IArrayTypeSymbol array:
                return depth > 0 && IsNameable(array.ElementType, depth - 1);

            case INamedTypeSymbol named:
                if (named.IsFileLocal || depth is 0)
                    return false;

                foreach (var argument in named.TypeArguments)
                {
                    if (argument.TypeKind is not TypeKind.Dynamic && !IsNameable(argument, depth - 1))
                        return false;
                }

                return named.ContainingType is null || IsNameable(named.ContainingType, depth - 1);

            default:
                return false;
        }
    }

    private static bool IsInferred(ILocalSymbol local, CancellationToken cancellationToken)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            var type = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } => declaration.Type,
                ForEachStatementSyntax loop => loop.Type,
                _ => null,
            };

            if (type is { IsVar: false })
                return false;
        }

        return true;
    }
}
