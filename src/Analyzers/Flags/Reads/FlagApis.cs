using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Reads;

/// <summary>The flag libraries that a compilation references, and the APIs of its own that options name.</summary>
internal sealed class FlagApis
{
    // All rules of a compilation share what was found for the first of them.
    private static readonly ConditionalWeakTable<Compilation, FlagApis> Known = new();

    private readonly Compilation _compilation;
    private readonly AnalyzerConfigOptionsProvider _provider;
    private readonly OptionReads _options;
    private DeclaredReads? _declared;
    private AliasedProperties? _aliases;

    private FlagApis(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        _compilation = compilation;
        _provider = provider;
        _options = OptionReads.Find(compilation, provider);
    }

    /// <returns>Null where no flag can be read: no library, no option.</returns>
    public static FlagApis? Find(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var found = Known.GetValue(compilation, key => new(key, options));
        return ReferenceEquals(found._provider, options) ? found : new(compilation, options);
    }

    /// <summary>The read whose call this is; null for everything else. Tests names before it binds.</summary>
    public FlagRead? TryMatch(ExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken) => call switch
    {
        InvocationExpressionSyntax invocation => MatchCall(invocation, model, options, cancellationToken),
        ElementAccessExpressionSyntax element => ConfigurationReads.TryMatch(element, model, options, cancellationToken),
        MemberAccessExpressionSyntax access => MatchProperty(access, access.Name, model, options, cancellationToken),
        MemberBindingExpressionSyntax binding => MatchProperty(binding, binding.Name, model, options, cancellationToken),
        IdentifierNameSyntax name => MatchProperty(name, name, model, options, cancellationToken),
        _ => null,
    };

    /// <summary>A pattern such as <c>{ UseNew: true }</c> that asks for a property that is a flag.</summary>
    public FlagPattern? TryMatch(SubpatternSyntax pattern, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken) =>
        FlagPattern.NameOf(pattern) is { } name && IsProperty(name.Identifier.ValueText, cancellationToken)
            ? FlagPattern.TryMatch(pattern, name, property => FindProperty(property, options), model, cancellationToken)
            : null;

    /// <summary>All reads below a node, in their order.</summary>
    public IEnumerable<FlagRead> FindAll(SyntaxNode root, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        foreach (var node in root.DescendantNodesAndSelf())
        {
            if (node is ExpressionSyntax call && TryMatch(call, model, options, cancellationToken) is { } read)
                yield return read;
        }
    }

    /// <summary>The call of a method that reads a flag, whose key may not be known.</summary>
    public FlagCall? FindCall(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (!_options.HasMethods || CalledName.Of(call)?.Identifier.ValueText is not { } name)
            return null;

        var declared = FindDeclared(cancellationToken);
        var mayBeDeclared = declared.MethodNames.Contains(name);
        if ((!mayBeDeclared && !_options.MethodNames.Contains(name)) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol bound)
            return null;

        var method = (bound.ReducedFrom ?? bound).OriginalDefinition;
        return FindCall(call, name, method, model, options, cancellationToken)
            ?? (mayBeDeclared && declared.Methods.TryGetValue(method, out var api) ? TryBind(call, api, method, model, cancellationToken) : null);
    }

    /// <summary>The same without the methods that the compilation declares itself.</summary>
    internal FlagCall? FindCall(InvocationExpressionSyntax call, string name, IMethodSymbol method, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        FlagCall? first = null;
        foreach (var api in _options.Candidates(name, options))
        {
            if (api.Name != name || !api.IsCalledBy(method) || TryBind(call, api, method, model, cancellationToken) is not { } found)
                continue;

            // A class that itself answers such questions means something else by a key.
            if (model.GetEnclosingSymbol(call.SpanStart, cancellationToken)?.ContainingType is { } type && api.IsImplementedBy(type))
                return null;

            // A result may have two members that answer.
            if (api.Member is null || found.FindShell(model, cancellationToken) is not null)
                return found;

            first ??= found;
        }

        return first;
    }

    internal static FlagCall? TryBind(InvocationExpressionSyntax call, FlagApi api, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (api.OnlyFlag is not null)
            return model.GetOperation(call, cancellationToken) is IInvocationOperation alone ? new(call, api, alone, null) : null;

        if (method.Parameters.Length <= api.Key
            || !CanBeKey(method.Parameters[api.Key].Type)
            || model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            return null;
        }

        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter?.Ordinal == api.Key)
                return argument.ArgumentKind is ArgumentKind.Explicit ? new(call, api, operation, argument) : null;
        }

        return null;
    }

    private static bool CanBeKey(ITypeSymbol type) => type is { SpecialType: SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Enum } or { TypeKind: TypeKind.Enum or TypeKind.TypeParameter };

    /// <summary>Whether the method only hands a key of its own on to a read.</summary>
    public bool IsForwarding(IMethodSymbol method, CancellationToken cancellationToken) => FindDeclared(cancellationToken).Methods.ContainsKey(method.OriginalDefinition);

    /// <summary>Whether there is a library or a method of the user's own that flags are read with; there are switches of the runtime all the same.</summary>
    public bool MayRead => _options.HasMethods || !_compilation.GetTypesByMetadataName("Microsoft.Extensions.Configuration.IConfiguration").IsEmpty;

    /// <summary>Whether anything can be known about a flag: a flag file, an option, or an attribute that says so.</summary>
    public bool MayDecide(FlagRegistry registry) => !registry.IsEmpty || _options.HasDecisions || MayBeMarked;

    // One of another assembly is found beside a flag library, on what gives a key.
    private bool MayBeMarked => _compilation.ContainsSymbolsWithName(FlagAttribute.IsName, SymbolFilter.Type);

    /// <summary>Whether there is a method that reads a flag: of a library, or one that an option names.</summary>
    public bool HasMethods => _options.HasMethods;

    public bool HasHolders => _options.HasHolders;

    /// <summary>Whether there are properties that are flags.</summary>
    public bool HasProperties(CancellationToken cancellationToken) => _options.PropertyNames.Count > 0 || _aliases is { IsEmpty: false } || FindDeclared(cancellationToken).PropertyNames.Count > 0;

    /// <summary>Lets properties be flags whose full names are aliases of one.</summary>
    public FlagApis With(FlagRegistry registry)
    {
        if (_aliases is null && !registry.IsEmpty)
            Interlocked.CompareExchange(ref _aliases, new AliasedProperties(registry), null);

        return this;
    }

    private FlagRead? MatchCall(InvocationExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (FindCall(call, model, options, cancellationToken) is { } found)
            return found.ToRead(model, cancellationToken);

        return CalledName.Of(call)?.Identifier.ValueText switch
        {
            "GetValue" or "Get" => ConfigurationReads.TryMatch(call, model, options, cancellationToken),
            "TryGetSwitch" => SwitchReads.TryMatch(call, model, cancellationToken),
            "GetEnvironmentVariable" => EnvironmentReads.TryMatch(call, model, options, cancellationToken),
            _ => null,
        };
    }

    private FlagRead? MatchProperty(ExpressionSyntax access, SimpleNameSyntax name, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken) =>
        IsProperty(name.Identifier.ValueText, cancellationToken)
        && PropertyReads.IsRead(access)
        && model.GetSymbolInfo(access, cancellationToken).Symbol is IPropertySymbol property
        && FindProperty(property, options) is { } key
            ? PropertyReads.ToRead(access, property, key, model, cancellationToken)
            : null;

    private bool IsProperty(string name, CancellationToken cancellationToken) =>
        _options.PropertyNames.Contains(name) || _aliases?.ContainsName(name) is true || FindDeclared(cancellationToken).PropertyNames.Contains(name);

    private FlagKey? FindProperty(IPropertySymbol property, AnalyzerConfigOptions options) =>
        _options.FindProperty(property, options) is { } named ? new(named, property.OriginalDefinition)
        : _aliases?.Find(property) is { } aliased ? new(aliased, property.OriginalDefinition)
        : PropertyReads.FindKey(property) is { } declared ? new(declared, property.OriginalDefinition)
        : null;

    private DeclaredReads FindDeclared(CancellationToken cancellationToken) =>
        _declared ?? Interlocked.CompareExchange(ref _declared, DeclaredReads.Find(_compilation, this, _options, _provider, cancellationToken), null) ?? _declared;
}
