using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Log calls that a generated method takes over; each result is compiled with the generator.</summary>
public sealed class SourceGeneratedLoggingTests
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Fact]
    public Task Call_becomes_a_method_at_the_end_of_its_type() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int orderId, string carrier)
            {
                [|log.LogInformation("Order {OrderId} went out with {Carrier}", orderId, carrier)|];
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            void Ship(int orderId, string carrier)
            {
                OrderWentOut(orderId, carrier);
            }

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {OrderId} went out with {Carrier}")]
            private partial void OrderWentOut(int orderId, string carrier);
        }
        """);

    [Theory]
    [InlineData("[|log.LogTrace(\"Order sent\")|];", "OrderSent();", "EventId = 0, Level = LogLevel.Trace, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogDebug(\"Order sent\")|];", "OrderSent();", "EventId = 0, Level = LogLevel.Debug, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogWarning(\"Order sent\")|];", "OrderSent();", "EventId = 0, Level = LogLevel.Warning, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogCritical(\"Order sent\")|];", "OrderSent();", "EventId = 0, Level = LogLevel.Critical, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogError(ex, \"Order {Id} lost\", id)|];", "OrderLost(ex, id);", "EventId = 0, Level = LogLevel.Error, Message = \"Order {Id} lost\"\nOrderLost(Exception exception, int id)")]
    [InlineData("[|log.LogError(late, \"Order {Id} lost\", id)|];", "OrderLost(late, id);", "EventId = 0, Level = LogLevel.Error, Message = \"Order {Id} lost\"\nOrderLost(TimeoutException? exception, int id)")]
    [InlineData("[|log.Log(LogLevel.Error, \"Order lost\")|];", "OrderLost();", "EventId = 0, Level = LogLevel.Error, Message = \"Order lost\"\nOrderLost()")]
    [InlineData("[|log.Log(level, ex, \"Order {Id} lost\", id)|];", "OrderLost(level, ex, id);", "EventId = 0, Message = \"Order {Id} lost\"\nOrderLost(LogLevel level, Exception exception, int id)")]
    [InlineData("[|log.Log(id > 3 ? LogLevel.Error : LogLevel.Debug, \"Order lost\")|];", "OrderLost(id > 3 ? LogLevel.Error : LogLevel.Debug);", "EventId = 0, Message = \"Order lost\"\nOrderLost(LogLevel level)")]
    public Task Level_and_exception_stay(string before, string after, string method) => _rule.Fixes(GeneratedSnippet.Before(before), GeneratedSnippet.After(after, method));

    [Theory]
    [InlineData("[|log.LogInformation(7, \"Order sent\")|];", "EventId = 7, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogInformation(Events.Sent, \"Order sent\")|];", "EventId = Events.Sent, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogInformation(new EventId(7), \"Order sent\")|];", "EventId = 7, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogInformation(new EventId(7, \"Sent\"), \"Order sent\")|];", "EventId = 7, EventName = \"Sent\", Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("[|log.LogInformation(new EventId(name: Events.Name, id: Events.Sent), \"Order sent\")|];", "EventId = Events.Sent, EventName = Events.Name, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()")]
    [InlineData("const int Own = 7; [|log.LogInformation(Own, \"Order sent\")|];", "EventId = 7, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()")]
    public Task Event_id_stays(string before, string method) =>
        _rule.Fixes(GeneratedSnippet.Before(before), GeneratedSnippet.After(before[..before.IndexOf("[|", StringComparison.Ordinal)] + "OrderSent();", method));

    [Theory]
    [InlineData("log.LogInformation(eventId, \"Order sent\");")]
    [InlineData("log.LogInformation(id, \"Order sent\");")]
    [InlineData("log.LogInformation(Events.Late, \"Order sent\");")]
    [InlineData("log.LogInformation(new EventId(id), \"Order sent\");")]
    [InlineData("log.LogInformation(new EventId(7, name), \"Order sent\");")]
    [InlineData("log.Log(LogLevel.None, \"Order sent\");")]
    [InlineData("log.Log((LogLevel)9, \"Order sent\");")]
    public Task Event_that_an_attribute_can_not_say_is_left_alone(string statement) => _rule.IsSilent(GeneratedSnippet.Before(statement));

    [Theory]
    [InlineData("", "EventId = 0, ")]
    [InlineData("seaworthy.logging.generated_event_id = preserve_zero", "EventId = 0, ")]
    [InlineData("seaworthy.logging.generated_event_id = auto", "")]
    [InlineData("seaworthy.logging.generated_event_id = next", "EventId = 1, ")]
    public Task Call_without_an_event_id_gets_the_one_that_the_option_wants(string option, string id) => _rule.With(option).Fixes(
        GeneratedSnippet.Before("[|log.LogInformation(\"Order sent\")|];"),
        GeneratedSnippet.After("OrderSent();", $"{id}Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()"));

    [Fact]
    public Task Numbers_go_on_after_the_highest() => _rule.With("seaworthy.logging.generated_event_id = next").Fixes(
        GeneratedSnippet.Before(
            """
            [|log.LogInformation(5, "Order packed")|];
            [|log.LogInformation("Order sent")|];
            [|log.LogInformation("Order lost")|];
            [|log.LogInformation("Order sent")|];
            """),
        GeneratedSnippet.After(
            """
            OrderPacked();
            OrderSent();
            OrderLost();
            OrderSent();
            """,
            "EventId = 5, Level = LogLevel.Information, Message = \"Order packed\"\nOrderPacked()",
            "EventId = 6, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()",
            "EventId = 7, Level = LogLevel.Information, Message = \"Order lost\"\nOrderLost()"));

    [Fact]
    public Task Event_name_is_given_once_in_a_type() => _rule.Fixes(
        GeneratedSnippet.Before(
            """
            [|log.LogInformation(5, "Order packed")|];
            [|log.LogInformation(5, "Order sent")|];
            [|log.LogInformation(new EventId(6, "Sent"), "Order sent")|];
            [|log.LogInformation(new EventId(7, "Sent"), "Order sent")|];
            [|log.LogInformation(5, "Order packed")|];
            """),
        GeneratedSnippet.After(
            """
            OrderPacked();
            OrderSent();
            OrderSent2();
            [|log.LogInformation(new EventId(7, "Sent"), "Order sent")|];
            OrderPacked();
            """,
            "EventId = 5, Level = LogLevel.Information, Message = \"Order packed\"\nOrderPacked()",
            "EventId = 5, Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent()",
            "EventId = 6, EventName = \"Sent\", Level = LogLevel.Information, Message = \"Order sent\"\nOrderSent2()"));

    [Theory]
    [InlineData("[|log.LogInformation(message: \"Order {Id} sent\", args: id)|];")]
    [InlineData("[|log.LogInformation(exception: null, message: \"Order {Id} sent\", args: id)|];")]
    public Task Named_values_are_left_alone(string statement) => _rule.IsSilent(GeneratedSnippet.Before(statement.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));

    [Fact]
    public Task Named_arguments_lose_their_names() => _rule.Fixes(
        GeneratedSnippet.Before("[|log.LogError(message: \"Order lost\", exception: ex)|];"),
        GeneratedSnippet.After("OrderLost(ex);", "EventId = 0, Level = LogLevel.Error, Message = \"Order lost\"\nOrderLost(Exception exception)"));

    [Fact]
    public Task Suggestion_is_shown_where_the_option_asks_for_it()
    {
        var findings = _rule.With("seaworthy.logging.prefer_source_generated = true");
        return findings.ReportsAs(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, GeneratedSnippet.Before("[|log.LogInformation(\"Order sent\")|];"));
    }
}
