namespace Seaworthy.Tests.Execution.Running;

/// <summary>What a scripted dependency does when it is called.</summary>
public abstract record Outcome
{
    public static Outcome Return(object? value) => new Returns(value);

    public static Outcome Throw(Func<Exception> exception) => new Throws(exception);

    /// <summary>Reads a script such as <c>throw TimeoutException slow; null; ok</c>.</summary>
    public static IReadOnlyList<Outcome> Parse(string script) =>
        [.. script.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];

    private static Outcome ParseOne(string text) => text.Split(' ', 3) switch
    {
        ["ok"] => Return("ok"),
        ["null"] => Return(null),
        ["ok", .. var value] => Return(string.Join(' ', value)),
        ["throw", var type, .. var message] => Throw(() => Create(type, string.Join(' ', message))),
        _ => throw new FormatException($"'{text}' is no outcome: expected 'ok', 'ok value', 'null' or 'throw ExceptionType message'."),
    };

    private static Exception Create(string type, string message) =>
        (Exception)Activator.CreateInstance(Type.GetType("System." + type) ?? Type.GetType("System.IO." + type, throwOnError: true)!, message)!;

    internal sealed record Returns(object? Value) : Outcome;

    internal sealed record Throws(Func<Exception> Exception) : Outcome;
}
