namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Attributes that only talk to the compiler or to people, and those that fix what a type looks like.</summary>
internal static class KnownAttributes
{
    private static readonly HashSet<string> Harmless =
    [
        "Obsolete", "MethodImpl", "DebuggerDisplay", "DebuggerStepThrough", "DebuggerHidden", "DebuggerNonUserCode", "DebuggerBrowsable", "SuppressMessage", "UnconditionalSuppressMessage", "ExcludeFromCodeCoverage",
        "EditorBrowsable", "Pure", "NotNull", "MaybeNull", "AllowNull", "DisallowNull", "NotNullWhen", "MaybeNullWhen", "NotNullIfNotNull", "MemberNotNull", "MemberNotNullWhen", "DoesNotReturn", "DoesNotReturnIf",
        "FeatureSwitchDefinition", "FeatureGuard", "ThreadStatic", "NonSerialized", "RequiresUnreferencedCode", "RequiresDynamicCode", "RequiresAssemblyFiles", "CLSCompliant", "SkipLocalsInit", "StackTraceHidden", "Experimental",
        "SupportedOSPlatform", "UnsupportedOSPlatform", "Flags", "AsyncStateMachine", "IteratorStateMachine", "Nullable", "NullableContext", "UsedImplicitly",
    ];

    private static readonly string[] Shapes =
    [
        "StructLayout", "DataContract", "Serializable", "MessagePackObject", "ProtoContract", "MemoryPackable", "GenerateSerializer", "InlineArray", "BsonIgnoreExtraElements", "XmlRoot", "XmlType", "JsonObject", "JsonConverter", "Table",
    ];

    public static bool AreHarmless(ISymbol symbol) => symbol.GetAttributes().All(attribute => Name(attribute) is { } name && name is not "UsedImplicitly" && Harmless.Contains(name));

    /// <summary>Whether something that reads the type as a whole counts on the member.</summary>
    public static bool FixesShape(INamedTypeSymbol type, ISymbol member) =>
        member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }
        && type.GetAttributes().Any(attribute => Shapes.Contains(Name(attribute)));

    private static string? Name(AttributeData attribute) => attribute.AttributeClass?.Name is { } name && name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : attribute.AttributeClass?.Name;
}
