namespace Seaworthy.Tests.Harness;

internal static partial class LoggingCases
{
    public static IReadOnlyList<RuleCase> Templates =>
    [
        new(
            "SEA2001",
            "Use a constant message template",
            """
            using Microsoft.Extensions.Logging;

            public class RuntimeTemplate
            {
                public void Ship(ILogger log, int orderId, string carrier)
                {
                    log.LogInformation([|$"Order {orderId} went out with {carrier}"|]);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class RuntimeTemplate
            {
                public void Ship(ILogger log, int orderId, string carrier)
                {
                    log.LogInformation("Order {OrderId} went out with {Carrier}", orderId, carrier);
                }
            }

            """),
        new(
            "SEA2002",
            "Use a constant message template",
            """
            using Microsoft.Extensions.Logging;

            public class RuntimeTemplateWithValues
            {
                public void Refuse(ILogger log, int orderId, string reason)
                {
                    log.LogWarning([|$"Refused: {reason}, so order {{OrderId}} is set aside"|], orderId);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class RuntimeTemplateWithValues
            {
                public void Refuse(ILogger log, int orderId, string reason)
                {
                    log.LogWarning("Refused: {Reason}, so order {OrderId} is set aside", reason, orderId);
                }
            }

            """),
    ];
}
