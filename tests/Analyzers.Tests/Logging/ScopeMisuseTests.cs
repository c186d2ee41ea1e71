using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class ScopeMisuseTests
{
    private readonly RuleTest<ScopeAnalyzer, ScopeMisuseFix> _rule = new(ScopeMisuse.Rule, References.Net10);

    [Fact]
    public Task A_discarded_scope_is_kept_until_the_end_of_its_block() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                // All that follows is about the order.
                [|log.BeginScope("Order {Id}", id)|]; // until the end
                log.LogInformation("Shipped");
            }

            void Return(int id, string scope)
            {
                [|log?.BeginScope(scope)|];
                _ = [|log!.BeginScope("Order {Id}", id)|];
                log?.LogInformation("Returned");
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                // All that follows is about the order.
                using var scope = log.BeginScope("Order {Id}", id); // until the end
                log.LogInformation("Shipped");
            }

            void Return(int id, string scope)
            {
                using var scope2 = log?.BeginScope(scope);
                using var scope3 = log!.BeginScope("Order {Id}", id);
                log?.LogInformation("Returned");
            }
        }
        """);

    [Fact]
    public Task Serilog_and_NLog_push_properties_that_have_to_be_taken_away_again() => _rule.Fixes(
        """
        using System.Threading.Tasks;
        using NLog;
        using Serilog.Context;

        class Shop(Serilog.ILogger serilog, Logger nlog)
        {
            async Task ShipAsync(int id)
            {
                [|LogContext.PushProperty("OrderId", id)|];
                [|ScopeContext.PushProperty("OrderId", id)|];
                [|nlog.PushScopeProperty("OrderId", id)|];
                await Task.Yield();
                serilog.Information("Shipped");
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using NLog;
        using Serilog.Context;

        class Shop(Serilog.ILogger serilog, Logger nlog)
        {
            async Task ShipAsync(int id)
            {
                using var scope = LogContext.PushProperty("OrderId", id);
                using var scope2 = ScopeContext.PushProperty("OrderId", id);
                using var scope3 = nlog.PushScopeProperty("OrderId", id);
                await Task.Yield();
                serilog.Information("Shipped");
            }
        }
        """);

    [Fact]
    public Task Placeholders_of_a_scope_get_the_values_that_they_are_named_after() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        record Order(int Id);

        class Shop(ILogger<Shop> log)
        {
            protected string _region = "north";

            void Ship(Order order, string carrier)
            {
                using (log.BeginScope([|"Order {OrderId} with {Carrier} in {Region}"|]))
                    log.LogInformation("Shipped");
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        record Order(int Id);

        class Shop(ILogger<Shop> log)
        {
            protected string _region = "north";

            void Ship(Order order, string carrier)
            {
                using (log.BeginScope("Order {OrderId} with {Carrier} in {Region}", order.Id, carrier, _region))
                    log.LogInformation("Shipped");
            }
        }
        """);

    [Fact]
    public Task A_scope_may_be_discarded_and_unbound_at_once() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                [|log.BeginScope([|"Order {Id}"|])|];
                log.LogInformation("Shipped");
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id)
            {
                using var scope = log.BeginScope("Order {Id}", id);
                log.LogInformation("Shipped");
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_are_a_block_of_their_own() => _rule.WithProgram().Fixes(
        """
        using Microsoft.Extensions.Logging;

        ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("shop");
        [|log.BeginScope("Run {Id}", 7)|];
        log.LogInformation("Started");
        """,
        """
        using Microsoft.Extensions.Logging;

        ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("shop");
        using var scope = log.BeginScope("Run {Id}", 7);
        log.LogInformation("Started");
        """);

    [Fact]
    public Task Where_nothing_follows_a_using_would_close_the_scope_at_once() => _rule.ReportsWithoutFix(
        """
        using System;
        using Microsoft.Extensions.Logging;
        using Serilog.Context;

        class Shop(ILogger<Shop> log)
        {
            void Enrich(string user) => [|LogContext.PushProperty("User", user)|];

            void Enter(string user, bool known)
            {
                if (known)
                    [|log.BeginScope("User {Name}", user)|];

                if (!known)
                {
                    [|log.BeginScope("Guest {Name}", user)|];
                }

                Action enter = () => [|log.BeginScope("Guest {Name}", user)|];
                enter();
            }

            void Visit(int kind)
            {
                switch (kind)
                {
                    case 1:
                        [|log.BeginScope("Visit")|];
                        log.LogInformation("Visited");
                        break;
                }

                using (log.BeginScope([|"Visit {Unheard}"|]))
                    log.LogInformation("Visited");
            }
        }
        """);

    [Fact]
    public Task Before_csharp_8_there_is_no_using_declaration() => _rule.WithLanguage(LanguageVersion.CSharp7_3).ReportsWithoutFix(
        """
        using Microsoft.Extensions.Logging;

        class Shop
        {
            void Ship(ILogger log)
            {
                [|log.BeginScope("Order")|];
                log.LogInformation("Shipped");
            }
        }
        """);

    [Fact]
    public Task A_scope_that_somebody_holds_can_be_closed() => _rule.IsSilent(
        """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using Microsoft.Extensions.Logging;
        using Serilog.Context;

        class Shop(ILogger<Shop> log, Journal journal) : IDisposable
        {
            private IDisposable? _scope;

            void Open(int id)
            {
                _scope = log.BeginScope("Shop {Id}", id);
                using var scope = log.BeginScope(new Dictionary<string, object> { ["OrderId"] = id });
                using (LogContext.PushProperty("OrderId", id))
                using (log.BeginScope("Order"))
                using (log.BeginScope("{\"kind\": \"json\"}"))
                    Keep(log.BeginScope("Visit"));
                log.BeginScope("Done")?.Dispose();
                Func<IDisposable?> enter = () => log.BeginScope("Late");
                journal.BeginScope("{Id}");
                journal.PushProperty("{Id}");
            }

            IDisposable? Enter() => log.BeginScope("Visit");

            void Keep(IDisposable? scope) => _scope = scope;

            public void Dispose() => _scope?.Dispose();
        }

        class Journal
        {
            public void PushProperty(string name) { }

            public IDisposable? BeginScope(string name) => null;
        }
        """);
}
