using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class DirectOutputLimitTests
{
    private readonly RuleTest<DirectOutputAnalyzer, DirectOutputFix> _rule = new(DirectOutput.Rule, References.Net10);

    [Fact]
    public Task The_namespace_of_the_methods_is_added() => _rule.Fixes(
        """
        using System;

        class Shop(Microsoft.Extensions.Logging.ILogger log)
        {
            void Ship() => [|Console.WriteLine("Shipped")|];

            object Logger() => log;
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(Microsoft.Extensions.Logging.ILogger log)
        {
            void Ship() => log.LogInformation("Shipped");

            object Logger() => log;
        }
        """);

    [Fact]
    public Task What_is_no_message_has_no_fix() => _rule.ReportsWithoutFix(
        """
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id, char[] name, object[] values, string format)
            {
                log.LogInformation("Shipping");
                if (id > 0)
                    [|Console.Write("Order ")|];
                else
                    Console.WriteLine();
                Console.WriteLine(); // a line
                [|Console.Write(id)|];
                [|Console.WriteLine(name)|];
                [|Console.WriteLine(format, values)|];
                [|Console.WriteLine("----------")|];
                [|Debug.WriteLine("Order", "shop")|];
                [|Trace.WriteLineIf(id > 0, "Order")|];
            }
        }
        """);

    [Fact]
    public Task A_logger_that_may_be_missing_is_not_called() => _rule.ReportsWithoutFix(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship()
            {
                log?.LogInformation("Shipping");
                [|Console.WriteLine("Shipped")|];
            }
        }
        """);

    [Fact]
    public Task Nor_is_one_that_another_part_of_the_type_asks_for() => _rule
        .WithSource(
            """
            using Microsoft.Extensions.Logging;

            partial class Shop
            {
                private readonly ILogger log;

                public Shop(ILogger log) => this.log = log;

                void Open() => log?.LogInformation("Open");
            }
            """)
        .ReportsWithoutFix(
            """
            using System;

            partial class Shop
            {
                void Ship() => [|Console.WriteLine("Shipped")|];
            }
            """);

    [Fact]
    public Task The_end_of_a_line_is_no_event_of_its_own() => _rule.ReportsWithoutFix(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(string[] orders)
            {
                log.LogInformation("Shipping");
                foreach (var order in orders)
                    [|Console.Write("{0};", order)|];
                [|Console.WriteLine("{0} in all", orders.Length)|];
            }
        }
        """);
}
