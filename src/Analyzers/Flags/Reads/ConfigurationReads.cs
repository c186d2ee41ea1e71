using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Reads;

/// <summary>Reads of configuration keys with a prefix that says that they are flags.</summary>
internal static class ConfigurationReads
{
    private const string Space = "Microsoft.Extensions.Configuration";
    private const string DefaultPrefix = "FeatureManagement:";
    private const int MaximumDepth = 4;

    private static readonly FlagApi Getter = new(Space, "ConfigurationBinder", "GetValue", Key: 1);

    /// <summary><c>configuration["FeatureManagement:Checkout"] == "true"</c></summary>
    public static FlagRead? TryMatch(ElementAccessExpressionSyntax element, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (element.ArgumentList.Arguments is not { Count: 1 } arguments
            || arguments[0].Expression is not (LiteralExpressionSyntax { Token.Value: string } or IdentifierNameSyntax or MemberAccessExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax)
            || WordComparison.Find(element, model, cancellationToken) is not { } comparison
            || model.GetSymbolInfo(element, cancellationToken).Symbol is not IPropertySymbol { IsIndexer: true, ContainingType: { } type }
            || !IsConfiguration(type))
        {
            return null;
        }

        return ToRead(element, element.Expression, arguments[0].Expression, model, options, cancellationToken) is not { } read ? null : read with
        {
            Expression = comparison.Expression,
            ValueType = model.Compilation.GetSpecialType(SpecialType.System_Boolean),
            IsNegated = comparison.IsNegated,
        };
    }

    /// <summary><c>configuration.GetValue&lt;bool&gt;("FeatureManagement:Checkout")</c></summary>
    public static FlagRead? TryMatch(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access
            || (access.Name.Identifier.ValueText is "Get" && access.Expression.Unwrap() is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetSection" or "GetRequiredSection" } })
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsGenericMethod: true, ContainingType: var type }
            || !type.Is(Space, "ConfigurationBinder")
            || model.GetOperation(call, cancellationToken) is not IInvocationOperation { Type: { } valueType, Arguments: { Length: > 0 } arguments } operation
            || ReadShell.Find(call, valueType, Getter, model, cancellationToken) is not { } shell)
        {
            return null;
        }

        var isSection = access.Name.Identifier.ValueText is "Get";
        if (arguments[0].Value.Unwrap().Syntax is not ExpressionSyntax receiver || (isSection ? arguments.Length is not 1 : arguments.Length < 2))
            return null;

        var key = isSection ? null : arguments[1].Value.Unwrap().Syntax as ExpressionSyntax;
        return (isSection || key is not null) && ToRead(call, receiver, key, model, options, cancellationToken) is { } read
            ? read with { Expression = shell.Expression, ValueType = shell.ValueType, Effects = ReadEffects.Find(operation, isSection ? null : arguments[1]) }
            : null;
    }

    public static bool IsConfiguration(INamedTypeSymbol type)
    {
        if (type.Is(Space, "IConfiguration"))
            return true;

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Is(Space, "IConfiguration"))
                return true;
        }

        return false;
    }

    private static FlagRead? ToRead(ExpressionSyntax call, ExpressionSyntax receiver, ExpressionSyntax? key, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        ISymbol? symbol = null;
        string? name = null;
        if (key is not null)
        {
            if (FlagKey.Find(key, model, cancellationToken) is not { } found)
                return null;

            (name, symbol) = (found.Text, found.Symbol);
        }

        if (PathOf(receiver, name, model, MaximumDepth, cancellationToken) is not { } path || FindFlag(path, options) is not { } flag)
            return null;

        return new(call, flag) { KeySymbol = symbol, LongKey = path, ValueType = model.Compilation.GetSpecialType(SpecialType.System_Boolean) };
    }

    /// <summary>The whole path of a key below what may be a section.</summary>
    private static string? PathOf(ExpressionSyntax receiver, string? key, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        receiver = receiver.Unwrap();
        if (depth is 0)
            return null;

        if (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetSection" or "GetRequiredSection" } access, ArgumentList.Arguments: { Count: 1 } arguments })
        {
            return FlagKey.Find(arguments[0].Expression, model, cancellationToken) is { } section
                ? PathOf(access.Expression, key is null ? section.Text : section.Text + ":" + key, model, depth - 1, cancellationToken)
                : null;
        }

        if (model.GetTypeInfo(receiver, cancellationToken).Type is not INamedTypeSymbol type || !IsConfiguration(type))
            return null;

        return receiver is IdentifierNameSyntax && model.GetSymbolInfo(receiver, cancellationToken).Symbol is ILocalSymbol local && FindOnlyValue(local, cancellationToken) is { } value && model.SyntaxTree == value.SyntaxTree
            ? PathOf(value, key, model, depth - 1, cancellationToken)
            : type.Is(Space, "IConfigurationSection") ? null : key;
    }

    private static ExpressionSyntax? FindOnlyValue(ILocalSymbol local, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences is not { Length: 1 } declarations || declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
            return null;

        foreach (var node in declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes() ?? [])
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == local.Name)
                return null;
        }

        return value;
    }

    private static string? FindFlag(string path, AnalyzerConfigOptions options)
    {
        var prefixes = FlagOptions.ConfigPrefixes.Read(options);
        foreach (var part in (prefixes.Length is 0 ? DefaultPrefix : prefixes).Split(','))
        {
            var prefix = part.Trim();
            if (prefix.Length > 0 && path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                // What is below a flag is its filters.
                var name = path.Substring(prefix.Length);
                return name.IndexOf(':') < 0 ? name : null;
            }
        }

        return null;
    }
}
