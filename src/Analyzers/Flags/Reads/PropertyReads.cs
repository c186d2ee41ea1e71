using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Reads;

/// <summary>Reads of properties that are flags: of options classes, and of switches that the linker knows.</summary>
internal static class PropertyReads
{
    public const string SwitchAttribute = "FeatureSwitchDefinition";

    /// <summary>Whether the access is a read, and not a part of a longer name, a write or a word of <c>nameof</c>.</summary>
    public static bool IsRead(ExpressionSyntax access)
    {
        switch (access.Parent)
        {
            case MemberAccessExpressionSyntax outer when outer.Name == access:
            case MemberBindingExpressionSyntax binding when binding.Name == access:
            case NameColonSyntax or NameEqualsSyntax or ExpressionColonSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or AttributeSyntax:
            case AssignmentExpressionSyntax assignment when assignment.Left == access:
            case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }:
            case RefExpressionSyntax:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return false;
        }

        for (SyntaxNode node = access; node.Parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; node = node.Parent)
        {
            if (node.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
                return false;
        }

        return true;
    }

    public static FlagRead? ToRead(ExpressionSyntax access, IPropertySymbol property, FlagKey key, SemanticModel model, CancellationToken cancellationToken)
    {
        var expression = access;
        ExpressionSyntax? receiver = null;
        if (IsBehindQuestionMark(access))
        {
            if (access.Parent is not ConditionalAccessExpressionSyntax conditional
                || conditional.WhenNotNull != access
                || IsBehindQuestionMark(conditional.Expression)
                || (conditional.Parent is ConditionalAccessExpressionSyntax outer && outer.WhenNotNull == conditional))
            {
                return null;
            }

            (expression, receiver) = (conditional, conditional.Expression);
        }

        return new(access, key.Text)
        {
            Expression = expression,
            ValueType = property.Type,
            KeySymbol = key.Symbol,
            NullableReceiver = receiver,
            Effects = receiver is null && access is MemberAccessExpressionSyntax && model.GetOperation(access, cancellationToken) is IPropertyReferenceOperation { Instance: { } instance }
                ? ReadEffects.Find(instance)
                : ImmutableArray<ExpressionSyntax>.Empty,
        };
    }

    private static bool IsBehindQuestionMark(ExpressionSyntax access)
    {
        while (true)
        {
            switch (access)
            {
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    return true;

                case MemberAccessExpressionSyntax inner:
                    access = inner.Expression;
                    break;

                case InvocationExpressionSyntax call:
                    access = call.Expression;
                    break;

                case ElementAccessExpressionSyntax element:
                    access = element.Expression;
                    break;

                default:
                    return false;
            }
        }
    }

    /// <summary>The key that a property has by its attributes: its name as a switch of the runtime, or its own name where it is marked as a flag.</summary>
    public static string? FindKey(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;

            if (FlagAttribute.IsName(type.Name) && property.Type.SpecialType is SpecialType.System_Boolean)
                return property.Name;

            if (property is { IsStatic: true, SetMethod: null, Type.SpecialType: SpecialType.System_Boolean }
                && type.Is("System.Diagnostics.CodeAnalysis", "FeatureSwitchDefinitionAttribute")
                && attribute.ConstructorArguments is { Length: 1 } arguments
                && arguments[0].Value is string { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Compares with a name such as <c>Acme.CheckoutOptions.UseNew</c>.</summary>
    public static bool IsNamed(IPropertySymbol property, string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0
            && name.Length - dot - 1 == property.Name.Length
            && name.EndsWith(property.Name, StringComparison.Ordinal)
            && property.ContainingType?.OriginalDefinition.HasFullName(name.Substring(0, dot)) is true;
    }
}
