using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Arithmetic with whole numbers, fractions and lengths of time, as C# and <c>TimeSpan</c> do it.</summary>
internal static class DurationMath
{
    public static object? Apply(SyntaxKind operation, object? left, object? right)
    {
        switch (operation)
        {
            case SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                return AreEqual(left, right) is { } equal ? equal == (operation is SyntaxKind.EqualsExpression) : null;

            case SyntaxKind.LessThanExpression:
                return Compare(SyntaxKind.LessThanToken, left, right);

            case SyntaxKind.LessThanOrEqualExpression:
                return Compare(SyntaxKind.LessThanEqualsToken, left, right);

            case SyntaxKind.GreaterThanExpression:
                return Compare(SyntaxKind.GreaterThanToken, left, right);

            case SyntaxKind.GreaterThanOrEqualExpression:
                return Compare(SyntaxKind.GreaterThanEqualsToken, left, right);
        }

        return (left, right) switch
        {
            (long a, long b) => Whole(operation, a, b),
            (bool a, bool b) => Logical(operation, a, b),
            (TimeSpan a, TimeSpan b) => Sum(operation, a, b),
            (TimeSpan a, long or double) => Scale(operation, a, right),
            (long or double, TimeSpan b) when operation is SyntaxKind.MultiplyExpression => Scale(operation, b, left),
            (long or double, long or double) => Fraction(operation, ToDouble(left), ToDouble(right)),
            _ => null,
        };
    }

    public static bool? Compare(SyntaxKind operatorToken, object? left, object? right)
    {
        int? order = (left, right) switch
        {
            (long a, long b) => a.CompareTo(b),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            (long or double, long or double) => ToDouble(left).CompareTo(ToDouble(right)),
            _ => null,
        };

        return order is not { } sign ? null : operatorToken switch
        {
            SyntaxKind.LessThanToken => sign < 0,
            SyntaxKind.LessThanEqualsToken => sign <= 0,
            SyntaxKind.GreaterThanToken => sign > 0,
            _ => sign >= 0,
        };
    }

    /// <summary>Works out <c>TimeSpan.FromSeconds(2)</c>, <c>Math.Pow(2, n)</c> and their like.</summary>
    public static object? Evaluate(ExpressionSyntax expression, SemanticModel model, Func<ExpressionSyntax, object?> evaluate)
    {
        if (expression is MemberAccessExpressionSyntax member)
        {
            if (model.GetSymbolInfo(member).Symbol is not { ContainingType: { Name: "TimeSpan" } } symbol)
                return null;

            return symbol switch
            {
                { Name: "Zero", IsStatic: true } => TimeSpan.Zero,
                { Name: "TotalMilliseconds" } => evaluate(member.Expression) is TimeSpan time ? time.TotalMilliseconds : null,
                { Name: "TotalSeconds" } => evaluate(member.Expression) is TimeSpan time ? time.TotalSeconds : null,
                _ => null,
            };
        }

        var arguments = expression switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };

        if (arguments is null || arguments.Arguments.Any(argument => argument.NameColon is not null) || model.GetSymbolInfo(expression).Symbol is not IMethodSymbol method)
            return null;

        var values = arguments.Arguments.Select(argument => evaluate(argument.Expression)).ToList();
        if (values.Count is 0 || values.Any(value => value is not (long or double or TimeSpan)))
            return null;

        return (method.ContainingType.Name, method.MethodKind) switch
        {
            ("TimeSpan", MethodKind.Constructor) => Construct(values),
            ("TimeSpan", _) when values.Count is 1 => Convert(method.Name, values[0]!),
            ("Math", _) => Function(method.Name, values),
            _ => null,
        };
    }

    /// <summary>The length that a wait of so much has, in milliseconds: whole numbers are milliseconds.</summary>
    public static double? ToMilliseconds(object? duration) => duration switch
    {
        long number => number,
        TimeSpan time => time.TotalMilliseconds,
        _ => null,
    };

    private static double ToDouble(object? value) => value is long number ? number : (double)value!;

    private static bool? AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (long or double, long or double) => ToDouble(left).Equals(ToDouble(right)),
        _ => Equals(left, right),
    };

    private static bool? Logical(SyntaxKind operation, bool a, bool b) => operation switch
    {
        SyntaxKind.BitwiseAndExpression => a & b,
        SyntaxKind.BitwiseOrExpression => a | b,
        _ => null,
    };

    private static TimeSpan? Sum(SyntaxKind operation, TimeSpan a, TimeSpan b) => operation switch
    {
        SyntaxKind.AddExpression => ToTimeSpan(a.Ticks + (double)b.Ticks),
        SyntaxKind.SubtractExpression => ToTimeSpan(a.Ticks - (double)b.Ticks),
        _ => null,
    };

    private static object? Whole(SyntaxKind operation, long a, long b) => operation switch
    {
        SyntaxKind.AddExpression => a + b,
        SyntaxKind.SubtractExpression => a - b,
        SyntaxKind.MultiplyExpression when Math.Abs((double)a * b) < int.MaxValue => a * b,
        SyntaxKind.DivideExpression when b is not 0 => a / b,
        SyntaxKind.ModuloExpression when b is not 0 => a % b,
        SyntaxKind.LeftShiftExpression when b is >= 0 and < 31 && a << (int)b < int.MaxValue => a << (int)b,
        SyntaxKind.BitwiseAndExpression => a & b,
        _ => null,
    };

    private static object? Fraction(SyntaxKind operation, double a, double b) => operation switch
    {
        SyntaxKind.AddExpression => a + b,
        SyntaxKind.SubtractExpression => a - b,
        SyntaxKind.MultiplyExpression => a * b,
        SyntaxKind.DivideExpression when b is not 0 => a / b,
        _ => null,
    };

    private static TimeSpan? Scale(SyntaxKind operation, TimeSpan time, object? factor) => operation switch
    {
        SyntaxKind.MultiplyExpression => ToTimeSpan(time.Ticks * ToDouble(factor)),
        SyntaxKind.DivideExpression when ToDouble(factor) is not 0 => ToTimeSpan(time.Ticks / ToDouble(factor)),
        _ => null,
    };

    private static TimeSpan? ToTimeSpan(double ticks) => Math.Abs(ticks) < TimeSpan.MaxValue.Ticks / 2.0 ? new TimeSpan((long)ticks) : default(TimeSpan?);

    private static TimeSpan? Construct(List<object?> values)
    {
        if (values.Exists(value => value is not long))
            return null;

        var numbers = values.ConvertAll(value => (double)(long)value!);
        return numbers.Count switch
        {
            1 => ToTimeSpan(numbers[0]),
            3 => ToTimeSpan(((numbers[0] * 3600) + (numbers[1] * 60) + numbers[2]) * TimeSpan.TicksPerSecond),
            4 => ToTimeSpan(((numbers[0] * 86400) + (numbers[1] * 3600) + (numbers[2] * 60) + numbers[3]) * TimeSpan.TicksPerSecond),
            5 => ToTimeSpan((((numbers[0] * 86400) + (numbers[1] * 3600) + (numbers[2] * 60) + numbers[3]) * TimeSpan.TicksPerSecond) + (numbers[4] * TimeSpan.TicksPerMillisecond)),
            _ => null,
        };
    }

    private static TimeSpan? Convert(string name, object value) => value is TimeSpan ? null : name switch
    {
        "FromTicks" => ToTimeSpan(ToDouble(value)),
        "FromMilliseconds" => ToTimeSpan(ToDouble(value) * TimeSpan.TicksPerMillisecond),
        "FromSeconds" => ToTimeSpan(ToDouble(value) * TimeSpan.TicksPerSecond),
        "FromMinutes" => ToTimeSpan(ToDouble(value) * TimeSpan.TicksPerMinute),
        "FromHours" => ToTimeSpan(ToDouble(value) * TimeSpan.TicksPerHour),
        _ => null,
    };

    private static object? Function(string name, List<object?> values) => (name, values.Count) switch
    {
        ("Pow", 2) when !values.Exists(value => value is TimeSpan) => Math.Pow(ToDouble(values[0]), ToDouble(values[1])),
        ("Min", 2) => Compare(SyntaxKind.LessThanToken, values[0], values[1]) is { } less ? (less ? values[0] : values[1]) : null,
        ("Max", 2) => Compare(SyntaxKind.GreaterThanToken, values[0], values[1]) is { } greater ? (greater ? values[0] : values[1]) : null,
        _ => null,
    };
}
