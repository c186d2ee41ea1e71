namespace Seaworthy.Tests.Harness;

internal static partial class LoggingCases
{
    public static IReadOnlyList<RuleCase> Placeholders =>
    [
        new(
            "SEA2007",
            "Pass the array as one value",
            """
            using Microsoft.Extensions.Logging;

            public class SpreadArray
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Tags: {Tags}", [|tags|]);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class SpreadArray
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Tags: {Tags}", (object)tags);
                }
            }

            """),
        new(
            "SEA2008",
            "Match placeholders and values",
            """
            using Microsoft.Extensions.Logging;

            public class PlaceholderCount
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order {OrderId} of {Tags} goes with [|{Carrier}|]", orderId, tags);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class PlaceholderCount
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order {OrderId} of {Tags} goes with {Carrier}", orderId, tags, carrier);
                }
            }

            """),
        new(
            "SEA2009",
            "Give the placeholder a name of its own",
            """
            using Microsoft.Extensions.Logging;

            public class DuplicatePlaceholder
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("{OrderId} goes with [|{OrderId}|]", orderId, carrier);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class DuplicatePlaceholder
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("{OrderId} goes with {Carrier}", orderId, carrier);
                }
            }

            """),
        new(
            "SEA2010",
            "Name the placeholder and pass its value",
            """
            using Microsoft.Extensions.Logging;

            public class PlaceholderExpression
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order {OrderId} has [|{tags.Length}|] tags", orderId);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class PlaceholderExpression
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order {OrderId} has {TagsLength} tags", orderId, tags.Length);
                }
            }

            """),
        new(
            "SEA2011",
            "Name the placeholders",
            """
            using Microsoft.Extensions.Logging;

            public class PositionalPlaceholder
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order [|{0}|] goes with {1}", orderId, carrier);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class PositionalPlaceholder
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order {OrderId} goes with {Carrier}", orderId, carrier);
                }
            }

            """) { IsSuggestion = true },
        new(
            "SEA2013",
            "Balance the braces",
            """
            using Microsoft.Extensions.Logging;

            public class LooseBrace
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order goes with [|{|]Carrier)", carrier);
                }
            }

            """,
            """
            using Microsoft.Extensions.Logging;

            public class LooseBrace
            {
                public void Ship(ILogger log, int orderId, string carrier, string[] tags)
                {
                    log.LogInformation("Order goes with {Carrier}", carrier);
                }
            }

            """),
    ];
}
