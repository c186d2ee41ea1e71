using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class UnknownTemplateTests
{
    private readonly RuleTest<LogCallAnalyzer, UnknownTemplateFix> _rule =
        new RuleTest<LogCallAnalyzer, UnknownTemplateFix>(UnknownTemplate.Rule, References.Net10).With("seaworthy.logging.include_unknown_in_fix_all = true");

    [Fact]
    public Task A_text_from_elsewhere_becomes_a_value() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        record Order(string Note);

        class Shop(ILogger<Shop> log, Func<string> greet)
        {
            private string _banner = "";

            public string Banner { get => _banner; set => _banner = value; }

            void Ship(Order order, string text, string message)
            {
                log.LogInformation([|order.Note|]);
                log.LogDebug(1, [|Banner|]);
                log.LogInformation([|_banner|]); // the banner
                log.Log(LogLevel.Warning, [|greet()|]);
                log.LogInformation(/* said */ [|text.Trim()|]);
                log?.LogInformation(
                    [|message ?? "nothing"|]);
                Console.WriteLine(message + text);
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        record Order(string Note);

        class Shop(ILogger<Shop> log, Func<string> greet)
        {
            private string _banner = "";

            public string Banner { get => _banner; set => _banner = value; }

            void Ship(Order order, string text, string message)
            {
                log.LogInformation("{Note}", order.Note);
                log.LogDebug(1, "{Banner}", Banner);
                log.LogInformation("{Banner}", _banner); // the banner
                log.Log(LogLevel.Warning, "{Greet}", greet());
                log.LogInformation(/* said */ "{Text}", text.Trim());
                log?.LogInformation(
                    "{MessageText}", message ?? "nothing");
                Console.WriteLine(message + text);
            }
        }
        """);

    [Fact]
    public Task The_exception_stays_where_it_is_and_its_message_becomes_a_value() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void OnFailure(Exception e)
            {
                log.LogError(e, [|e.Message|]);
                log.LogError(message: [|e.Message|], exception: e);
                log.LogDebug([|e.Message|]);
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void OnFailure(Exception e)
            {
                log.LogError(e, "{ErrorMessage}", e.Message);
                log.LogError(e, "{ErrorMessage}", e.Message);
                log.LogDebug("{ErrorMessage}", e.Message);
            }
        }
        """);

    [Fact]
    public Task Serilog_and_NLog_are_looked_at_too() => _rule.Fixes(
        """
        using System;
        using NLog;

        class Shop(Serilog.ILogger serilog, Logger nlog, Func<string> read)
        {
            void Report()
            {
                serilog.Information([|read()|]);
                Serilog.Log.Write(Serilog.Events.LogEventLevel.Warning, [|read()|]);
                nlog.Info([|read()|]);
                nlog.Log(LogLevel.Warn, [|read()|]);
                nlog.ForInfoEvent().Message([|read()|]).Log();
            }
        }
        """,
        """
        using System;
        using NLog;

        class Shop(Serilog.ILogger serilog, Logger nlog, Func<string> read)
        {
            void Report()
            {
                serilog.Information("{Read}", read());
                Serilog.Log.Write(Serilog.Events.LogEventLevel.Warning, "{Read}", read());
                nlog.Info("{Read}", read());
                nlog.Log(LogLevel.Warn, "{Read}", read());
                nlog.ForInfoEvent().Message("{Read}", read()).Log();
            }
        }
        """);

    [Fact]
    public Task Many_are_only_rewritten_at_once_where_the_options_say_so() =>
        new RuleTest<LogCallAnalyzer, UnknownTemplateFix>(UnknownTemplate.Rule, References.Net10).OneByOne().Fixes(
            """
            using Microsoft.Extensions.Logging;

            class Shop(ILogger<Shop> log, string greeting)
            {
                void Open() => log.LogInformation([|greeting|]);
            }
            """,
            """
            using Microsoft.Extensions.Logging;

            class Shop(ILogger<Shop> log, string greeting)
            {
                void Open() => log.LogInformation("{Greeting}", greeting);
            }
            """);

    [Fact]
    public Task Lambdas_and_top_level_statements_are_code_like_any_other() => _rule.WithProgram().Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("shop");
        Action<string> say = text => log.LogInformation([|text|]);
        say(args[0]);
        log.LogInformation([|args[0]|]);
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("shop");
        Action<string> say = text => log.LogInformation("{Text}", text);
        say(args[0]);
        log.LogInformation("{Arg}", args[0]);
        """);
}
