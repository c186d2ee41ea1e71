using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>What generated methods are called, and which calls share one.</summary>
public sealed class SourceGeneratedLoggingTestsOfNames
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Theory]
    [InlineData("Order sent", "OrderSent")]
    [InlineData("Order {A} went out with {B}", "OrderWentOut")]
    [InlineData("Failed to connect to {A} after {B} attempts: give up", "FailedToConnectAttempts")]
    [InlineData("Can't send order. Trying again", "CantSendOrder")]
    [InlineData("HTTP request to bank timed out", "HttpRequestToBankTimedOut")]
    [InlineData("one two three four five six seven eight", "OneTwoThreeFourFiveSix")]
    [InlineData("Sending", "LogSending")]
    [InlineData("{A}", "LogShip")]
    [InlineData("{A}: {B}", "LogShip")]
    [InlineData("3 orders sent", "Log3OrdersSent")]
    [InlineData("order-sent/again", "OrderSentAgain")]
    [InlineData("Bestellung für {A} übergeben", "BestellungFürÜbergeben")]
    [InlineData("The order is sent", "OrderIsSent")]
    [InlineData("Order", "LogOrder")]
    public Task Method_is_named_after_its_message(string message, string name)
    {
        var count = message.Split('{').Length - 1;
        var values = string.Join(", ", Enumerable.Repeat("id", count));
        var parameters = string.Join(", ", new[] { "int a", "int b" }.Take(count));
        return _rule.Fixes(
            GeneratedSnippet.Before($"[|log.LogInformation(\"{message}\"{(count > 0 ? ", " : "")}{values})|];"),
            GeneratedSnippet.After($"{name}({values});", $"EventId = 0, Level = LogLevel.Information, Message = \"{message}\"\n{name}({parameters})"));
    }

    [Fact]
    public Task Method_is_named_after_its_caller_where_the_option_says_so() => _rule.With("seaworthy.logging.generated_name_style = caller").Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            private readonly ILogger _log;

            public Shop(ILogger log)
            {
                _log = log;
                [|_log.LogInformation("Shop opened")|];
            }

            public Action Closing => () => [|_log.LogInformation("Shop closed")|];

            public void ShipAsync()
            {
                [|_log.LogInformation("Order sent")|];
                [|_log.LogInformation("Order lost")|];
                void Pack() => [|_log.LogInformation("Order packed")|];
                Pack();
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        partial class Shop
        {
            private readonly ILogger _log;

            public Shop(ILogger log)
            {
                _log = log;
                LogShop();
            }

            public Action Closing => () => LogClosing();

            public void ShipAsync()
            {
                LogShip();
                LogShip2();
                void Pack() => LogPack();
                Pack();
            }

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Shop opened")]
            private partial void LogShop();

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Shop closed")]
            private partial void LogClosing();

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private partial void LogShip();

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order lost")]
            private partial void LogShip2();

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order packed")]
            private partial void LogPack();
        }
        """);

    [Theory]
    [InlineData("", "void OrderSent(int count) { }")]
    [InlineData("", "int OrderSent;")]
    [InlineData("", "class OrderSent;")]
    [InlineData("class Base { protected void OrderSent() { } }", "")]
    [InlineData("class OrderSent; class Base;", "")]
    [InlineData("class OrderSent<T>; class Base;", "")]
    public Task Name_is_that_of_nothing_else(string before, string member)
    {
        var (types, @base) = before.Length is 0 ? ("", "") : (before, " : Base");
        return _rule.Fixes(
            $$"""
            #pragma warning disable CS0169
            using Microsoft.Extensions.Logging;

            {{types}}
            class Shop(ILogger<Shop> log){{@base}}
            {
                {{member}}
                void Send() => [|log.LogInformation("Order sent")|];
            }
            """,
            $$"""
            #pragma warning disable CS0169
            using Microsoft.Extensions.Logging;

            {{types}}
            partial class Shop(ILogger<Shop> log){{@base}}
            {
                {{member}}
                void Send() => OrderSent2();

                [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
                private partial void OrderSent2();
            }
            """);
    }

    [Fact]
    public Task Equal_calls_share_a_method_and_others_do_not() => _rule.Fixes(
        GeneratedSnippet.Before(
            """
            [|log.LogInformation("Order {Id} sent", id)|];
            [|log.LogInformation("Order {Id} sent", order.Id)|];
            [|log.LogWarning("Order {Id} sent", id)|];
            [|log.LogInformation("Order {Id} sent", name)|];
            [|log.LogInformation("Order {Id} sent", note)|];
            [|log.LogInformation(ex, "Order {Id} sent", id)|];
            [|other.LogInformation("Order {Id} sent", id)|];
            [|Audit.LogInformation("Order {Id} sent", id)|];
            [|log.LogInformation(3, "Order {Id} sent", id)|];
            """),
        GeneratedSnippet.After(
            """
            OrderSent(id);
            OrderSent(order.Id);
            OrderSent2(id);
            OrderSent3(name);
            OrderSent4(note);
            OrderSent5(ex, id);
            OrderSent6(other, id);
            OrderSent6(Audit, id);
            OrderSent7(id);
            """,
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent(int id)",
            "EventId = 0, Level = LogLevel.Warning, Message = \"Order {Id} sent\"\nOrderSent2(int id)",
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent3(string id)",
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent4(string? id)",
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent5(Exception exception, int id)",
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent6(ILogger logger, int id)",
            "EventId = 3, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent7(int id)"));

    [Theory]
    [InlineData("[LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\")]\n    public partial void Sent(int id);", "Sent(id)")]
    [InlineData("[LoggerMessage(0, LogLevel.Information, \"Order {Id} \" + \"sent\")]\n    public partial void Sent(int id);", "Sent(id)")]
    public Task Method_that_the_type_has_is_called(string method, string call) => _rule.Fixes(
        $$"""
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            void Send(int id) => [|log.LogInformation("Order {Id} sent", id)|];

            {{method}}
        }
        """,
        $$"""
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            void Send(int id) => {{call}};

            {{method}}
        }
        """);

    [Theory]
    [InlineData("[LoggerMessage(Level = LogLevel.Information, Message = \"Order {Id} sent\")]\n    public partial void Sent(int id);")] // the generator makes an id of the name
    [InlineData("[LoggerMessage(0, LogLevel.Debug, \"Order {Id} sent\")]\n    public partial void Sent(int id);")]
    [InlineData("[LoggerMessage(0, LogLevel.Information, \"Order {Id} sent\")]\n    public partial void Sent(long id);")]
    [InlineData("[LoggerMessage(0, LogLevel.Information, \"Order {Id} sent\")]\n    public static partial void Sent(ILogger logger, int id);")]
    [InlineData("[LoggerMessage(0, LogLevel.Information, \"Order {id} sent\")]\n    public partial void Sent(int id);")]
    [InlineData("[LoggerMessage(0, LogLevel.Information, \"Order {Id} sent\", EventName = \"Sent\")]\n    public partial void Sent(int id);")]
    public Task Method_that_says_something_else_is_not_called(string method) => _rule.Fixes(
        $$"""
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            void Send(int id) => [|log.LogInformation("Order {Id} sent", id)|];

            {{method}}
        }
        """,
        $$"""
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            void Send(int id) => OrderSent(id);

            {{method}}

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {Id} sent")]
            private partial void OrderSent(int id);
        }
        """);

    [Fact]
    public Task Call_within_a_value_of_another_one_becomes_a_method_too() => _rule.Fixes(
        GeneratedSnippet.Before(
            """
            [|log.LogInformation("Order {Id} sent", new Func<int>(() =>
            {
                [|log.LogInformation("Order read")|];
                return id;
            })())|];
            """),
        GeneratedSnippet.After(
            """
            OrderSent(new Func<int>(() =>
            {
                OrderRead();
                return id;
            })());
            """,
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent\"\nOrderSent(int id)",
            "EventId = 0, Level = LogLevel.Information, Message = \"Order read\"\nOrderRead()"));
}
