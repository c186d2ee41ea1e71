namespace Seaworthy.Tests.Harness;

internal static partial class LoggingCases
{
    /// <summary>Calls that methods with <c>[LoggerMessage]</c> take over. The rule is hidden, so these are no rows of what every consumer sees: see GeneratedLoggingTests.</summary>
    public static IReadOnlyList<RuleCase> Generated =>
    [
        new(
            "SEA2020",
            "Use a source-generated log method",
            """
            using Microsoft.Extensions.Logging;

            public class Shipping
            {
                private readonly ILogger<Shipping> _log;

                public Shipping(ILogger<Shipping> log) => _log = log;

                public void Ship(int orderId, string carrier)
                {
                    [|_log.LogInformation("Order {OrderId} went out with {Carrier}", orderId, carrier)|];
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public partial class Shipping
            {
                private readonly ILogger<Shipping> _log;

                public Shipping(ILogger<Shipping> log) => _log = log;

                public void Ship(int orderId, string carrier)
                {
                    OrderWentOut(orderId, carrier);
                }

                [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {OrderId} went out with {Carrier}")]
                private partial void OrderWentOut(int orderId, string carrier);
            }

            """),
    ];
}
