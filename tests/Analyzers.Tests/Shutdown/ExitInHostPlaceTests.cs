using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Where a process may be ended, and by whom.</summary>
public sealed class ExitInHostPlaceTests
{
    private readonly RuleTest<HostLifetimeAnalyzer, ExitInHostFix> _rule = new(ExitInHost.Rule, References.Net10);

    private readonly RuleTest<HostLifetimeAnalyzer, ExitInHostFix> _web = new RuleTest<HostLifetimeAnalyzer, ExitInHostFix>(ExitInHost.Rule, References.Web).WithProgram();

    private static string Program(string before, string after = "", string end = "") =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        {{before}}
        using var host = builder.Build();
        {{after}}
        await host.RunAsync();
        {{end}}
        """;

    [Theory]
    [InlineData("if (args.Length is 0) Environment.Exit(1);", "", "")]
    [InlineData("", "", "Environment.Exit(1);")]
    [InlineData("AppDomain.CurrentDomain.UnhandledException += (_, e) => Environment.Exit(1);", "AppDomain.CurrentDomain.UnhandledException += OnLost; static void OnLost(object sender, UnhandledExceptionEventArgs e) => Environment.Exit(1);", "")]
    [InlineData("", "TaskScheduler.UnobservedTaskException += (_, e) => { Environment.Exit(1); };", "")]
    [InlineData("", "Environment.FailFast(\"The ledger is corrupt\");", "")]
    public Task Nothing_runs_yet_or_any_more(string before, string after, string end) => _rule.WithProgram().IsSilent(Program(before, after, end));

    [Fact]
    public Task A_start_that_is_handed_over_still_comes_before_the_host() => _rule.WithProgram().IsSilent(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        await Arguments.Parse(args, StartAsync);

        static async Task StartAsync(string name)
        {
            Folders.Create(name);
            using var host = Host.CreateApplicationBuilder().Build();
            await host.RunAsync();
        }

        static class Arguments
        {
            public static Task Parse(string[] args, Func<string, Task> start) => start(args[0]);
        }

        static class Folders
        {
            public static void Create(string name)
            {
                if (name.Length is 0)
                    Environment.Exit(1);
            }
        }
        """);

    [Fact]
    public Task What_the_program_calls_may_stand_in_another_project() => new RuleTest<HostLifetimeAnalyzer, ExitInHostFix>(
        ExitInHost.Rule,
        References.Net10.WithLibrary("Orders", "public static class OrderSettings { public static void Read() => Check(); private static void Check() { } }"))
        .WithProgram()
        .WithSeverity(DiagnosticSeverity.Info)
        .Reports(Program("OrderSettings.Read();", "Ledger.Check();", "static class Ledger { public static void Check() { OrderSettings.Read(); Environment.[|Exit|](1); } }"));

    private const string Settings =
        """


        static class Settings
        {
            public static void Check(string[] args) => Require(args.Length > 0);

            private static void Require(bool isGiven)
            {
                if (!isGiven)
                    Environment.Exit(2);
            }
        }
        """;

    [Fact]
    public Task What_is_checked_before_there_is_a_host_may_end_it() => _rule.WithProgram().IsSilent(Program("Settings.Check(args);") + Settings);

    [Fact]
    public Task And_not_what_is_checked_when_it_runs() => _rule.WithProgram().WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(Program("Settings.Check(args);", "Settings.Check(args);") + Settings.Replace("Environment.Exit", "Environment.[|Exit|]"));

    [Theory]
    [InlineData("Settings.Check(args);", "_ = int.Parse(\"1\"); new Check().Require(true);", "\n\nclass Check { public void Require(bool isGiven) { } }")]
    [InlineData("Startup.Prepare(args);", "", "\n\nstatic class Startup { public static void Prepare(string[] args) { foreach (var arg in args) Settings.Check(new[] { arg }); } }")]
    [InlineData("var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();\nSettings.Check(args);", "", "")]
    [InlineData("Array.ForEach(args, arg => Settings.Check(new[] { arg }));", "", "")]
    public Task Whatever_else_has_the_same_name(string before, string after, string types) => _rule.WithProgram().IsSilent(Program(before, after) + types + Settings);

    [Fact]
    public Task What_the_program_does_elsewhere_may_follow_the_host() => _rule.WithProgram().WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        static class Program
        {
            static Task Main(string[] args) => RunAsync(args);

            private static async Task RunAsync(string[] args)
            {
                if (args.Length > 2)
                    Environment.Exit(2);

                using var host = Host.CreateDefaultBuilder(args).Build();
                await host.StartAsync();
                if (args.Length is 0)
                    Environment.[|Exit|](1);

                await host.WaitForShutdownAsync();
                Environment.Exit(0);
            }
        }
        """);

    [Fact]
    public Task A_host_that_is_made_is_left_running() => _rule.WithProgram().WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(Program("", "await host.StartAsync(); if (args.Length is 0) Environment.[|Exit|](1);"));

    [Fact]
    public Task The_end_of_a_run_that_failed_is_the_end() => _rule.WithProgram().IsSilent(
        """
        using System;
        using Microsoft.Extensions.Hosting;

        try
        {
            await Host.CreateApplicationBuilder(args).Build().RunAsync();
        }
        catch (Exception)
        {
            Environment.Exit(1);
        }
        """);

    [Fact]
    public Task A_program_without_a_host_may_end_as_it_likes() => new RuleTest<HostLifetimeAnalyzer, ExitInHostFix>(ExitInHost.Rule, References.Framework).IsSilent(
        """
        using System;

        class Importer
        {
            public void Fail() => Environment.Exit(1);
        }
        """);

    [Fact]
    public Task A_tool_ends_with_its_command() => new RuleTest<HostLifetimeAnalyzer, ExitInHostFix>(ExitInHost.Rule, References.Net10.WithLibrary("System.CommandLine", "public class Command;")).IsSilent(
        """
        using System;

        class Importer : Command
        {
            public void Fail() => Environment.Exit(1);
        }
        """);

    [Theory]
    [InlineData("[Command(\"seed\")] class Seed { public void Run() => Environment.Exit(1); }")]
    [InlineData("class Seed { [Tools.Verb] public void Run() { Environment.Exit(1); } }")]
    public Task A_command_is_typed_by_somebody(string code) => _rule.IsSilent("using System;\nusing Tools;\n" + code + "\nnamespace Tools { class CommandAttribute : Attribute { public CommandAttribute(string name) { } } class VerbAttribute : Attribute { } }");

    [Fact]
    public Task A_test_project_is_left_alone() => new RuleTest<HostLifetimeAnalyzer, ExitInHostFix>(ExitInHost.Rule, References.Net10.WithLibrary("xunit.core", "namespace Xunit; public class FactAttribute : System.Attribute;")).IsSilent(
        """
        using System;

        class Importer
        {
            [Xunit.Fact]
            public void Fail() => Environment.Exit(1);
        }
        """);

    [Fact]
    public Task A_look_alike_is_something_else() => _rule.IsSilent(
        """
        static class Environment { public static void Exit(int code) { } }

        class Importer
        {
            public void Fail() => Environment.Exit(1);
        }
        """);

    [Fact]
    public Task A_request_handler_asks_its_application() => _web.Fixes(
        """
        using System;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/stop", () => Environment.[|Exit|](0));
        app.MapPost("/fail", async (int code) =>
        {
            await Console.Out.WriteLineAsync("fails");
            Environment.[|Exit|](code);
        });
        app.Run();
        """,
        """
        using System;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/stop", () =>
        {
            Environment.ExitCode = 0;
            app.Lifetime.StopApplication();
        });
        app.MapPost("/fail", async (int code) =>
        {
            await Console.Out.WriteLineAsync("fails");
            Environment.ExitCode = code;
            app.Lifetime.StopApplication();
        });
        app.Run();
        """);

    [Fact]
    public Task A_mapped_method_is_a_request_handler() => _web.ReportsWithoutFix(
        """
        using System;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/stop", Routes.Stop);
        app.MapPost("/fail", Fail);
        app.Run();

        static void Fail() => Environment.[|Exit|](1);

        static class Routes
        {
            public static void Stop() { }
        }
        """);

    [Fact]
    public Task A_controller_is_given_the_lifetime() => _web.Fixes(
        """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;

        WebApplication.CreateBuilder(args).Build().Run();

        class AdminController : ControllerBase
        {
            [HttpPost]
            public IActionResult Restart()
            {
                Environment.[|Exit|](0);
                return Ok();
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Hosting;

        WebApplication.CreateBuilder(args).Build().Run();

        class AdminController(IHostApplicationLifetime lifetime) : ControllerBase
        {
            [HttpPost]
            public IActionResult Restart()
            {
                Environment.ExitCode = 0;
                lifetime.StopApplication();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_hub_is_run_by_the_host() => _web.ReportsWithoutFix(
        """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.SignalR;

        WebApplication.CreateBuilder(args).Build().Run();

        class OrderHub : Hub
        {
            public string Restart()
            {
                Environment.[|Exit|](0);
                return Context.ConnectionId;
            }
        }
        """);
}
