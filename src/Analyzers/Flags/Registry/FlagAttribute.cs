using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Registry;

/// <summary>An attribute <c>[FeatureFlag]</c> or <c>[FlagLifecycle]</c> of any namespace on what gives a flag its key.</summary>
internal static class FlagAttribute
{
    /// <summary>Whether an attribute is written like one of them, before it is bound.</summary>
    public static bool IsWritten(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax name => IsName(name.Identifier.ValueText),
        QualifiedNameSyntax { Right: var name } => IsName(name.Identifier.ValueText),
        AliasQualifiedNameSyntax { Name: var name } => IsName(name.Identifier.ValueText),
        _ => false,
    };

    public static bool IsName(string name) => name is "FeatureFlag" or "FeatureFlagAttribute" or "FlagLifecycle" or "FlagLifecycleAttribute";

    /// <summary>The constant, enum member or property that the attribute stands on, with the key that it gives.</summary>
    public static (string Key, ISymbol Symbol)? Owner(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? declaration = attribute.Parent?.Parent switch
        {
            FieldDeclarationSyntax { Declaration.Variables: { Count: > 0 } variables } => variables[0],
            EnumMemberDeclarationSyntax or PropertyDeclarationSyntax => attribute.Parent.Parent,
            _ => null,
        };
        return (declaration is null ? null : model.GetDeclaredSymbol(declaration, cancellationToken)) switch
        {
            IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum } member => (member.Name, member),
            IFieldSymbol { ConstantValue: string { Length: > 0 } key } constant => (key, constant),
            IPropertySymbol property => (property.Name, property),
            _ => null,
        };
    }

    /// <summary>What the symbol's attributes say, on top of what is known otherwise; that itself where there are none.</summary>
    public static FlagEntry? Apply(ISymbol symbol, string key, FlagEntry? entry)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsName(type.Name))
                entry = Apply(attribute, key, entry);
        }

        return entry;
    }

    private static FlagEntry? Apply(AttributeData attribute, string key, FlagEntry? entry)
    {
        var expires = Argument(attribute, "Expires") is { Value: string day } && JsonValues.TryParseDate(day, out var date) ? date : (DateTime?)null;
        var owner = Argument(attribute, "Owner")?.Value as string;
        var ticket = Argument(attribute, "Ticket")?.Value as string;
        var decision = Decision(Argument(attribute, "State"), Argument(attribute, "Value"));
        if (decision is null && expires is null && owner is null && ticket is null)
            return entry;

        var known = entry ?? new(key, FlagState.Active) { Source = FlagSource.Attribute };
        var said = known with
        {
            Owner = owner ?? known.Owner,
            Ticket = ticket ?? known.Ticket,
            Expires = expires ?? known.Expires,
        };
        return decision is not var (state, value) ? said : Decide(said, state, value, FlagSource.Attribute);
    }

    /// <summary>The entry with the say of a source that comes before what it was made of.</summary>
    public static FlagEntry Decide(FlagEntry entry, FlagState state, FlagValue? value, FlagSource source)
    {
        var decided = entry with { State = state, Value = value, Source = source };
        return decided with { IsDisputed = entry.IsDisputed || decided.Contradicts(entry) };
    }

    private static (FlagState State, FlagValue? Value)? Decision(TypedConstant? state, TypedConstant? value)
    {
        switch (WordOf(state)?.ToLowerInvariant())
        {
            case "active":
                return (FlagState.Active, null);

            case "permanent":
                return (FlagState.Permanent, null);

            case "on":
                return (FlagState.Retired, FlagValue.On);

            case "off":
                return (FlagState.Retired, FlagValue.Off);

            case "value" or "retired" when ValueOf(value) is { } decided:
                return (FlagState.Retired, decided);

            default:
                return null;
        }
    }

    private static FlagValue? ValueOf(TypedConstant? value) => value?.Value switch
    {
        bool isOn => isOn ? FlagValue.On : FlagValue.Off,
        string text => new(text),
        sbyte or byte or short or ushort or int or uint or long => new(Convert.ToInt64(value.Value.Value, System.Globalization.CultureInfo.InvariantCulture)),
        float or double => new(Convert.ToDouble(value.Value.Value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>A text, or the name of an enum's member.</summary>
    private static string? WordOf(TypedConstant? constant)
    {
        if (constant is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } member)
            return constant?.Value as string;

        foreach (var each in type.GetMembers())
        {
            if (each is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, member.Value))
                return field.Name;
        }

        return null;
    }

    /// <summary>By its name, as a property that is set or as a parameter.</summary>
    private static TypedConstant? Argument(AttributeData attribute, string name)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && named.Value.Kind is not TypedConstantKind.Array)
                return named.Value;
        }

        if (attribute.AttributeConstructor is not { } constructor)
            return null;

        for (var position = 0; position < constructor.Parameters.Length && position < attribute.ConstructorArguments.Length; position++)
        {
            if (constructor.Parameters[position].Name.Equals(name, StringComparison.OrdinalIgnoreCase) && attribute.ConstructorArguments[position].Kind is not TypedConstantKind.Array)
                return attribute.ConstructorArguments[position];
        }

        return null;
    }
}
