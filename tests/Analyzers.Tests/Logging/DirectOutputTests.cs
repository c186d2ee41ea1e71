using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class DirectOutputTests
{
    private readonly RuleTest<DirectOutputAnalyzer, DirectOutputFix> _rule = new(DirectOutput.Rule, References.Net10);

    [Fact]
    public Task Console_output_becomes_an_event_with_a_template_and_values() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        record Order(int Id, decimal Total);

        class Shop
        {
            private readonly ILogger<Shop> _logger;

            public Shop(ILogger<Shop> logger) => _logger = logger;

            void Ship(Order order, string carrier)
            {
                // Tell everybody.
                [|Console.WriteLine($"Order {order.Id} ({order.Total:N2}) goes with {carrier}")|]; // now
                [|Console.WriteLine("Order {0} goes with {1}", order.Id, carrier)|];
                [|Console.WriteLine("Order " + order.Id)|];
                [|Console.WriteLine("Shipping")|];
                [|Console.WriteLine()|];
                [|Console.WriteLine(order.Total)|];
                [|Console.WriteLine(5)|];
                [|Console.WriteLine("Rate {0,5:N2} of {1}", 3.5, "all")|];
                [|Console.WriteLine(carrier)|];
                [|Console.Out.WriteLine("Shipped")|];
                [|Console.Error.WriteLine("No carrier for " + order.Id)|];
            }

            void Return(int id) => [|Console.WriteLine($"Returned {id}")|];
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        record Order(int Id, decimal Total);

        class Shop
        {
            private readonly ILogger<Shop> _logger;

            public Shop(ILogger<Shop> logger) => _logger = logger;

            void Ship(Order order, string carrier)
            {
                // Tell everybody.
                _logger.LogInformation("Order {OrderId} ({Total:N2}) goes with {Carrier}", order.Id, order.Total, carrier); // now
                _logger.LogInformation("Order {OrderId} goes with {Carrier}", order.Id, carrier);
                _logger.LogInformation("Order {OrderId}", order.Id);
                _logger.LogInformation("Shipping");
                _logger.LogInformation("{Total}", order.Total);
                _logger.LogInformation("5");
                _logger.LogInformation("Rate {Value,5:N2} of all", 3.5);
                _logger.LogInformation("{Carrier}", carrier);
                _logger.LogInformation("Shipped");
                _logger.LogError("No carrier for {OrderId}", order.Id);
            }

            void Return(int id) => _logger.LogInformation("Returned {Id}", id);
        }
        """);

    [Fact]
    public Task In_a_catch_block_the_exception_goes_along() => _rule.Fixes(
        """
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                try
                {
                    log.LogInformation("Shipping");
                }
                catch (InvalidOperationException)
                {
                    [|Console.WriteLine("Shipping is closed")|];
                }
                catch (OperationCanceledException e)
                {
                    [|Console.WriteLine("Shipping of {0} was cancelled by {1}", id, e.Source)|];
                }
                catch (Exception ex)
                {
                    [|Console.WriteLine("Shipping failed")|];
                    [|Console.WriteLine($"Order {id} failed: {ex.Message}")|];
                    [|Console.Error.WriteLine($"Order {id} failed: {ex}")|];
                    [|Console.WriteLine(ex)|];
                    [|Console.WriteLine(ex.ToString())|];
                    [|Console.WriteLine("at " + ex.StackTrace)|];
                    [|Debug.WriteLine($"Order {id} failed: {ex}")|];
                    [|Trace.TraceWarning("Order {0} failed", id)|];
                }
            }
        }
        """,
        """
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                try
                {
                    log.LogInformation("Shipping");
                }
                catch (InvalidOperationException)
                {
                    log.LogError("Shipping is closed");
                }
                catch (OperationCanceledException e)
                {
                    log.LogInformation("Shipping of {Id} was cancelled by {Source}", id, e.Source);
                }
                catch (Exception ex)
                {
                    log.LogError(ex, "Shipping failed");
                    log.LogError(ex, "Order {Id} failed: {ErrorMessage}", id, ex.Message);
                    log.LogError(ex, "Order {Id} failed", id);
                    log.LogError(ex, "{ErrorMessage}", ex.Message);
                    log.LogError(ex, "{ErrorMessage}", ex.Message);
                    log.LogError(ex, "at {StackTrace}", ex.StackTrace);
                    log.LogDebug(ex, "Order {Id} failed", id);
                    log.LogWarning(ex, "Order {Id} failed", id);
                }
            }
        }
        """);

    [Fact]
    public Task Debug_and_trace_output_keep_their_level() => _rule.Fixes(
        """
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                log.LogTrace("Shipping");
                [|Debug.WriteLine($"Order {id}")|];
                [|Debug.Print("Order {0}", id)|];
                [|Trace.WriteLine("Order " + id)|];
                [|Trace.TraceInformation("Order {0}", id)|];
                [|Trace.TraceError("Order is lost")|];
            }
        }
        """,
        """
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                log.LogTrace("Shipping");
                log.LogDebug("Order {Id}", id);
                log.LogDebug("Order {Id}", id);
                log.LogTrace("Order {Id}", id);
                log.LogInformation("Order {Id}", id);
                log.LogError("Order is lost");
            }
        }
        """);

    [Fact]
    public Task Serilog_and_NLog_have_names_of_their_own_for_the_levels() => _rule.Fixes(
        """
        using System;
        using System.Diagnostics;

        class Shop
        {
            private static readonly NLog.Logger Logger = NLog.LogManager.GetCurrentClassLogger();

            static void Ship(int id)
            {
                [|Console.WriteLine($"Order {id}")|];
                [|Trace.TraceWarning($"Order {id}")|];
            }
        }

        class Depot(Serilog.ILogger log)
        {
            void Ship(int id)
            {
                log.Information("Shipping");
                [|Console.WriteLine($"Order {id}")|];
                [|Trace.WriteLine($"Order {id}")|];
            }
        }
        """,
        """
        using System;
        using System.Diagnostics;

        class Shop
        {
            private static readonly NLog.Logger Logger = NLog.LogManager.GetCurrentClassLogger();

            static void Ship(int id)
            {
                Logger.Info("Order {Id}", id);
                Logger.Warn("Order {Id}", id);
            }
        }

        class Depot(Serilog.ILogger log)
        {
            void Ship(int id)
            {
                log.Information("Shipping");
                log.Information("Order {Id}", id);
                log.Verbose("Order {Id}", id);
            }
        }
        """);

    [Fact]
    public Task The_logger_may_be_anywhere_in_reach() => _rule.Fixes(
        """
        using System;
        using System.Linq;
        using Microsoft.Extensions.Logging;
        using Serilog;

        abstract class Service
        {
            protected Microsoft.Extensions.Logging.ILogger Log { get; set; }
        }

        class Shop : Service
        {
            void Ship() => [|Console.WriteLine("Shipped")|];

            static void Pack(ILogger<Shop> logger) => [|Console.WriteLine("Packed")|];

            void Send(string[] orders) => orders.ToList().ForEach(order => [|Console.WriteLine($"Sent {order}")|]);
        }
        """,
        """
        using System;
        using System.Linq;
        using Microsoft.Extensions.Logging;
        using Serilog;

        abstract class Service
        {
            protected Microsoft.Extensions.Logging.ILogger Log { get; set; }
        }

        class Shop : Service
        {
            void Ship() => Log.LogInformation("Shipped");

            static void Pack(ILogger<Shop> logger) => logger.LogInformation("Packed");

            void Send(string[] orders) => orders.ToList().ForEach(order => Log.LogInformation("Sent {Order}", order));
        }
        """);
}
