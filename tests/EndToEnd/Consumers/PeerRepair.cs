namespace Seaworthy.Tests.Consumers;

/// <summary>A program whose owner has the rules of another package on, and ours off; it is built, run, repaired by their ids, built and run again.</summary>
public abstract class PeerRepair(PackedPackage package, string items, params PeerRow[] rows) : IAsyncLifetime
{
    public IReadOnlyList<PeerRow> Rows => rows;

    internal Outcome FirstBuild { get; private set; } = null!;

    internal Outcome LastBuild { get; private set; } = null!;

    internal string FirstOutput { get; private set; } = null!;

    internal string LastOutput { get; private set; } = null!;

    internal string Code { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ids = rows.Select(row => row.Id).Distinct().ToArray();
        var consumer = package.NewConsumer(GetType().Name);
        consumer.AddProject("App", properties: "<OutputType>Exe</OutputType><SeaworthyAnalysisMode>None</SeaworthyAnalysisMode>", items: items);
        consumer.Write(
            "App/.editorconfig",
            $"[*.cs]\ndotnet_analyzer_diagnostic.severity = none\n{string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = warning\n"))}");
        consumer.Write("App/Program.cs", Write(row => row.Before));
        FirstBuild = (await consumer.Build()).Expect(0);
        FirstOutput = await consumer.Run("App");

        // One id as most users have it, then all that are left.
        (await consumer.Format(ids[..1])).Expect(0);
        (await consumer.Format(ids[1..])).Expect(0);

        Code = consumer.Read("App/Program.cs");
        LastBuild = (await consumer.Build()).Expect(0);
        LastOutput = await consumer.Run("App");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The program with a method for each row.</summary>
    internal string Write(Func<PeerRow, string> statement)
    {
        var calls = string.Concat(rows.Select((_, number) => $"Shop.Try(Shop.Call{number});\n"));
        var methods = string.Concat(rows.Select((row, number) => $$"""

                public static void Call{{number}}(ILogger log, int order, string carrier)
                {
                    {{statement(row).Replace("\n", "\n        ", StringComparison.Ordinal)}}
                }

            """));
        return
            $$"""
            using System;
            using Microsoft.Extensions.Logging;

            {{calls}}
            static class Shop
            {
                public static void Try(Action<ILogger, int, string> call)
                {
                    try
                    {
                        call(new Terminal(), 12345, "Blue Star");
                    }
                    catch (FormatException)
                    {
                        Console.WriteLine("FormatException");
                    }
                }
            {{methods}}}

            class Terminal : ILogger
            {
                public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

                public bool IsEnabled(LogLevel logLevel) => true;

                public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                    Console.WriteLine(formatter(state, exception) + (exception is null ? "" : $", {exception.GetType().Name}"));
            }

            """.ReplaceLineEndings("\n");
    }
}
