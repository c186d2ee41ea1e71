namespace Seaworthy.Retry.Recognition;

/// <summary>The calls whose result can be computed: arithmetic and durations, and the middle of random numbers.</summary>
internal static class KnownCalls
{
    private const int TicksPerMillisecond = 10_000;

    public static KnownValue Invoke(IMethodSymbol method, KnownValue[] arguments)
    {
        var type = method.ContainingType;
        var result = type switch
        {
            { Name: "Math" } when type.Is("System", "Math") => Mathematics(method.Name, arguments),
            { Name: "TimeSpan" } when type.Is("System", "TimeSpan") => Duration(method, arguments),
            _ => KnownValue.Unknown,
        };

        if (!result.IsKnown && IsRandom(method))
            result = Random(method, arguments) with { IsRandom = true };

        foreach (var argument in arguments)
            result = result.From(argument);

        return result;
    }

    public static KnownValue Create(INamedTypeSymbol type, KnownValue[] arguments)
    {
        if (!type.Is("System", "TimeSpan"))
            return new KnownValue(KnownKind.Object);

        var result = KnownValue.Unknown;
        if (AllNumbers(arguments))
        {
            result = arguments.Length switch
            {
                0 => Time(0),
                1 => Time(arguments[0].Number / TicksPerMillisecond),
                3 => Time((((arguments[0].Number * 60) + arguments[1].Number) * 60 + arguments[2].Number) * 1000),
                4 => Time(((((arguments[0].Number * 24) + arguments[1].Number) * 60 + arguments[2].Number) * 60 + arguments[3].Number) * 1000),
                5 => Time((((((arguments[0].Number * 24) + arguments[1].Number) * 60 + arguments[2].Number) * 60 + arguments[3].Number) * 1000) + arguments[4].Number),
                _ => KnownValue.Unknown,
            };
        }

        foreach (var argument in arguments)
            result = result.From(argument);

        return result;
    }

    public static KnownValue Property(IPropertySymbol property, KnownValue instance)
    {
        if (property.ContainingType.Is("System", "TimeSpan"))
        {
            if (property is { IsStatic: true, Name: "Zero" })
                return Time(0);

            if (instance.Kind is KnownKind.Duration)
            {
                KnownValue? number = property.Name switch
                {
                    "TotalMilliseconds" => KnownValue.Of(instance.Number),
                    "TotalSeconds" => KnownValue.Of(instance.Number / 1000),
                    "TotalMinutes" => KnownValue.Of(instance.Number / 60_000),
                    "Ticks" => KnownValue.Of(instance.Number * TicksPerMillisecond),
                    _ => null,
                };

                return (number ?? KnownValue.Unknown).From(instance);
            }
        }

        return KnownValue.Unknown;
    }

    public static bool IsRandom(IMethodSymbol method) =>
        method.ContainingType is { Name: "Random" or "RandomNumberGenerator" } type
        && (type.ContainingNamespace.Is("System") || type.ContainingNamespace.Is("System.Security.Cryptography"));

    private static KnownValue Mathematics(string name, KnownValue[] arguments)
    {
        if (!AllNumbers(arguments))
            return KnownValue.Unknown;

        return (name, arguments.Length) switch
        {
            ("Pow", 2) => KnownValue.Of(Math.Pow(arguments[0].Number, arguments[1].Number)),
            ("Min", 2) => KnownValue.Of(Math.Min(arguments[0].Number, arguments[1].Number)),
            ("Max", 2) => KnownValue.Of(Math.Max(arguments[0].Number, arguments[1].Number)),
            ("Clamp", 3) => KnownValue.Of(Math.Min(Math.Max(arguments[0].Number, arguments[1].Number), arguments[2].Number)),
            ("Abs", 1) => KnownValue.Of(Math.Abs(arguments[0].Number)),
            ("Floor", 1) => KnownValue.Of(Math.Floor(arguments[0].Number)),
            ("Ceiling", 1) => KnownValue.Of(Math.Ceiling(arguments[0].Number)),
            ("Round", 1) => KnownValue.Of(Math.Round(arguments[0].Number)),
            ("Exp", 1) => KnownValue.Of(Math.Exp(arguments[0].Number)),
            _ => KnownValue.Unknown,
        };
    }

    private static KnownValue Duration(IMethodSymbol method, KnownValue[] arguments)
    {
        if (arguments.Length is 0)
            return KnownValue.Unknown;

        foreach (var argument in arguments)
        {
            if (!argument.IsNumeric)
                return KnownValue.Unknown;
        }

        var first = arguments[0].Number;
        double? factor = method.Name switch
        {
            "FromMilliseconds" => 1,
            "FromSeconds" => 1000,
            "FromMinutes" => 60_000,
            "FromHours" => 3_600_000,
            "FromDays" => 86_400_000,
            "FromMicroseconds" => 0.001,
            "FromTicks" => 1.0 / TicksPerMillisecond,
            _ => null,
        };

        if (factor is not null)
        {
            // The overloads of .NET 9 have optional smaller units behind the first.
            for (var i = 1; i < arguments.Length; i++)
            {
                if (arguments[i].Number is not 0)
                    return KnownValue.Unknown;
            }

            return Time(first * factor.Value);
        }

        return (method.Name, arguments.Length) switch
        {
            ("Multiply", 2) => Time(first * arguments[1].Number),
            ("Divide", 2) when arguments[1].Kind is KnownKind.Number => Time(first / arguments[1].Number),
            ("Add", 2) => Time(first + arguments[1].Number),
            ("Subtract", 2) => Time(first - arguments[1].Number),
            ("Duration", 1) => Time(Math.Abs(first)),
            _ => KnownValue.Unknown,
        };
    }

    private static KnownValue Random(IMethodSymbol method, KnownValue[] arguments)
    {
        // The receiver stands first when there is one.
        var last = arguments.Length - 1;
        return method.Name switch
        {
            "NextDouble" or "NextSingle" => KnownValue.Of(0.5),
            "Next" or "NextInt64" or "GetInt32" when last >= 0 && arguments[last].IsNumeric =>
                KnownValue.Of(last >= 1 && arguments[last - 1].IsNumeric ? (arguments[last - 1].Number + arguments[last].Number) / 2 : arguments[last].Number / 2),
            _ => KnownValue.Unknown,
        };
    }

    private static KnownValue Time(double milliseconds) => new(KnownKind.Duration, milliseconds);

    private static bool AllNumbers(KnownValue[] values)
    {
        foreach (var value in values)
        {
            if (value.Kind is not KnownKind.Number)
                return false;
        }

        return true;
    }
}
