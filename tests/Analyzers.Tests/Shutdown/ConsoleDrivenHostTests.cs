using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Hosts that run until somebody presses a key.</summary>
public sealed class ConsoleDrivenHostTests
{
    private readonly RuleTest<HostLifetimeAnalyzer, ConsoleDrivenHostFix> _rule = new RuleTest<HostLifetimeAnalyzer, ConsoleDrivenHostFix>(ConsoleDrivenHost.Rule, References.Net10).WithProgram();

    private static string Program(string body) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        using var stopping = new CancellationTokenSource();
        using var host = Host.CreateApplicationBuilder(args).Build();
        {{body}}
        """;

    private static string Synchronous(string body) =>
        $$"""
        using System;
        using Microsoft.Extensions.Hosting;

        static class Program
        {
            static void Main(string[] args)
            {
                var host = Host.CreateApplicationBuilder(args).Build();
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("await host.StartAsync();\n[|Console.ReadLine()|];\nawait host.StopAsync();\n", "await host.RunAsync();\n")]
    [InlineData("await host.StartAsync();\n\n_ = [|Console.ReadKey()|];\n\nawait host.StopAsync();\nreturn 0;\n", "await host.RunAsync();\nreturn 0;\n")]
    [InlineData("// runs\nawait host.StartAsync().ConfigureAwait(false); // now\n[|Console.Read()|];\nawait host.StopAsync().ConfigureAwait(false);\nhost.Dispose();\n", "// runs\nawait host.RunAsync().ConfigureAwait(false); // now\nhost.Dispose();\n")]
    [InlineData("await host.StartAsync();\nwhile ([|Console.ReadLine()|] != \"quit\") { }\nawait host.StopAsync();\n", "await host.RunAsync();\n")]
    [InlineData("await host.StartAsync();\nawait [|Console.In.ReadLineAsync()|];\n", "await host.RunAsync();\n")]
    [InlineData("_ = host.RunAsync();\n[|Console.ReadKey(true)|];\nawait host.StopAsync();\n", "await host.RunAsync();\n")]
    [InlineData("var run = host.StartAsync();\nawait run;\n[|Console.ReadLine()|];\nawait host.StopAsync();\n", "var run = host.StartAsync();\nawait run;\nawait host.WaitForShutdownAsync();\n")]
    public Task The_host_runs_until_it_is_told_to_stop(string before, string after) => _rule.Fixes(Program(before), Program(after));

    [Theory]
    [InlineData("await host.StartAsync();\nConsole.WriteLine(\"Press any key to stop\");\n[|Console.ReadKey()|];\nawait host.StopAsync();\n", "await host.StartAsync();\nConsole.WriteLine(\"Press Ctrl+C to stop\");\nawait host.WaitForShutdownAsync();\n")]
    [InlineData("await host.StartAsync();\nConsole.WriteLine($\"Runs as {args[0]}.\\nPress <Enter> to stop...\");\n[|Console.ReadLine()|];\nConsole.WriteLine(\"stops\");\n\nawait host.StopAsync();\n", "await host.StartAsync();\nConsole.WriteLine($\"Runs as {args[0]}.\\nPress Ctrl+C to stop...\");\nawait host.WaitForShutdownAsync();\nConsole.WriteLine(\"stops\");\n")]
    [InlineData("await host.StartAsync(stopping.Token).ConfigureAwait(false);\n// until somebody comes\n[|Console.ReadLine()|]; // waits\nawait host.StopAsync(stopping.Token).ConfigureAwait(false);\n", "await host.StartAsync(stopping.Token).ConfigureAwait(false);\n// until somebody comes\nawait host.WaitForShutdownAsync().ConfigureAwait(false); // waits\n")]
    [InlineData("await host.StartAsync();\n[|Console.ReadLine()|];\nawait host.StopAsync();\nConsole.WriteLine(host.Services);\n", "await host.StartAsync();\nawait host.WaitForShutdownAsync();\nConsole.WriteLine(host.Services);\n")]
    public Task Or_is_waited_for_where_something_comes_between(string before, string after) => _rule.Fixes(Program(before), Program(after));

    [Theory]
    [InlineData("finally { await host.StopAsync(); }")]
    [InlineData("finally { host?.StopAsync().Wait(); }")]
    public Task A_host_that_is_stopped_elsewhere_is_not_stopped_twice(string end) => _rule.ReportsWithoutFix(Elsewhere("await host.StartAsync();\n            [|Console.ReadLine()|];", end));

    [Theory]
    [InlineData("finally { host.Dispose(); }", "await host.RunAsync();")]
    [InlineData("finally { Console.WriteLine(host.Services); }", "await host.StartAsync();\n            await host.WaitForShutdownAsync();")]
    public Task And_is_there_for_whoever_uses_it_later(string end, string after) => _rule.Fixes(
        Elsewhere("await host.StartAsync();\n            [|Console.ReadLine()|];", end),
        Elsewhere(after, end));

    private static string Elsewhere(string body, string end) =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        static class Program
        {
            static async Task Main(string[] args)
            {
                var host = Host.CreateApplicationBuilder(args).Build();
                try
                {
                    {{body}}
                }
                {{end}}
            }
        }
        """;

    [Theory]
    [InlineData("host.Start();\n        [|Console.ReadLine()|];\n        host.StopAsync().Wait();", "host.Run();")]
    [InlineData("host.StartAsync().GetAwaiter().GetResult();\n        [|Console.ReadLine()|];\n        host.StopAsync().GetAwaiter().GetResult();\n        host.Dispose();\n", "host.Run();\n        host.Dispose();\n")]
    [InlineData("host.Start();\n        Console.WriteLine(\"READY\");\n        [|Console.ReadLine()|];\n        host.StopAsync().Wait();", "host.Start();\n        Console.WriteLine(\"READY\");\n        host.WaitForShutdown();")]
    public Task Without_await(string before, string after) => _rule.Fixes(Synchronous(before), Synchronous(after));

    [Fact]
    public Task A_builder_that_starts_its_host() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Hosting;

        using var host = Host.CreateDefaultBuilder(args).Start();
        [|Console.ReadLine()|];
        await host.StopAsync();

        """,
        """
        using System;
        using Microsoft.Extensions.Hosting;

        using var host = Host.CreateDefaultBuilder(args).Start();
        await host.WaitForShutdownAsync();

        """);

    [Fact]
    public Task A_web_application() => new RuleTest<HostLifetimeAnalyzer, ConsoleDrivenHostFix>(ConsoleDrivenHost.Rule, References.Web).WithProgram().Fixes(
        """
        using System;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "Hello");
        await app.StartAsync();
        Console.WriteLine("Hit ENTER to exit");
        [|Console.ReadLine()|];
        await app.StopAsync();

        """,
        """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "Hello");
        await app.StartAsync();
        Console.WriteLine("Hit Ctrl+C to exit");
        await app.WaitForShutdownAsync();

        """);

    [Theory]
    [InlineData("await host.StartAsync();\n[|Console.ReadLine()|];\nstopping.Cancel();\nawait host.StopAsync();\n")]
    [InlineData("try\n{\n    await host.StartAsync();\n    [|Console.ReadLine()|];\n#if RELEASE\n    Console.WriteLine();\n#endif\n}\nfinally\n{\n    await host.StopAsync();\n}\n")]
    public Task No_fix_where_the_order_matters(string body) => _rule.ReportsWithoutFix(Program(body));

    [Theory]
    [InlineData("var name = Console.ReadLine();\nawait host.StartAsync();\nawait host.WaitForShutdownAsync();\n")]
    [InlineData("await host.StartAsync();\nvar name = Console.ReadLine();\nConsole.WriteLine(name);\nawait host.StopAsync();\n")]
    [InlineData("await host.StartAsync();\nif (args.Length is 0) Console.ReadLine();\nawait host.StopAsync();\n")]
    [InlineData("await host.StartAsync();\nstring line;\nwhile ((line = Console.ReadLine()) is not null) { Console.WriteLine(line); }\nawait host.StopAsync();\n")]
    [InlineData("await host.RunAsync();\nConsole.ReadLine();")]
    [InlineData("await host.StartAsync();\nawait host.StopAsync();\nConsole.ReadLine();\n")]
    [InlineData("Console.ReadLine();")]
    public Task Somebody_is_meant_to_type(string body) => _rule.IsSilent(Program(body));

    [Fact]
    public Task Without_a_host_there_is_nothing_to_wait_for() => new RuleTest<HostLifetimeAnalyzer, ConsoleDrivenHostFix>(ConsoleDrivenHost.Rule, References.Framework).WithProgram().IsSilent(
        """
        using System;
        using System.Threading.Tasks;

        var host = new Importer();
        await host.StartAsync();
        Console.ReadLine();
        await host.StopAsync();

        class Importer
        {
            public Task StartAsync() => Task.CompletedTask;
            public Task StopAsync() => Task.CompletedTask;
        }
        """);
}
