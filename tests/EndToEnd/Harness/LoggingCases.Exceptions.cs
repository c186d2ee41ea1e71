namespace Seaworthy.Tests.Harness;

/// <summary>The rows of <see cref="RuleCase"/> that are about exceptions that get lost on their way to the log.</summary>
internal static partial class LoggingCases
{
    public static IReadOnlyList<RuleCase> Exceptions =>
    [
        new(
            "SEA2003",
            "Pass the exception as such",
            """
            using System;
            using Microsoft.Extensions.Logging;

            public class ExceptionAsValue
            {
                public void Refuse(ILogger log, int orderId, Exception reason)
                {
                    log.LogError("Order {OrderId} is refused: {Reason}", orderId, [|reason|]);
                }
            }

            """,
            """
            using System;
            using Microsoft.Extensions.Logging;

            public class ExceptionAsValue
            {
                public void Refuse(ILogger log, int orderId, Exception reason)
                {
                    log.LogError(reason, "Order {OrderId} is refused", orderId);
                }
            }

            """),
        new(
            "SEA2004",
            "Pass the exception, too",
            """
            using System;
            using Microsoft.Extensions.Logging;

            public class ExceptionTextOnly
            {
                public void Refuse(ILogger log, int orderId, Exception reason)
                {
                    log.LogError("Order {OrderId} is refused: {Reason}", orderId, [|reason.Message|]);
                }
            }

            """,
            """
            using System;
            using Microsoft.Extensions.Logging;

            public class ExceptionTextOnly
            {
                public void Refuse(ILogger log, int orderId, Exception reason)
                {
                    log.LogError(reason, "Order {OrderId} is refused: {Reason}", orderId, reason.Message);
                }
            }

            """),
        new(
            "SEA2005",
            "Log the exception",
            """
            using System;
            using Microsoft.Extensions.Logging;

            public class CaughtExceptionNotLogged
            {
                public void Ship(ILogger log, int orderId, Action send)
                {
                    try
                    {
                        send();
                    }
                    catch (Exception)
                    {
                        log.[|LogError|]("Order {OrderId} is not sent", orderId);
                    }
                }
            }

            """,
            """
            using System;
            using Microsoft.Extensions.Logging;

            public class CaughtExceptionNotLogged
            {
                public void Ship(ILogger log, int orderId, Action send)
                {
                    try
                    {
                        send();
                    }
                    catch (Exception ex)
                    {
                        log.LogError(ex, "Order {OrderId} is not sent", orderId);
                    }
                }
            }

            """),
    ];
}
