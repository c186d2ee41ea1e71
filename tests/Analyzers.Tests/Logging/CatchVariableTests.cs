using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>How a catch clause gets a variable for its exception.</summary>
public sealed class CatchVariableTests
{
    private readonly RuleTest<CatchClauseAnalyzer, CaughtExceptionNotLoggedFix> _rule = new(CaughtExceptionNotLogged.Rule, References.Net10);

    [Fact]
    public Task Comments_and_lines_stay() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(System.Action send)
            {
                try
                {
                    send();
                }
                catch // anything may happen here
                {
                    // The carrier is told later.
                    log.[|LogError|]("Not sent");
                }

                try
                {
                    send();
                }
                catch
                {
                    log.[|LogError|](
                        "Order {Id} is not sent",
                        1);
                }
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(System.Action send)
            {
                try
                {
                    send();
                }
                catch (System.Exception ex) // anything may happen here
                {
                    // The carrier is told later.
                    log.LogError(ex, "Not sent");
                }

                try
                {
                    send();
                }
                catch (System.Exception ex)
                {
                    log.LogError(
                        ex,
                        "Order {Id} is not sent",
                        1);
                }
            }
        }
        """);

    [Fact]
    public Task The_name_is_free_wherever_it_is_known() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        namespace Orders.System
        {
            class Exception : global::System.Exception;

            class Shop(ILogger<Shop> log)
            {
                void Ship(Action send, Action<Action<int>> each)
                {
                    try
                    {
                        send();
                    }
                    catch
                    {
                        each(ex => log.LogDebug("{Id}", ex));
                        log.[|LogError|]("Not sent");
                    }

                    try
                    {
                        send();
                    }
                    catch (Exception ex)
                    {
                        try
                        {
                            send();
                        }
                        catch (InvalidOperationException)
                        {
                            log.[|LogError|]("Not sent again");
                        }

                        log.LogError(ex, "Not sent");
                    }
                }
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        namespace Orders.System
        {
            class Exception : global::System.Exception;

            class Shop(ILogger<Shop> log)
            {
                void Ship(Action send, Action<Action<int>> each)
                {
                    try
                    {
                        send();
                    }
                    catch (global::System.Exception exception)
                    {
                        each(ex => log.LogDebug("{Id}", ex));
                        log.LogError(exception, "Not sent");
                    }

                    try
                    {
                        send();
                    }
                    catch (Exception ex)
                    {
                        try
                        {
                            send();
                        }
                        catch (InvalidOperationException exception)
                        {
                            log.LogError(exception, "Not sent again");
                        }

                        log.LogError(ex, "Not sent");
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Clauses_within_each_other_are_repaired_together() => _rule.Fixes(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            async Task Ship(Func<Task> send)
            {
                try
                {
                    await send();
                }
                catch (Exception)
                {
                    log.[|LogWarning|]("Not sent");
                    try
                    {
                        await send();
                    }
                    catch (Exception)
                    {
                        log.[|LogError|]("Not sent again");
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            async Task Ship(Func<Task> send)
            {
                try
                {
                    await send();
                }
                catch (Exception ex)
                {
                    log.LogWarning(ex, "Not sent");
                    try
                    {
                        await send();
                    }
                    catch (Exception exception)
                    {
                        log.LogError(exception, "Not sent again");
                    }
                }
            }
        }
        """);
}
