using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class DirectOutputSilenceTests
{
    private readonly RuleTest<DirectOutputAnalyzer, DirectOutputFix> _rule = new(DirectOutput.Rule, References.Net10);

    [Fact]
    public Task Without_a_logger_in_reach_output_may_be_what_is_wanted() => _rule.IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            void Ship() => Console.WriteLine("Shipped");
        }

        class Depot(ILogger<Depot> log)
        {
            void Ship() => log.LogInformation("Shipped");

            static void Explain() => Console.WriteLine("A depot ships");
        }

        class Book
        {
            private ILogger _log;

            public Book()
            {
                Console.WriteLine("Not yet");
                _log = null;
                _log?.LogInformation("Now");
            }
        }
        """);

    [Fact]
    public Task Types_that_talk_to_somebody_at_the_console_are_left_alone() => _rule.IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class OrderConsole(ILogger<OrderConsole> log)
        {
            void Show()
            {
                log.LogInformation("Shown");
                Console.WriteLine("Orders");
            }
        }

        class Wizard(ILogger<Wizard> log)
        {
            string? Ask()
            {
                log.LogInformation("Asked");
                Console.WriteLine("Which order?");
                return Console.ReadLine();
            }
        }

        class FileLogger : ILogger
        {
            private readonly ILogger _inner = null!;

            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _inner.BeginScope(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                Console.WriteLine(formatter(state, exception));
        }
        """.Insert(0, "#nullable enable\n"));

    [Fact]
    public Task Code_for_developers_is_left_alone() => _rule.IsSilent(
        """
        #define DEBUG
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship()
            {
                log.LogInformation("Shipping");
        #if DEBUG
                Console.WriteLine("Shipping in debug");
        #endif
                if (Debugger.IsAttached)
                    Console.WriteLine("Somebody is watching");
                Dump();
            }

            [Conditional("DEBUG")]
            void Dump() => Console.WriteLine("Dump");
        }
        """);

    [Fact]
    public Task A_program_may_say_that_it_starts() => _rule.WithProgram().IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        static class Program
        {
            static void Main()
            {
                ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("shop");
                Console.WriteLine("Starting");
                log.LogInformation("Started");
            }
        }
        """);

    [Theory]
    [InlineData("PrintOrders")]
    [InlineData("DebugPrintOrders")]
    [InlineData("DumpOrders")]
    [InlineData("WriteOrdersToConsole")]
    public Task Methods_that_are_there_to_print_do_so(string method) => _rule.IsSilent(Printing(method));

    [Theory]
    [InlineData("Reprint")]
    [InlineData("Dumpling")]
    public Task Others_do_not(string method) => _rule.Reports(Printing(method).Replace("Console.WriteLine(\"Orders\")", "[|Console.WriteLine(\"Orders\")|]", StringComparison.Ordinal));

    private static string Printing(string method) =>
        $$"""
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship() => log.LogInformation("Shipped");

            void {{method}}() => Console.WriteLine("Orders");
        }
        """;

    [Theory]
    [InlineData("Console.ReadLine();")]
    [InlineData("Console.ReadKey(true);")]
    public Task Whoever_presses_a_key_reads_the_console(string wait) => _rule.WithProgram().IsSilent(Started(wait));

    [Fact]
    public Task Nobody_does_in_other_programs() => _rule.WithProgram().Reports(Started("new Shop(null!).Ship();").Replace("Console.WriteLine(\"Shipped\")", "[|Console.WriteLine(\"Shipped\")|]", StringComparison.Ordinal));

    private static string Started(string statement) =>
        $$"""
        using System;
        using Microsoft.Extensions.Logging;

        static class Program
        {
            static void Main() { {{statement}} }
        }

        class Shop(ILogger<Shop> log)
        {
            public void Ship()
            {
                log.LogInformation("Shipping");
                Console.WriteLine("Shipped");
            }
        }
        """;

    [Fact]
    public Task Top_level_statements_are_startup() => _rule.WithProgram().Reports(
        """
        using System;
        using Microsoft.Extensions.Logging;

        ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("shop");
        Console.WriteLine("Starting");
        Action<ILogger> work = logger => [|Console.WriteLine("Working")|];
        work(log);
        """);

    [Fact]
    public Task Tools_write_to_the_console_because_that_is_what_they_are_for() =>
        new RuleTest<DirectOutputAnalyzer, DirectOutputFix>(DirectOutput.Rule, References.Net10.WithLibrary("System.CommandLine", "public class Command { }")).IsSilent(
            """
            using System;
            using Microsoft.Extensions.Logging;

            class Tool(ILogger<Tool> log) : Command
            {
                void Run()
                {
                    log.LogInformation("Running");
                    Console.WriteLine("Result");
                }
            }
            """);

    [Fact]
    public Task A_program_without_a_host_writes_for_whoever_started_it() =>
        new RuleTest<DirectOutputAnalyzer, DirectOutputFix>(DirectOutput.Rule, References.Net10.Without("Microsoft.Extensions.Hosting")).WithProgram().IsSilent(
            """
            using System;
            using Microsoft.Extensions.Logging;

            new Tool(null).Run();

            class Tool(ILogger<Tool> log)
            {
                public void Run()
                {
                    log?.LogInformation("Running");
                    Console.WriteLine("Result");
                }
            }
            """);

    [Fact]
    public Task A_handler_in_a_project_with_a_host_is_a_suggestion_without_a_logger() => _rule.WithSeverity(DiagnosticSeverity.Info).ReportsWithoutFix(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        static class Importer
        {
            static void Run(Action import)
            {
                try
                {
                    import();
                    Console.WriteLine("Imported");
                }
                catch (Exception e)
                {
                    [|Console.WriteLine(e)|];
                }
            }
        }
        """);

    [Fact]
    public Task A_job_that_is_stored_as_an_expression_tree_is_no_output_of_this_type() => _rule.IsSilent(
        """
        using System;
        using System.Linq.Expressions;
        using Microsoft.Extensions.Logging;

        interface IJobs
        {
            void Enqueue(Expression<Action> job);
        }

        class Shop(IJobs jobs, ILogger<Shop> log)
        {
            void Open()
            {
                log.LogInformation("Opened");
                jobs.Enqueue(() => Console.WriteLine("Good morning"));
            }
        }
        """);

    [Fact]
    public Task What_the_log_is_told_as_well_is_not_lost() => _rule.IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(Exception failure)
            {
                Console.WriteLine("Failed: {0}", failure);
                log.LogError(failure, "Failed");
            }

            void PrintOrders() => Console.WriteLine("Orders");
        }

        class RollingLogger(ILogger<RollingLogger> next)
        {
            void Write(string text)
            {
                next.LogInformation("Next");
                Console.WriteLine(text);
            }
        }
        """);
}
