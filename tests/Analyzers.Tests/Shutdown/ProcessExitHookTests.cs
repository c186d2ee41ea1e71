using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Events of the process that are taken for its shutdown.</summary>
public sealed class ProcessExitHookTests
{
    private readonly RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix> _alone = new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Framework).WithProgram();

    private readonly RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix> _hosted = new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Net10).WithProgram().WithSeverity(DiagnosticSeverity.Info);

    private static string Program(string body) =>
        $$"""
        using System;
        using System.Runtime.InteropServices;
        using System.Runtime.Loader;
        using System.Threading;
        using System.Threading.Tasks;

        {{body}}
        """;

    [Fact]
    public Task The_signal_cancels_what_the_key_cancels() => _alone.Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        using var stopping = new CancellationTokenSource();
        Console.[|CancelKeyPress|] += (_, e) => { e.Cancel = true; stopping.Cancel(); }; // Ctrl+C
        while (!stopping.Token.IsCancellationRequested)
            await Task.Delay(1000);
        """,
        """
        using System;
        using System.Runtime.InteropServices;
        using System.Threading;
        using System.Threading.Tasks;

        using var stopping = new CancellationTokenSource();
        Console.[|CancelKeyPress|] += (_, e) => { e.Cancel = true; stopping.Cancel(); }; // Ctrl+C
        using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stopping.Cancel();
        });
        while (!stopping.Token.IsCancellationRequested)
            await Task.Delay(1000);
        """.Replace("[|", "").Replace("|]", ""));

    [Fact]
    public Task One_registration_for_several_hooks() => _alone.Fixes(
        """
        using System;
        using System.Runtime.Loader;
        using System.Threading;

        class Importer
        {
            private static readonly ManualResetEventSlim Ended = new();

            static void Main()
            {
                AssemblyLoadContext.Default.[|Unloading|] += _ => Ended.Set();
                AppDomain.CurrentDomain.[|ProcessExit|] += OnExit;
                Console.CancelKeyPress += (sender, e) =>
                {
                    e.Cancel = true;
                    Ended.Set();
                };

                Ended.Wait();
            }

            private static void OnExit(object sender, EventArgs e) => Ended.Set();
        }
        """,
        """
        using System;
        using System.Runtime.InteropServices;
        using System.Runtime.Loader;
        using System.Threading;

        class Importer
        {
            private static readonly ManualResetEventSlim Ended = new();

            static void Main()
            {
                AssemblyLoadContext.Default.Unloading += _ => Ended.Set();
                AppDomain.CurrentDomain.ProcessExit += OnExit;
                Console.CancelKeyPress += (sender, e) =>
                {
                    e.Cancel = true;
                    Ended.Set();
                };
                using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
                {
                    context.Cancel = true;
                    Ended.Set();
                });

                Ended.Wait();
            }

            private static void OnExit(object sender, EventArgs e) => Ended.Set();
        }
        """);

    [Fact]
    public Task The_signal_ends_the_program_with_its_events() => _alone.Fixes(
        Program("AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Console.WriteLine(\"saved\");\nThread.Sleep(Timeout.Infinite);"),
        Program("AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine(\"saved\");\nusing var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(0));\nThread.Sleep(Timeout.Infinite);"));

    [Theory]
    [InlineData("Console.ReadLine();")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    public Task A_signal_that_only_the_background_looks_at_does_not_keep_the_program_alive(string wait)
    {
        const string Background = "var stopping = new CancellationTokenSource();\n_ = Task.Run(() => stopping.Token.WaitHandle.WaitOne());\n";
        return _alone.Fixes(
            Program($"{Background}AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => stopping.Cancel();\n{wait}"),
            Program($"{Background}AppDomain.CurrentDomain.ProcessExit += (_, _) => stopping.Cancel();\nusing var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(0));\n{wait}"));
    }

    [Fact]
    public Task A_program_that_waits_for_the_console_is_not_kept_alive_by_the_signal() => _alone.Fixes(
        Program("var stopping = new CancellationTokenSource();\nvar work = Import(stopping.Token);\nAppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => stopping.Cancel();\nConsole.ReadLine();\nstatic Task Import(CancellationToken token) => Task.Delay(-1, token);"),
        Program("var stopping = new CancellationTokenSource();\nvar work = Import(stopping.Token);\nAppDomain.CurrentDomain.ProcessExit += (_, _) => stopping.Cancel();\nusing var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(0));\nConsole.ReadLine();\nstatic Task Import(CancellationToken token) => Task.Delay(-1, token);"));

    [Theory]
    [InlineData("Console.[|CancelKeyPress|] += (_, e) => Console.WriteLine(\"bye\");")]
    [InlineData("var stopping = new CancellationTokenSource();\nConsole.[|CancelKeyPress|] += (_, e) => { e.Cancel = true; stopping.Cancel(); };")]
    [InlineData("Listen();\nstatic void Listen() { AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Console.WriteLine(\"saved\"); }")]
    [InlineData("if (args.Length is 0)\n    AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Console.WriteLine(\"saved\");")]
    public Task No_fix_where_nobody_listens_or_the_registration_would_end(string body) => _alone.ReportsWithoutFix(Program(body));

    [Theory]
    [InlineData("Console.CancelKeyPress += (_, e) => e.Cancel = true;\nusing var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => { });")]
    [InlineData("new AssemblyLoadContext(\"plugin\").Unloading += _ => Console.WriteLine(\"unloaded\");")]
    [InlineData("Console.CancelKeyPress += Ask;\nConsole.CancelKeyPress -= Ask;\nstatic void Ask(object sender, ConsoleCancelEventArgs e) => e.Cancel = true;")]
    [InlineData("var mailer = new Mailer();\nmailer.ProcessExit += Console.WriteLine;\nclass Mailer { public event Action ProcessExit; public void Raise() => ProcessExit(); }")]
    public Task Something_else_is_meant_or_done(string body) => _alone.IsSilent(Program(body));

    [Fact]
    public Task A_library_does_not_decide_how_a_process_ends() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Net10).IsSilent(
        """
        using System;

        class Importer
        {
            public Importer() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine("saved");
        }
        """);

    [Fact]
    public Task A_tool_ends_when_its_user_says_so() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Framework.WithLibrary("System.CommandLine", "public class Command;")).WithProgram().IsSilent(
        """
        using System;

        Console.CancelKeyPress += (_, e) => Console.WriteLine(typeof(Command));
        """);

    [Fact]
    public Task Before_version_10_it_is_a_suggestion() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Net8).WithProgram().WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(
        Program("AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Console.WriteLine(\"saved\");\nThread.Sleep(Timeout.Infinite);"));

    [Fact]
    public Task A_hosted_service_is_told_by_its_host() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Net10).WithSeverity(DiagnosticSeverity.Info).Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Ledger(IHostApplicationLifetime lifetime) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Save();
                return Task.Delay(Timeout.Infinite, lifetime.ApplicationStopping);
            }

            private void Save() => Console.WriteLine("saved");
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Ledger(IHostApplicationLifetime lifetime) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                lifetime.ApplicationStopped.Register(() => Save());
                return Task.Delay(Timeout.Infinite, lifetime.ApplicationStopping);
            }

            private void Save() => Console.WriteLine("saved");
        }
        """);

    [Fact]
    public Task A_program_asks_its_host() => _hosted.Fixes(
        """
        using System;
        using System.Threading;
        using Microsoft.Extensions.Hosting;

        using var stopping = new CancellationTokenSource();
        using IHost host = Host.CreateApplicationBuilder(args).Build();
        AppDomain.CurrentDomain.[|ProcessExit|] += delegate (object sender, EventArgs e)
        {
            // the last word
            Console.WriteLine("saved");
        };
        await host.RunAsync(stopping.Token);
        """,
        """
        using System;
        using System.Threading;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        using var stopping = new CancellationTokenSource();
        using IHost host = Host.CreateApplicationBuilder(args).Build();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(() =>
        {
            // the last word
            Console.WriteLine("saved");
        });
        await host.RunAsync(stopping.Token);
        """);

    [Fact]
    public Task The_host_takes_the_key_itself() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Web).WithProgram().WithSeverity(DiagnosticSeverity.Info).Fixes(
        """
        using System;
        using System.Threading;
        using Microsoft.AspNetCore.Builder;

        using var stopping = new CancellationTokenSource();
        var app = WebApplication.CreateBuilder(args).Build();
        Console.[|CancelKeyPress|] += (sender, e) =>
        {
            e.Cancel = true;
            stopping.Cancel();
        };
        app.MapGet("/", () => stopping.Token.IsCancellationRequested);
        app.Run();
        """,
        """
        using System;
        using System.Threading;
        using Microsoft.AspNetCore.Builder;

        using var stopping = new CancellationTokenSource();
        var app = WebApplication.CreateBuilder(args).Build();
        app.Lifetime.ApplicationStopping.Register(() =>
        {
            stopping.Cancel();
        });
        app.MapGet("/", () => stopping.Token.IsCancellationRequested);
        app.Run();
        """);

    [Fact]
    public Task What_is_only_written_out_comes_early_enough() => _hosted.IsSilent(
        """
        using System;
        using System.IO;
        using Microsoft.Extensions.Hosting;

        using var log = File.CreateText("orders.log");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => log.Flush();
        await Host.CreateApplicationBuilder(args).Build().RunAsync();
        """);

    [Theory]
    [InlineData("AppDomain.CurrentDomain.[|ProcessExit|] += async (_, _) => await Task.Delay(5);")]
    [InlineData("AppDomain.CurrentDomain.[|ProcessExit|] += (sender, _) => Console.WriteLine(sender);")]
    [InlineData("AppDomain.CurrentDomain.[|ProcessExit|] += OnExit; static void OnExit(object sender, EventArgs e) => Console.WriteLine(sender);")]
    public Task A_handler_that_a_host_can_not_call(string body) => _hosted.ReportsWithoutFix(
        $"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        using var host = Host.CreateApplicationBuilder(args).Build();
        {body}
        await host.RunAsync();
        """);
}
