using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>What two log calls must have in common to share a method.</summary>
/// <param name="Id">The event id; null when the generator makes one.</param>
/// <param name="Types">Of all parameters but the logger, without a <c>?</c> of their own.</param>
internal sealed record EventShape(bool IsInstance, string? Level, int? Id, string? Name, string Template, string Types)
{
    /// <summary>Types are compared as they are written in full: they come from several compilations.</summary>
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static EventShape Of(GeneratedCall call, int? id)
    {
        var types = call.Parameters.Select(parameter => parameter.Type);
        if (call.Exception is { } exception)
            types = types.Prepend(exception.Type);

        return new(call.Source.IsInstance, call.Event.Level, id, call.Event.Name, call.Template.Text, Join(types));
    }

    public static string Join(IEnumerable<ITypeSymbol> types) => string.Join(";", types.Select(type => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Full)));
}

/// <summary>A method with <c>[LoggerMessage]</c>: one that the type has, or one that it gets.</summary>
/// <param name="Call">The first call of a new method; null when the type has it.</param>
/// <param name="MayBeNull">Which parameters take null.</param>
internal sealed record GeneratedMethod(string Name, EventShape Shape, int? Id, GeneratedCall? Call, ImmutableArray<bool> MayBeNull)
{
    /// <summary>What the method has to take for this call.</summary>
    public static ImmutableArray<bool> NullsOf(GeneratedCall call)
    {
        var types = call.Parameters.Select(parameter => parameter.Type);
        if (call.Exception is { } exception)
            types = types.Prepend(exception.Type);

        return types.Select(IsAnnotated).ToImmutableArray();
    }

    public static bool IsAnnotated(ITypeSymbol type) => type is { IsValueType: false, NullableAnnotation: NullableAnnotation.Annotated };

    /// <summary>Whether no value of the call may be null where the method takes none.</summary>
    public bool Takes(ImmutableArray<bool> nulls) => !nulls.Where((mayBeNull, index) => mayBeNull && !MayBeNull[index]).Any();
}
