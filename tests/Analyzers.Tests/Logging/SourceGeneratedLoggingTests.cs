using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Log calls that a generated method takes over; each result is compiled with the generator.</summary>
public sealed class SourceGeneratedLoggingTests
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Fact]
    public Task Logger_of_the_class_is_found_by_the_method() => _rule.Fixes(
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
}
