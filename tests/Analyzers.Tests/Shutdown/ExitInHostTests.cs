using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Processes that are ended while a host runs in them.</summary>
public sealed class ExitInHostTests
{
    private readonly RuleTest<HostLifetimeAnalyzer, ExitInHostFix> _rule = new(ExitInHost.Rule, References.Net10);

    private static string Hosted(string body, string parameters = "IHostApplicationLifetime lifetime", string members = "") =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        interface IMailbox { Task<bool> SendAsync(CancellationToken token); }

        sealed class Mailer({{parameters}}) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }
        {{members}}
        }
        """.Replace(members.Length is 0 && parameters.Contains("lifetime") ? "    }\n\n}" : "\0", "    }\n\n    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;\n}");

    [Fact]
    public Task A_failure_ends_the_application() => _rule.Fixes(
        Hosted(
            """
            try
            {
                while (await mailbox.SendAsync(stoppingToken)) { }
            }
            catch (InvalidOperationException)
            {
                Environment.[|Exit|](1);
            }

            await Task.Delay(1000, stoppingToken);
            """,
            "IMailbox mailbox, IHostApplicationLifetime lifetime"),
        Hosted(
            """
            try
            {
                while (await mailbox.SendAsync(stoppingToken)) { }
            }
            catch (InvalidOperationException)
            {
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }

            await Task.Delay(1000, stoppingToken);
            """,
            "IMailbox mailbox, IHostApplicationLifetime lifetime"));

    [Fact]
    public Task Nothing_is_returned_from_at_the_end() => _rule.Fixes(
        Hosted(
            """
            await Task.Delay(1000, stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                Console.WriteLine("late");
            }
            else
            {
                Environment.[|Exit|](0); // the work is done
            }
            """),
        Hosted(
            """
            await Task.Delay(1000, stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                Console.WriteLine("late");
            }
            else
            {
                Environment.ExitCode = 0; // the work is done
                lifetime.StopApplication();
            }
            """));

    [Fact]
    public Task Two_ends_in_one_loop() => _rule.Fixes(
        Hosted(
            """
            while (await mailbox.SendAsync(stoppingToken))
            {
                // the first mail is for us
                if (stoppingToken.CanBeCanceled)
                    Environment.[|Exit|](2);

                switch (stoppingToken.GetHashCode())
                {
                    case 1:
                        Environment.[|Exit|](3);
                        break;
                }

                if (stoppingToken.CanBeCanceled) { Environment.[|Exit|](4); }
            }
            """,
            "IMailbox mailbox, IHostApplicationLifetime lifetime"),
        Hosted(
            """
            while (await mailbox.SendAsync(stoppingToken))
            {
                // the first mail is for us
                if (stoppingToken.CanBeCanceled)
                {
                    Environment.ExitCode = 2;
                    lifetime.StopApplication();
                    return;
                }

                switch (stoppingToken.GetHashCode())
                {
                    case 1:
                        Environment.ExitCode = 3;
                        lifetime.StopApplication();
                        return;
                }

                if (stoppingToken.CanBeCanceled)
                {
                    Environment.ExitCode = 4;
                    lifetime.StopApplication();
                    return;
                }
            }
            """,
            "IMailbox mailbox, IHostApplicationLifetime lifetime"));

    [Fact]
    public Task A_primary_constructor_takes_the_lifetime() => _rule.Fixes(
        Hosted("await mailbox.SendAsync(stoppingToken);\nEnvironment.[|Exit|](1);", "IMailbox mailbox", members: "    private bool IsFull => mailbox is null;"),
        Hosted("await mailbox.SendAsync(stoppingToken);\nEnvironment.ExitCode = 1;\nlifetime.StopApplication();", "IMailbox mailbox, IHostApplicationLifetime lifetime", members: "    private bool IsFull => mailbox is null;"));

    private const string WithoutConstructor =
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Monitor : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(100, stoppingToken);
                Environment.[|Exit|](0);
            }
        }
        """;

    [Fact]
    public Task A_type_without_a_constructor_gets_a_primary_one() => _rule.Fixes(
        WithoutConstructor,
        WithoutConstructor.Replace("class Monitor", "class Monitor(IHostApplicationLifetime lifetime)").Replace("Environment.[|Exit|](0);", "Environment.ExitCode = 0;\n        lifetime.StopApplication();"));

    [Fact]
    public Task Or_a_plain_one_before_version_12() => _rule.WithLanguage(LanguageVersion.CSharp11).Fixes(
        WithoutConstructor,
        WithoutConstructor
            .Replace("BackgroundService\n{\n", "BackgroundService\n{\n    private readonly IHostApplicationLifetime _lifetime;\n\n    public Monitor(IHostApplicationLifetime lifetime)\n    {\n        _lifetime = lifetime;\n    }\n\n")
            .Replace("Environment.[|Exit|](0);", "Environment.ExitCode = 0;\n        _lifetime.StopApplication();"));

    [Fact]
    public Task A_constructor_takes_the_lifetime_as_it_takes_the_others() => _rule.Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        interface IMailbox { Task<bool> SendAsync(CancellationToken token); }

        class Mailer : IHostedService
        {
            private readonly object _mailbox;

            internal Mailer(
                object mailbox)
            {
                _mailbox = mailbox;
            }

            public Task StartAsync(CancellationToken cancellationToken)
            {
                if (_mailbox is null)
                    Environment.[|Exit|](1);

                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                Environment.[|Exit|](5);
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        interface IMailbox { Task<bool> SendAsync(CancellationToken token); }

        class Mailer : IHostedService
        {
            private readonly object _mailbox;
            private readonly IHostApplicationLifetime _lifetime;

            internal Mailer(
                object mailbox,
                IHostApplicationLifetime lifetime)
            {
                _mailbox = mailbox;
                _lifetime = lifetime;
            }

            public Task StartAsync(CancellationToken cancellationToken)
            {
                if (_mailbox is null)
                {
                    Environment.ExitCode = 1;
                    _lifetime.StopApplication();
                }

                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                Environment.ExitCode = 5;
                _lifetime.StopApplication();
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task An_arrow_becomes_a_block() => _rule.Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Mailer : BackgroundService
        {
            private readonly object gate;

            public Mailer(object gate) => this.gate = gate;

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(gate.GetHashCode(), stoppingToken);

            private void OnLost() => Environment.[|Exit|](3);

            public Action Lost => OnLost;
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Mailer : BackgroundService
        {
            private readonly object gate;
            private readonly IHostApplicationLifetime lifetime;

            public Mailer(object gate, IHostApplicationLifetime lifetime)
            {
                this.gate = gate;
                this.lifetime = lifetime;
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(gate.GetHashCode(), stoppingToken);

            private void OnLost()
            {
                Environment.ExitCode = 3;
                lifetime.StopApplication();
            }

            public Action Lost => OnLost;
        }
        """);

    [Fact]
    public Task What_only_the_compiler_wanted_goes() => _rule.Fixes(
        Hosted(
            """
            try
            {
                await Task.Delay(5, stoppingToken);
            }
            catch (InvalidOperationException)
            {
                Environment.[|Exit|](1);
                throw;
            }

            Console.Write(1);
            """),
        Hosted(
            """
            try
            {
                await Task.Delay(5, stoppingToken);
            }
            catch (InvalidOperationException)
            {
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }

            Console.Write(1);
            """));

    [Theory]
    [InlineData("Environment.[|Exit|](1);\nawait Task.Delay(5, stoppingToken);")]
    [InlineData("await Task.Delay(5, stoppingToken);\nEnvironment.[|FailFast|](null);")]
    public Task No_fix_where_what_follows_would_run_or_a_dump_is_wanted(string body) => _rule.ReportsWithoutFix(Hosted(body));

    [Fact]
    public Task A_method_with_a_result_has_none_to_return() => _rule.ReportsWithoutFix(Hosted(
        "await CountAsync(lifetime);",
        members:
            """
                private static Task<int> CountAsync(IHostApplicationLifetime lifetime)
                {
                    if (lifetime is null)
                        Environment.[|Exit|](1);

                    return Task.FromResult(lifetime.GetHashCode());
                }
            """));

    [Theory]
    [InlineData("IHostedService Make() => new Monitor()")]
    [InlineData("Monitor Make() => new()")]
    public Task A_type_that_others_create_gets_no_new_parameter(string factory) => _rule.ReportsWithoutFix($"{WithoutConstructor}\nstatic class Mailers {{ public static {factory}; }}");

    [Fact]
    public Task A_returned_exit_code_would_win() => _rule.WithProgram().ReportsWithoutFix(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddHostedService<Monitor>();
        await builder.Build().RunAsync();
        return 0;

        sealed class Monitor(IHostApplicationLifetime lifetime) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(lifetime.GetHashCode(), stoppingToken);
                Environment.[|Exit|](2);
            }
        }
        """);

    [Fact]
    public Task A_dump_with_a_reason_is_a_decision() => _rule.WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(Hosted("await Task.Delay(5, stoppingToken);\nEnvironment.[|FailFast|](\"The ledger is corrupt\", new Exception());"));

    [Fact]
    public Task Other_code_of_a_hosted_program_is_a_suggestion() => _rule.WithSeverity(DiagnosticSeverity.Info).Fixes(
        """
        using System;
        using Microsoft.Extensions.Hosting;

        class Updater(IHostApplicationLifetime lifetime)
        {
            public void Restart()
            {
                Console.WriteLine("restarts");
                System.Environment.[|Exit|](lifetime is null ? 1 : 0);
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Hosting;

        class Updater(IHostApplicationLifetime lifetime)
        {
            public void Restart()
            {
                Console.WriteLine("restarts");
                System.Environment.ExitCode = lifetime is null ? 1 : 0;
                lifetime.StopApplication();
            }
        }
        """);

    [Fact]
    public Task Which_gets_no_parameter() => _rule.WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(
        """
        using System;

        class Updater
        {
            public void Restart() => Environment.[|Exit|](0);
        }
        """);
}
