using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Reads;

/// <summary>The flag libraries that a compilation references, and the APIs of its own that options name.</summary>
internal sealed class FlagApis
{
    private readonly HomeMadeReads _homeMade = new();
    private readonly HashSet<string> _names;

    private FlagApis(HashSet<string> names) => _names = names;

    /// <returns>Null where no flag can be read: no library, no option.</returns>
    public static FlagApis? Find(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var names = new HashSet<string>(FlagSdks.Methods.Keys, StringComparer.Ordinal);
        var seen = "";
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Most files have the same options.
            if (!options.GetOptions(tree).TryGetValue(FlagOptions.ReadMethods.Key, out var text) || text == seen)
                continue;

            seen = text;
            foreach (var method in HomeMadeReads.Parse(text))
                names.Add(method.Name);
        }

        return new(names);
    }

    /// <summary>The read whose call this is; null for everything else. Tests names before it binds.</summary>
    public FlagRead? TryMatch(ExpressionSyntax call, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken) =>
        call is InvocationExpressionSyntax invocation ? FindCall(invocation, model, options, cancellationToken)?.ToRead(model, cancellationToken) : null;

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
        if (CalledName.Of(call)?.Identifier.ValueText is not { } name
            || !_names.Contains(name)
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol bound)
        {
            return null;
        }

        var method = (bound.ReducedFrom ?? bound).OriginalDefinition;
        FlagCall? first = null;
        foreach (var api in Candidates(name, options))
        {
            if (api.Name != name || !api.IsCalledBy(method) || TryBind(call, api, method, model, cancellationToken) is not { } found)
                continue;

            if (IsOwnImplementation(call, api, model, cancellationToken))
                return null;

            // A result may have two members that answer.
            if (api.Member is null || found.IsMemberRead(model, cancellationToken))
                return found;

            first ??= found;
        }

        return first;
    }

    private IEnumerable<FlagApi> Candidates(string name, AnalyzerConfigOptions options)
    {
        foreach (var method in _homeMade.For(options))
            yield return method;

        if (!FlagSdks.Methods.TryGetValue(name, out var known))
            yield break;

        foreach (var method in known)
            yield return method;
    }

    private static FlagCall? TryBind(InvocationExpressionSyntax call, FlagApi api, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
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

    /// <summary>Whether the code belongs to a class that itself answers such questions, where a key means something else.</summary>
    private static bool IsOwnImplementation(SyntaxNode call, FlagApi api, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetEnclosingSymbol(call.SpanStart, cancellationToken)?.ContainingType is { } type && api.IsImplementedBy(type);
}
