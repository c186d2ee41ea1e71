namespace Seaworthy.Tests.Execution.Recording;

/// <summary>A logging library: how to make a logger that records, and how it renders a template.</summary>
internal abstract class LogLibrary
{
    public static IReadOnlyList<LogLibrary> All { get; } = [new ExtensionsLibrary(), new SerilogLibrary(), new NLogLibrary()];

    public abstract string Name { get; }

    /// <summary>The type that tested code asks its logger by.</summary>
    public abstract string LoggerType { get; }

    public abstract IReadOnlyList<string> Usings { get; }

    /// <summary>Whether braces mean something in a message without values.</summary>
    public abstract bool ParsesWithoutValues { get; }

    /// <summary>A logger that adds what it is told to <paramref name="records"/>.</summary>
    public abstract object CreateLogger(List<LogRecord> records);

    /// <summary>How the library shows one value in a placeholder such as <c>{X,8:N2}</c>, under the current culture or the one that the call asked for.</summary>
    public abstract string RenderHole(string hole, object? value, IFormatProvider? provider);

    public static LogLibrary Named(string name) => All.Single(library => library.Name == name);
}
