namespace Seaworthy.Tests.Harness;

internal static partial class LoggingCases
{
    public static IReadOnlyList<RuleCase> Outputs =>
    [
        new(
            "SEA2014",
            "Mask the value",
            """
            using Microsoft.Extensions.Logging;

            public class SensitiveValue
            {
                public void SignIn(ILogger log, string user, string password)
                {
                    log.LogInformation("{User} signs in with {Password}", user, [|password|]);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class SensitiveValue
            {
                public void SignIn(ILogger log, string user, string password)
                {
                    log.LogInformation("{User} signs in with {Password}", user, "***");
                }
            }

            """),
        new(
            "SEA2015",
            "Log it",
            """
            using System.Diagnostics;
            using Microsoft.Extensions.Logging;

            public class DirectOutput
            {
                public void Ship(ILogger log, int orderId)
                {
                    [|Debug.WriteLine($"Order {orderId} went out")|];
                }
            }

            """,
            """
            using System.Diagnostics;
            using Microsoft.Extensions.Logging;

            public class DirectOutput
            {
                public void Ship(ILogger log, int orderId)
                {
                    log.LogDebug("Order {OrderId} went out", orderId);
                }
            }

            """),
        new(
            "SEA2018",
            "Complete the log scope",
            """
            using Microsoft.Extensions.Logging;

            public class ScopeMisuse
            {
                public void Ship(ILogger log, int orderId)
                {
                    [|log.BeginScope("Order {OrderId}", orderId)|];
                    log.LogInformation("Shipped");
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class ScopeMisuse
            {
                public void Ship(ILogger log, int orderId)
                {
                    using var scope = log.BeginScope("Order {OrderId}", orderId);
                    log.LogInformation("Shipped");
                }
            }

            """),
    ];
}
