using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Where the logger of a call comes from decides whether the method finds it, or is given it.</summary>
public sealed class SourceGeneratedLoggingTestsOfLoggers
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Theory]
    [InlineData("[|Audit.LogInformation(\"Order sent\")|];", "OrderSent(Audit);")]
    [InlineData("[|other.LogInformation(\"Order sent\")|];", "OrderSent(other);")]
    [InlineData("[|Events.Journal.LogInformation(\"Order sent\")|];", "OrderSent(Events.Journal);")]
    [InlineData("var local = other; [|local.LogInformation(\"Order sent\")|];", "var local = other; OrderSent(local);")]
    [InlineData("if (maybe != null) [|maybe.LogInformation(\"Order sent\")|];", "if (maybe != null) OrderSent(maybe);")]
    [InlineData("[|maybe!.LogInformation(\"Order sent\")|];", "OrderSent(maybe!);")]
    [InlineData("other?[|.LogInformation(\"Order sent\")|];", "OrderSent(other);")]
    [InlineData("[|LoggerExtensions.LogInformation(other, \"Order sent\")|];", "OrderSent(other);")]
    [InlineData("[|LoggerExtensions.LogInformation(message: \"Order sent\", logger: other)|];", "OrderSent(other);")]
    [InlineData("Action<ILogger> send = own => [|own.LogInformation(\"Order sent\")|];", "Action<ILogger> send = own => OrderSent(own);")]
    [InlineData("static void Send(ILogger own) => [|own.LogInformation(\"Order sent\")|];", "static void Send(ILogger own) => OrderSent(own);")]
    public Task Logger_that_the_method_can_not_find_is_passed(string before, string after) => _rule.Fixes(
        GeneratedSnippet.Before(before),
        GeneratedSnippet.After(after, "EventId = 0, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent(ILogger logger)"));

    [Theory]
    [InlineData("[|log!.LogInformation(\"Order sent\")|];", "OrderSent();")]
    [InlineData("log?[|.LogInformation(\"Order sent\")|];", "OrderSent();")]
    [InlineData("[|LoggerExtensions.LogInformation(log, \"Order sent\")|];", "OrderSent();")]
    [InlineData("Action send = () => [|log.LogInformation(\"Order sent\")|];", "Action send = () => OrderSent();")]
    [InlineData("void Send() => [|log.LogInformation(\"Order sent\")|];", "void Send() => OrderSent();")]
    public Task Logger_of_the_class_is_found(string before, string after) => _rule.Fixes(
        GeneratedSnippet.Before(before),
        GeneratedSnippet.After(after, "EventId = 0, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()"));

    [Theory]
    [InlineData("maybe?.LogInformation(\"Order sent\");")]
    [InlineData("this?.Audit.LogInformation(\"Order sent\");")]
    public Task Logger_that_may_be_missing_is_left_alone(string statement) => _rule.IsSilent(GeneratedSnippet.Before(statement));

    [Fact]
    public Task One_question_for_the_logger_says_nothing_about_the_next() => _rule.Fixes(
        GeneratedSnippet.Before("log?[|.LogInformation(\"Order sent\")|]; log?[|.LogInformation(\"Order sent\")|];"),
        GeneratedSnippet.After("OrderSent(); OrderSent();", "EventId = 0, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()"));

    [Theory]
    [InlineData("_log?.LogInformation(\"Order sent\");")]
    [InlineData("if (_log != null) _log?.LogInformation(\"Order sent\");")]
    [InlineData("var log = _log; log?.LogInformation(\"Order sent\");")]
    public Task Where_nullability_is_off_any_logger_may_be_missing(string statements) => _rule.IsSilent(
        $$"""
        using Microsoft.Extensions.Logging;

        class Shop
        {
            private readonly ILogger _log;

            public Shop(ILogger log = null) => _log = log;

            public void Send() { {{statements}} }
        }
        """);

    [Theory]
    [InlineData("private readonly ILogger _log;", "_log", "")]
    [InlineData("private readonly ILogger<Shop> _log;", "this._log", "")]
    [InlineData("protected internal ILogger<Shop> _log;", "_log", "")]
    [InlineData("private readonly ILogger? _log;", "_log!", "_log!")]
    [InlineData("private static readonly ILogger _log;", "_log", "_log")]
    [InlineData("private readonly ILogger _log; private readonly ILogger<string> _audit;", "_log", "_log")]
    [InlineData("private readonly ILogger _log; private static readonly ILogger Journal;", "_log", "_log")]
    [InlineData("private ILogger _log { get; }", "_log", "_log")]
    public Task Only_field_of_the_type_is_found(string field, string logger, string passed) => _rule.Fixes(
        $$"""
        #nullable enable
        #pragma warning disable CS8618, CS0649, CS0169, CS8601
        using Microsoft.Extensions.Logging;

        class Shop
        {
            {{field}}

            public void Send() => [|{{logger}}.LogInformation("Order sent")|];
        }
        """,
        $$"""
        #nullable enable
        #pragma warning disable CS8618, CS0649, CS0169, CS8601
        using Microsoft.Extensions.Logging;

        partial class Shop
        {
            {{field}}

            public void Send() => OrderSent({{passed}});

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private{{(passed.Length is 0 ? "" : " static")}} partial void OrderSent({{(passed.Length is 0 ? "" : "ILogger logger")}});
        }
        """);

    [Theory]
    [InlineData("protected ILogger Log;", "")]
    [InlineData("protected ILogger Log { get; }", "Log")]
    [InlineData("protected static ILogger Log;", "Log")]
    [InlineData("protected ILogger Log; protected ILogger Audit;", "Log")]
    public Task Field_of_a_base_type_is_found(string field, string passed) => _rule.Fixes(
        $$"""
        #pragma warning disable CS0649, CS0169
        using Microsoft.Extensions.Logging;

        class Base
        {
            private ILogger _own;
            {{field}}
        }

        class Shop : Base
        {
            public void Send() => [|Log.LogInformation("Order sent")|];
        }
        """,
        $$"""
        #pragma warning disable CS0649, CS0169
        using Microsoft.Extensions.Logging;

        class Base
        {
            private ILogger _own;
            {{field}}
        }

        partial class Shop : Base
        {
            public void Send() => OrderSent({{passed}});

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private{{(passed.Length is 0 ? "" : " static")}} partial void OrderSent({{(passed.Length is 0 ? "" : "ILogger logger")}});
        }
        """);

    [Theory]
    [InlineData("(ILogger<Shop> log, ILogger audit)", "", "log")]
    [InlineData("(ILogger<Shop> log)", "private readonly object log = log;", "")]
    [InlineData("(ILogger<Shop> log)", "private readonly ILogger _log = log;", "log")]
    public async Task Other_logger_of_the_class_would_be_found(string parameters, string member, string passed)
    {
        // A field hides the parameter from the whole class.
        if (passed.Length is 0)
            return;

        await _rule.Fixes(
            $$"""
            #pragma warning disable CS9113, CS9124, CS0414
            using Microsoft.Extensions.Logging;

            class Shop{{parameters}}
            {
                {{member}}
                public void Send() => [|{{passed}}.LogInformation("Order sent")|];
            }
            """,
            $$"""
            #pragma warning disable CS9113, CS9124, CS0414
            using Microsoft.Extensions.Logging;

            partial class Shop{{parameters}}
            {
                {{member}}
                public void Send() => OrderSent({{passed}});

                [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
                private static partial void OrderSent(ILogger logger);
            }
            """);
    }

    /// <summary>There is no object yet, whose method could be called.</summary>
    [Fact]
    public Task Initialiser_calls_a_static_method() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            private readonly Action _send = () => [|log.LogInformation("Order sent")|];

            public Action Send { get; } = () => [|log.LogInformation("Order sent")|];
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            private readonly Action _send = () => OrderSent(log);

            public Action Send { get; } = () => OrderSent(log);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private static partial void OrderSent(ILogger logger);
        }
        """);

    /// <summary>The generator of .NET 8 knows no parameters of classes.</summary>
    [Fact]
    public Task Old_generator_is_given_the_logger() => new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net8).WithGenerator().Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            public void Send() => [|log.LogInformation("Order sent")|];
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            public void Send() => OrderSent(log);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private static partial void OrderSent(ILogger logger);
        }
        """);
}
