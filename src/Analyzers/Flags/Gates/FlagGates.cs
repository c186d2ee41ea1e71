using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags.Gates;

/// <summary>Recognises the gates of the known libraries, and attributes that an option names.</summary>
internal sealed class FlagGates
{
    private readonly ConcurrentDictionary<string, ImmutableArray<(string Type, int Key)>> _attributes = new(StringComparer.Ordinal);

    /// <summary>The gate that an attribute is; null for everything else. Tests names before it binds.</summary>
    public FlagGate? TryMatch(AttributeSyntax attribute, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } arguments)
            return null;

        var name = NameOf(attribute.Name);
        var isKnown = name is "FeatureGate" or "FeatureGateAttribute" or "RequireFeature" or "RequireFeatureAttribute" or "FeatureFilter" or "FeatureFilterAttribute";
        if (!isKnown && !options.TryGetValue(FlagOptions.ReadAttributes.Key, out _))
            return null;

        var own = Own(name, options);
        if ((!isKnown && own.IsEmpty) || model.GetSymbolInfo(attribute, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } constructor)
            return null;

        foreach (var (full, key) in own)
        {
            if (type.HasFullName(full) || type.HasFullName(full + "Attribute"))
                return Own(attribute, arguments, constructor, key, model, cancellationToken);
        }

        if (!isKnown || !IsGate(type))
            return null;

        var found = new GateArguments(model, cancellationToken);
        for (var i = 0; i < arguments.Arguments.Count; i++)
        {
            var argument = arguments.Arguments[i];
            var isUnderstood = argument.NameEquals is { } property
                ? property.Name.Identifier.ValueText is "Name" or "Names" or "Order" or "IsReusable" && (property.Name.Identifier.ValueText is "Order" or "IsReusable" || found.AddKey(argument.Expression))
                : found.Add(constructor, argument.NameColon?.Name.Identifier.ValueText, i, argument.Expression);
            if (!isUnderstood)
                return null;
        }

        return found.ToGate(attribute, FlagGateKind.Attribute);
    }

    /// <summary>Whether the call has the name of one that sets up a gate.</summary>
    public static bool IsNamed(InvocationExpressionSyntax call) =>
        CalledName.Of(call)?.Identifier.ValueText is "WithFeatureGate" or "RequireFeature" or "UseForFeature" or "UseMiddlewareForFeature" or "AddForFeature" or "Do";

    /// <summary>The gate that a call sets up; null for everything else.</summary>
    public static FlagGate? TryMatch(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        FlagGateKind kind;
        switch (CalledName.Of(call)?.Identifier.ValueText)
        {
            case "WithFeatureGate" or "RequireFeature":
                kind = FlagGateKind.Endpoint;
                break;

            case "UseForFeature":
                kind = FlagGateKind.Branch;
                break;

            case "UseMiddlewareForFeature":
                kind = FlagGateKind.Middleware;
                break;

            case "AddForFeature":
                kind = FlagGateKind.Filter;
                break;

            case "Do" when call.ArgumentList.Arguments.Count >= 3:
                kind = FlagGateKind.Choice;
                break;

            default:
                return null;
        }

        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } method || !IsLibrary(type))
            return null;

        var found = new GateArguments(model, cancellationToken);
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            if (!found.Add(method, argument.NameColon?.Name.Identifier.ValueText, i, argument.Expression))
                return null;
        }

        return found.ToGate(call, kind);
    }

    private static FlagGate? Own(AttributeSyntax attribute, AttributeArgumentListSyntax arguments, IMethodSymbol constructor, int key, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var i = 0; i < arguments.Arguments.Count; i++)
        {
            var argument = arguments.Arguments[i];
            if (argument.NameEquals is null
                && GateArguments.ParameterOf(constructor, argument.NameColon?.Name.Identifier.ValueText, i)?.Ordinal == key
                && FlagKey.Find(argument.Expression, model, cancellationToken) is { } found)
            {
                return new(attribute, FlagGateKind.Attribute, ImmutableArray.Create(new FlagGateKey(argument.Expression, found.Text, found.Symbol)));
            }
        }

        return null;
    }

    private static bool IsGate(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "FeatureGateAttribute" or "RequireFeatureAttribute" or "FeatureFilter" or "FeatureFilterAttribute" && IsLibrary(current))
                return true;
        }

        return false;
    }

    /// <summary>Extension methods of a library may stand in the namespace of what they extend.</summary>
    private static bool IsLibrary(INamedTypeSymbol type) =>
        FlagSdks.IsLibrary(type.ContainingNamespace) || (type.ContainingAssembly?.Name is { } assembly && (assembly.StartsWith("Esquio", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.FeatureManagement", StringComparison.Ordinal) || assembly.StartsWith("Bitwarden.Server.Sdk", StringComparison.Ordinal)));

    private ImmutableArray<(string Type, int Key)> Own(string name, AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(FlagOptions.ReadAttributes.Key, out var text) || text.IndexOf(name, StringComparison.Ordinal) < 0)
            return ImmutableArray<(string, int)>.Empty;

        return _attributes.TryGetValue(text, out var known) ? known : _attributes.GetOrAdd(text, Parse(text));
    }

    private static ImmutableArray<(string Type, int Key)> Parse(string text)
    {
        var found = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var part in text.Split('|'))
        {
            if (!OptionEntry.TryParse(part, out var entry))
                continue;

            var key = 0;
            if (entry.Find("key") is { } position && !int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out key))
                continue;

            found.Add((entry.Name.StartsWith("T:", StringComparison.Ordinal) ? entry.Name.Substring(2) : entry.Name, key));
        }

        return found.ToImmutable();
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
