using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A method that takes what another one takes, and a token.</summary>
/// <param name="Method">Its definition.</param>
/// <param name="Ordinal">The place of the token among the arguments as the call writes them.</param>
internal sealed record TokenOverload(IMethodSymbol Method, int Ordinal, string Name, bool IsOwn)
{
    /// <summary>Whether it can be told that there is no token.</summary>
    public bool TakesNone
    {
        get
        {
            foreach (var parameter in Method.Parameters)
            {
                if (parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && parameter.Type.IsTokenOrNullable())
                    return true;
            }

            return false;
        }
    }
}

/// <summary>Finds the methods that a call could mean if it had a token; keeps what it has found for a compilation.</summary>
internal sealed class TokenOverloads
{
    private readonly ConcurrentDictionary<(IMethodSymbol Method, ITypeSymbol Receiver), ImmutableArray<TokenOverload>> _known = new();

    /// <summary>Those that the receiver, its bases and the type of the extension have; they need not be accessible.</summary>
    public ImmutableArray<TokenOverload> Find(IMethodSymbol method, ITypeSymbol receiver)
    {
        var key = (method.ReducedFrom is { } reduced ? reduced : method.OriginalDefinition, receiver.OriginalDefinition);
        if (!_known.TryGetValue(key, out var found))
            _known[key] = found = Search(method, receiver);

        return found;
    }

    /// <summary>Extension methods in scope where the type itself has none.</summary>
    public static ImmutableArray<TokenOverload> FindExtensions(IMethodSymbol method, ITypeSymbol receiver, ExpressionSyntax call, SemanticModel model)
    {
        var found = ImmutableArray<TokenOverload>.Empty;
        foreach (var symbol in model.LookupSymbols(call.SpanStart, receiver, method.Name, includeReducedExtensionMethods: true))
        {
            if (symbol is IMethodSymbol { ReducedFrom: { } extension })
                found = Add(found, method, extension, skipped: 1);
        }

        return found;
    }

    private static ImmutableArray<TokenOverload> Search(IMethodSymbol method, ITypeSymbol receiver)
    {
        var found = ImmutableArray<TokenOverload>.Empty;
        if (method.MethodKind is MethodKind.Constructor)
        {
            foreach (var constructor in method.ContainingType.InstanceConstructors)
                found = Add(found, method, constructor, skipped: 0);

            return found;
        }

        if (method.ReducedFrom is { } reduced)
            return Collect(found, method, reduced.ContainingType, skipped: 1);

        if (method.MethodKind is not MethodKind.Ordinary)
            return found;

        var isSeen = false;
        for (ITypeSymbol? type = receiver; type is not null; type = type.BaseType)
        {
            isSeen |= SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType.OriginalDefinition);
            found = Collect(found, method, type, skipped: 0);
        }

        if (receiver.TypeKind is TypeKind.Interface or TypeKind.TypeParameter)
        {
            foreach (var contract in receiver.AllInterfaces)
            {
                isSeen |= SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, method.ContainingType.OriginalDefinition);
                found = Collect(found, method, contract, skipped: 0);
            }
        }

        return isSeen ? found : Collect(found, method, method.ContainingType, skipped: 0);
    }

    private static ImmutableArray<TokenOverload> Collect(ImmutableArray<TokenOverload> found, IMethodSymbol method, ITypeSymbol type, int skipped)
    {
        foreach (var member in type.GetMembers(method.Name))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } candidate)
                found = Add(found, method, candidate, skipped);
        }

        return found;
    }

    private static ImmutableArray<TokenOverload> Add(ImmutableArray<TokenOverload> found, IMethodSymbol method, IMethodSymbol candidate, int skipped)
    {
        var from = method.ReducedFrom ?? method.OriginalDefinition;
        var to = candidate.OriginalDefinition;
        return (from.IsStatic && method.ReducedFrom is null) == (to.IsStatic && skipped is 0)
            && from.Arity == to.Arity
            && !SymbolEqualityComparer.Default.Equals(from, to)
            && Match(from, method.ReducedFrom is null ? 0 : 1, to, skipped) is { } ordinal
            && MayReplace(from.ReturnType, to.ReturnType)
            && !IsHidden(to)
                ? found.Add(new TokenOverload(to, ordinal - skipped, to.Parameters[ordinal].Name, IsOwn: false))
                : found;
    }

    /// <summary>The ordinal of the token, where all else that the candidate wants is what the method takes.</summary>
    private static int? Match(IMethodSymbol method, int methodSkipped, IMethodSymbol candidate, int candidateSkipped)
    {
        int? token = null;
        var next = methodSkipped;
        for (var i = candidateSkipped; i < candidate.Parameters.Length; i++)
        {
            var parameter = candidate.Parameters[i];
            if (parameter.Type.IsTokenOrNullable())
            {
                if (token is not null)
                    return null;

                token = i;
            }
            else if (next < method.Parameters.Length && LooksAlike(method.Parameters[next], parameter, candidate))
            {
                next++;
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
        }

        while (next < method.Parameters.Length && IsCallerInfo(method.Parameters[next]))
            next++;

        return next == method.Parameters.Length ? token : null;
    }

    private static bool LooksAlike(IParameterSymbol parameter, IParameterSymbol other, IMethodSymbol candidate)
    {
        if (parameter.RefKind != other.RefKind)
            return false;

        if (parameter.Name != other.Name)
        {
            // Under another name it is the same only if nothing else may be.
            foreach (var each in candidate.Parameters)
            {
                if (each.Name == parameter.Name)
                    return false;
            }
        }

        return LooksAlike(parameter.Type, other.Type) || (parameter.IsParams && !other.IsParams && parameter.Name == other.Name);
    }

    /// <summary>Type parameters of two methods are never the same; what they stand for is compared when the call is bound.</summary>
    private static bool LooksAlike(ITypeSymbol type, ITypeSymbol other) => (type, other) switch
    {
        (ITypeParameterSymbol, ITypeParameterSymbol) => true,
        (IArrayTypeSymbol array, IArrayTypeSymbol otherArray) => array.Rank == otherArray.Rank && LooksAlike(array.ElementType, otherArray.ElementType),
        (INamedTypeSymbol { IsGenericType: true } named, INamedTypeSymbol { IsGenericType: true } otherNamed) => SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, otherNamed.OriginalDefinition),
        _ => SymbolEqualityComparer.Default.Equals(type, other),
    };

    /// <summary>Whether what the candidate returns is of the same kind, or can be awaited as well.</summary>
    private static bool MayReplace(ITypeSymbol type, ITypeSymbol other) => LooksAlike(type, other) || (type.IsTaskLike() && other.IsTaskLike());

    public static bool IsCallerInfo(IParameterSymbol parameter)
    {
        if (!parameter.IsOptional)
            return false;

        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: var name, ContainingNamespace: { } space } && name.StartsWith("Caller", StringComparison.Ordinal) && space.Is("System.Runtime.CompilerServices"))
                return true;
        }

        return false;
    }

    private static bool IsHidden(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;

            if (type.Is("System", "ObsoleteAttribute"))
                return true;

            // EditorBrowsableState.Never
            if (type.Is("System.ComponentModel", "EditorBrowsableAttribute") && attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is 1)
                return true;
        }

        return false;
    }
}
