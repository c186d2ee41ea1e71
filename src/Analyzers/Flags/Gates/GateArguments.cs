using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags.Gates;

/// <summary>Collects what the arguments of a gate say.</summary>
internal sealed class GateArguments(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly ImmutableArray<FlagGateKey>.Builder _keys = ImmutableArray.CreateBuilder<FlagGateKey>();
    private bool _requiresAll = true;
    private bool _isNegated;

    public static IParameterSymbol? ParameterOf(IMethodSymbol method, string? name, int position)
    {
        if (name is null)
            return method.Parameters.Length is 0 ? null : method.Parameters[Math.Min(position, method.Parameters.Length - 1)];

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
                return parameter;
        }

        return null;
    }

    /// <returns>Whether the argument is understood.</returns>
    public bool Add(IMethodSymbol method, string? name, int position, ExpressionSyntax value)
    {
        if (ParameterOf(method, name, position) is not { } parameter)
            return false;

        switch (parameter.Type)
        {
            case INamedTypeSymbol { TypeKind: TypeKind.Enum, Name: "RequirementType" }:
                if (model.GetSymbolInfo(value, cancellationToken).Symbol is not IFieldSymbol { HasConstantValue: true } requirement)
                    return false;

                _requiresAll = requirement.Name is "All";
                return requirement.Name is "All" or "Any";

            case { SpecialType: SpecialType.System_Boolean }:
                if (model.GetConstantValue(value, cancellationToken) is not { HasValue: true, Value: bool negate })
                    return false;

                _isNegated = negate;
                return true;

            case { SpecialType: SpecialType.System_String }:
                return AddKey(value);

            case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String or SpecialType.System_Object }:
                return AddKeys(value);

            default:
                return true;
        }
    }

    public bool AddKey(ExpressionSyntax value)
    {
        if (FlagKey.Find(value, model, cancellationToken) is not { } key || key.Text.IndexOf(',') >= 0)
            return false;

        _keys.Add(new(value, key.Text, key.Symbol));
        return true;
    }

    public FlagGate? ToGate(SyntaxNode syntax, FlagGateKind kind) =>
        _keys.Count is 0 ? null : new(syntax, kind, _keys.ToImmutable()) { RequiresAll = _requiresAll, IsNegated = _isNegated };

    private bool AddKeys(ExpressionSyntax value)
    {
        var elements = value switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => default,
        };

        if (value is CollectionExpressionSyntax collection)
        {
            foreach (var element in collection.Elements)
            {
                if (element is not ExpressionElementSyntax { Expression: { } inner } || !AddKey(inner))
                    return false;
            }

            return true;
        }

        if (elements.Count is 0)
            return AddKey(value);

        foreach (var element in elements)
        {
            if (!AddKey(element))
                return false;
        }

        return true;
    }
}
