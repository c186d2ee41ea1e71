namespace Seaworthy.Tests.Consumers;

/// <summary>A program whose owner has the rules of the .NET SDK on, and ours off: dotnet format repairs what those report.</summary>
public sealed class SdkRuleTests(SdkRuleTests.Repaired program) : IClassFixture<SdkRuleTests.Repaired>
{
    /// <summary>The rules that have our fix, and a line of the program that each reports.</summary>
    private static readonly (string Id, string Before, string After)[] Rows =
    [
        ("CA2254", """log.LogInformation($"Order {order} is paid");""", """log.LogInformation("Order {Order} is paid", order);"""),
        ("CA2254", """log.LogInformation("Order " + order + " goes with " + carrier);""", """log.LogInformation("Order {Order} goes with {Carrier}", order, carrier);"""),
    ];

    public static TheoryData<string> Ids => [.. Rows.Select(row => row.Id).Distinct()];

    private static string Write(Func<(string Id, string Before, string After), string> line) =>
        $$"""
        using System;
        using Microsoft.Extensions.Logging;

        var log = new Terminal();
        Run(12345, "Blue Star");

        void Run(int order, string carrier)
        {
        {{string.Concat(Rows.Select(row => $"    {line(row)}\n"))}}}

        class Terminal : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                Console.WriteLine(formatter(state, exception));
        }

        """.ReplaceLineEndings("\n");

    [Theory, MemberData(nameof(Ids))]
    public void Rule_of_the_SDK_reports_the_program(string id) => Assert.Contains($"warning {id}", program.FirstBuild.Output, StringComparison.Ordinal);

    [Fact]
    public void Fix_repairs_every_line() => Assert.Equal(Write(row => row.After), program.Code);

    [Fact]
    public void Nothing_is_reported_any_more() => Assert.DoesNotContain("warning", program.LastBuild.Output, StringComparison.Ordinal);

    [Fact]
    public void Program_prints_the_same() => Assert.Equal(program.FirstOutput, program.LastOutput);

    public sealed class Repaired(PackedPackage package) : IAsyncLifetime
    {
        internal Outcome FirstBuild { get; private set; } = null!;

        internal Outcome LastBuild { get; private set; } = null!;

        internal string FirstOutput { get; private set; } = null!;

        internal string LastOutput { get; private set; } = null!;

        internal string Code { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var ids = Rows.Select(row => row.Id).Distinct().ToArray();
            var consumer = package.NewConsumer("sdk rules");
            consumer.AddProject("App", properties: "<OutputType>Exe</OutputType><SeaworthyAnalysisMode>None</SeaworthyAnalysisMode>");
            consumer.Write("App/.editorconfig", $"[*.cs]\n{string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = warning\n"))}");
            consumer.Write("App/Program.cs", Write(row => row.Before));
            FirstBuild = (await consumer.Build()).Expect(0);
            FirstOutput = await consumer.Run("App");

            foreach (var id in ids)
                (await consumer.Format([id])).Expect(0);

            Code = consumer.Read("App/Program.cs");
            LastBuild = (await consumer.Build()).Expect(0);
            LastOutput = await consumer.Run("App");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
