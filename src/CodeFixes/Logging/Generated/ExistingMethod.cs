using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Reads a method with <c>[LoggerMessage]</c> that a type has already.</summary>
internal static class ExistingMethod
{
    public static GeneratedMethod? TryRead(IMethodSymbol method)
    {
        if (method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is("Microsoft.Extensions.Logging", "LoggerMessageAttribute")) is not { } attribute)
            return null;

        int? id = null;
        int? level = null;
        string? name = null;
        var template = "";
        foreach (var argument in attribute.ConstructorArguments.Zip(attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty, (value, parameter) => (Key: parameter.Name, Value: value)).Concat(attribute.NamedArguments.Select(named => (named.Key, named.Value))))
        {
            if (argument.Value.Kind is TypedConstantKind.Array)
                continue;

            switch (argument.Key.ToUpperInvariant(), argument.Value.Value)
            {
                case ("EVENTID", int value):
                    id = value is -1 ? null : value;
                    break;

                case ("LEVEL", int value):
                    level = value;
                    break;

                case ("EVENTNAME", string { Length: > 0 } value):
                    name = value;
                    break;

                case ("MESSAGE", string value):
                    template = value;
                    break;
            }
        }

        var parameters = method.Parameters.ToList();
        if (method.IsStatic && parameters.Count > 0 && LoggerSource.IsLogger(parameters[0].Type))
            parameters.RemoveAt(0);

        // The level that a method takes stands in front, where calls are written with it.
        if (level is null && parameters.Count > 0 && GeneratedEvent.IsLevel(parameters[0].Type))
            parameters.RemoveAt(0);

        var types = parameters.ConvertAll(parameter => parameter.Type);
        var shape = new EventShape(!method.IsStatic, level is >= 0 and < 6 ? GeneratedEvent.Levels[level.Value] : null, id, name, template, EventShape.Join(types));
        return new GeneratedMethod(method.Name, shape, id, Call: null, types.Select(GeneratedMethod.IsAnnotated).ToImmutableArray());
    }
}
