using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Seaworthy.Tests.Packaging;

/// <summary>The static fields of an assembly that somebody can write to, or to what they hold: there is state that outlives a compilation.</summary>
internal sealed class StaticState(AssemblyApis assembly) : ISignatureTypeProvider<StaticState.Shape, object?>
{
    /// <summary>Types of other assemblies that never change, as long as their type arguments don't.</summary>
    private static readonly HashSet<string> Immutable =
    [
        "Microsoft.CodeAnalysis.CodeFixes.FixAllProvider",
        "Microsoft.CodeAnalysis.DiagnosticDescriptor",
        "Microsoft.CodeAnalysis.SuppressionDescriptor",
        "Microsoft.CodeAnalysis.SymbolDisplayFormat",
        "System.Collections.Immutable.ImmutableArray",
        "System.Collections.Immutable.ImmutableDictionary",
        "System.Collections.Immutable.ImmutableHashSet",
        "System.Enum",
        "System.MulticastDelegate",
        "System.Nullable",
        "System.Object",
        "System.Text.RegularExpressions.Regex",
        "System.Text.RegularExpressions.RegexOptions",
        "System.ValueTuple",
        "System.ValueType",
    ];

    /// <summary>Code, whatever it works on.</summary>
    private static readonly HashSet<string> Code = ["System.Collections.Generic.IComparer", "System.Func", "System.Predicate"];

    private readonly MetadataReader _metadata = assembly.Metadata;
    private readonly Dictionary<TypeDefinitionHandle, bool> _known = [];

    public IEnumerable<string> Fields =>
        from handle in _metadata.FieldDefinitions
        let definition = _metadata.GetFieldDefinition(handle)
        where definition.Attributes.HasFlag(FieldAttributes.Static) && !definition.Attributes.HasFlag(FieldAttributes.Literal)
        let type = assembly.NameOf(definition.GetDeclaringType())
        // Caches of lambdas and the contents of array literals are the compiler's own.
        where !type.Contains('<', StringComparison.Ordinal)
        where !definition.Attributes.HasFlag(FieldAttributes.InitOnly) || !definition.DecodeSignature(this, null).IsImmutable
        select $"{type}.{_metadata.GetString(definition.Name)}";

    /// <summary>What of a type matters here.</summary>
    internal readonly record struct Shape(string Name, bool IsImmutable);

    public Shape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => new(assembly.NameOf(handle), IsImmutable(handle));

    public Shape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => new(assembly.NameOf(handle), Immutable.Contains(assembly.NameOf(handle)));

    public Shape GetGenericInstantiation(Shape genericType, ImmutableArray<Shape> typeArguments) => genericType with { IsImmutable = Code.Contains(genericType.Name) || (genericType.IsImmutable && typeArguments.All(argument => argument.IsImmutable)) };

    public Shape GetPrimitiveType(PrimitiveTypeCode typeCode) => new(typeCode.ToString(), typeCode is not PrimitiveTypeCode.Object);

    public Shape GetArrayType(Shape elementType, ArrayShape shape) => new("array", false);

    /// <summary>A list of constants; whoever changes an element breaks more than this test can see.</summary>
    public Shape GetSZArrayType(Shape elementType) => elementType;

    public Shape GetByReferenceType(Shape elementType) => elementType with { IsImmutable = false };

    public Shape GetPointerType(Shape elementType) => elementType with { IsImmutable = false };

    public Shape GetFunctionPointerType(MethodSignature<Shape> signature) => new("function", false);

    public Shape GetGenericMethodParameter(object? genericContext, int index) => new("parameter", true);

    public Shape GetGenericTypeParameter(object? genericContext, int index) => new("parameter", true);

    public Shape GetModifiedType(Shape modifier, Shape unmodifiedType, bool isRequired) => unmodifiedType;

    public Shape GetPinnedType(Shape elementType) => elementType;

    public Shape GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <summary>A type of our own never changes if none of its fields can, nor those of what it derives from.</summary>
    private bool IsImmutable(TypeDefinitionHandle handle)
    {
        if (_known.TryGetValue(handle, out var known))
            return known;

        _known[handle] = true; // A type may have a field of its own type.
        var type = _metadata.GetTypeDefinition(handle);
        var isImmutable = IsImmutableBase(type.BaseType) && type.GetFields().Select(_metadata.GetFieldDefinition)
            .Where(field => !field.Attributes.HasFlag(FieldAttributes.Static))
            .All(field => assembly.NameOf(type.BaseType) is "System.Enum" || (IsReadOnly(field) && field.DecodeSignature(this, null).IsImmutable));
        _known[handle] = isImmutable;
        return isImmutable;
    }

    /// <summary>The parameters of primary constructors can't be declared read-only; nothing of ours assigns to one.</summary>
    private bool IsReadOnly(FieldDefinition field) => field.Attributes.HasFlag(FieldAttributes.InitOnly) || _metadata.GetString(field.Name).EndsWith(">P", StringComparison.Ordinal);

    private bool IsImmutableBase(EntityHandle handle) => handle.Kind switch
    {
        _ when handle.IsNil => true,
        HandleKind.TypeDefinition => IsImmutable((TypeDefinitionHandle)handle),
        HandleKind.TypeSpecification => GetTypeFromSpecification(_metadata, null, (TypeSpecificationHandle)handle, 0).IsImmutable,
        _ => Immutable.Contains(assembly.NameOf(handle)),
    };
}
