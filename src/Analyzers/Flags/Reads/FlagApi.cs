namespace Seaworthy.Flags.Reads;

/// <summary>What the value of a flag is compared with before code can branch on it.</summary>
internal enum FlagComparison
{
    /// <summary>Nothing: the value is used as it is.</summary>
    None,

    /// <summary>The name of a variant, with a constant.</summary>
    Name,
}

/// <summary>A method that reads a flag, in every overload that has a key at this place.</summary>
/// <param name="Namespace">Of the type; or the full name of the type, which then has none of its own.</param>
/// <param name="Type">Declares the method; what overrides or implements it counts as well. Empty where the namespace says all.</param>
/// <param name="Key">The position of the key among the parameters as declared, with <c>this</c> of an extension.</param>
internal sealed record FlagApi(string Namespace, string Type, string Name, int Key = 0)
{
    /// <summary>The member of the result that is the value; null where the result is the value.</summary>
    public string? Member { get; init; }

    /// <summary>Whether the answer is true where the flag is off.</summary>
    public bool IsNegated { get; init; }

    public FlagComparison Comparison { get; init; }

    /// <summary>Whether the value is one of the words <c>on</c> and <c>off</c>.</summary>
    public bool AnswersInWords { get; init; }

    /// <summary>Whether the read is worth something beside its value, such as a record of who was asked.</summary>
    public bool RecordsExposure { get; init; }

    /// <summary>Whether two reads of the same request have the same answer.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>The key of the flag that the method is about; null where an argument gives it.</summary>
    public string? OnlyFlag { get; init; }

    /// <summary>Whether that key is made of the name of the method.</summary>
    public bool IsNamedAfterFlag { get; init; }

    /// <summary>The one overload that is meant, as its documentation id; null for all of them.</summary>
    public string? Signature { get; init; }

    /// <summary>Whether the containing type, or one that this method overrides or implements a member of, is the one of this API.</summary>
    public bool IsCalledBy(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            if (IsDeclaredBy(current))
                return true;
        }

        var type = method.ContainingType;
        if (type is null or { TypeKind: TypeKind.Interface })
            return false;

        foreach (var contract in type.AllInterfaces)
        {
            if (!IsNamed(contract))
                continue;

            foreach (var member in contract.GetMembers(Name))
            {
                if (member is IMethodSymbol { OriginalDefinition: var definition }
                    && HasSignature(definition)
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether this is the type, or derives from it, or implements it.</summary>
    public bool IsImplementedBy(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsNamed(current))
                return true;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (IsNamed(contract))
                return true;
        }

        return false;
    }

    private bool IsDeclaredBy(IMethodSymbol method) => method.Name == Name && method.ContainingType is { } type && IsNamed(type) && HasSignature(method);

    // A type of the user's own may be nested: its full name stands in the place of the namespace.
    private bool IsNamed(INamedTypeSymbol type) => Type.Length is 0 ? type.HasFullName(Namespace) : type.Is(Namespace, Type);

    private bool HasSignature(IMethodSymbol method) => Signature is null || method.GetDocumentationCommentId() == Signature;
}
