using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Exceptions among the values of a template.</summary>
public sealed class ExceptionAsValueTests
{
    private readonly RuleTest<ExceptionAnalyzer, ExceptionAsValueFix> _rule = new(ExceptionAsValue.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogError(\"failed\", [|ex|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"failed {Id}\", id, [|ex|]);", "log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("log.LogError(\"failed {Ex}\", [|ex|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"failed: {Ex}\", [|ex|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"{Id} failed with: {Ex}\", id, [|ex|]);", "log.LogError(ex, \"{Id} failed with: {Ex}\", id, ex);")]
    [InlineData("log.LogError(\"{Id} failed because of {Ex}\", id, [|ex|]);", "log.LogError(ex, \"{Id} failed because of {Ex}\", id, ex);")]
    [InlineData("log.LogError(\"failed - {Ex} \", [|ex|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"failed\\n{Ex}\", [|ex|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(@\"c:\\shop failed: {Ex}\", [|ex|]);", "log.LogError(ex, @\"c:\\shop failed\");")]
    [InlineData("log.LogError(\"failed. Exception: {Ex}\", [|ex|]);", "log.LogError(ex, \"failed.\");")]
    [InlineData("log.LogError(\"Unhandled exception: {Ex}\", [|ex|]);", "log.LogError(ex, \"Unhandled exception\");")]
    [InlineData("log.LogError(\"Unhandled Exception: {Ex}\", [|ex|]);", "log.LogError(ex, \"Unhandled Exception\");")]
    [InlineData("log.LogError(\"failed {Id} Exception: {Ex}\", id, [|ex|]);", "log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("log.LogError(\"failed {0}: {1}\", id, [|ex|]);", "log.LogError(ex, \"failed {0}\", id);")]
    [InlineData("log.LogError(\"{Ex}\", [|ex|]);", "log.LogError(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError(\"\", [|ex|]);", "log.LogError(ex, \"\");")]
    [InlineData("log.LogError(\"failed {Ex} for {Id}\", [|ex|], id);", "log.LogError(ex, \"failed {Ex} for {Id}\", ex, id);")]
    [InlineData("log.LogError(\"failed ({Ex})\", [|ex|]);", "log.LogError(ex, \"failed ({Ex})\", ex);")]
    [InlineData("log.LogError(\"order {Id} failed\", [|ex|], id);", "log.LogError(ex, \"order {Id} failed\", id);")]
    [InlineData("log.LogError(\"failed {Id} {Text} {Trace}\", id, [|ex|], ex.StackTrace);", "log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("log.LogError(\"json {{x}}: {Ex}\", [|ex|]);", "log.LogError(ex, \"json {{x}}: {Ex}\", ex);")]
    [InlineData("log.LogError(\"failed {Inner}\", [|ex.InnerException|]);", "log.LogError(ex.InnerException, \"failed\");")]
    [InlineData("log.LogError(\"failed {Inner} {Ex}\", ex.InnerException, [|ex|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"{u.Name} failed\", [|ex|]);", "log.LogError(ex, \"{u.Name} failed\");")]
    [InlineData("log.LogError(\"{u.Name} of {Id} failed\", id, [|ex|]);", "log.LogError(ex, \"{u.Name} of {Id} failed\", id);")]
    [InlineData("log.LogError(name, [|ex|]);", "log.LogError(ex, name);")]
    [InlineData("log.LogError(ex.Message, [|ex|]);", "log.LogError(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError($\"failed {id}\", [|ex|]);", "log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("log.LogError($\"failed {id}: {{Ex}}\", [|ex|]);", "log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("log.LogDebug(\"failed\", [|ex|]);", "log.LogDebug(ex, \"failed\");")]
    [InlineData("log.LogError(7, \"failed\", [|ex|]);", "log.LogError(7, ex, \"failed\");")]
    [InlineData("log.Log(LogLevel.Error, \"failed\", [|ex|]);", "log.Log(LogLevel.Error, ex, \"failed\");")]
    [InlineData("log.Log(LogLevel.Error, new EventId(7), \"failed {Id}\", id, [|ex|]);", "log.Log(LogLevel.Error, new EventId(7), ex, \"failed {Id}\", id);")]
    [InlineData("log?.LogError(\"failed\", [|ex|]);", "log?.LogError(ex, \"failed\");")]
    [InlineData("LoggerExtensions.LogError(log, \"failed\", [|ex|]);", "LoggerExtensions.LogError(log, ex, \"failed\");")]
    [InlineData("log.LogError((\"failed\"), ([|ex|]));", "log.LogError(ex, (\"failed\"));")]
    [InlineData("var task = Task.CompletedTask; log.LogError(\"failed\", [|task.Exception|]);", "var task = Task.CompletedTask; log.LogError(task.Exception, \"failed\");")]
    [InlineData("void On(UnhandledExceptionEventArgs args) => log.LogError(\"failed\", [|(Exception)args.ExceptionObject|]);", "void On(UnhandledExceptionEventArgs args) => log.LogError((Exception)args.ExceptionObject, \"failed\");")]
    [InlineData("try { } catch (InvalidOperationException trouble) { log.LogError(\"failed\", [|trouble|]); }", "try { } catch (InvalidOperationException trouble) { log.LogError(trouble, \"failed\"); }")]
    [InlineData("Action<Exception> report = problem => log.LogError(\"failed\", [|ex|]);", "Action<Exception> report = problem => log.LogError(ex, \"failed\");")]
    public Task Microsoft(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("log.Error(\"failed\", [|ex|]);", "log.Error(ex, \"failed\");")]
    [InlineData("log.Error(\"failed: {Ex}\", [|ex|]);", "log.Error(ex, \"failed\");")]
    [InlineData("log.Error(\"json {{x}}: {Ex}\", [|ex|]);", "log.Error(ex, \"json {{x}}\");")]
    [InlineData("Log.Error(\"failed {Id} {Ex}\", id, [|ex|]);", "Log.Error(ex, \"failed {Id}\", id);")]
    [InlineData("Log.Error(\"failed {0}: {1}\", id, [|ex|]);", "Log.Error(ex, \"failed {0}\", id);")]
    [InlineData("Log.Error(\"failed {1}: {0}\", [|ex|], id);", "Log.Error(ex, \"failed {1}: {0}\", ex, id);")]
    [InlineData("log.Write(Serilog.Events.LogEventLevel.Error, \"failed\", [|ex|]);", "log.Write(Serilog.Events.LogEventLevel.Error, ex, \"failed\");")]
    public Task Serilog(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("log.Error(\"failed\", [|ex|]);", "log.Error(ex, \"failed\");")]
    [InlineData("log.Error(\"failed {Id}: {Ex}\", id, [|ex|]);", "log.Error(ex, \"failed {Id}\", id);")]
    [InlineData("log.Log(LogLevel.Error, \"failed\", [|ex|]);", "log.Log(LogLevel.Error, ex, \"failed\");")]
    [InlineData("((ILogger)log).Error(\"failed {Id}\", id, [|ex|]);", "((ILogger)log).Error(ex, \"failed {Id}\", id);")]
    [InlineData("log.Error(CultureInfo.InvariantCulture, \"failed {Ex}\", [|ex|]);", "log.Error(ex, CultureInfo.InvariantCulture, \"failed\");")]
    public Task NLog(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("log.LogError(\"failed {Inner} {Ex}\", [|new Exception()|], ex);")]
    [InlineData("log.LogError(\"order {Id} failed: {Ex}\", [|ex|]);")]
    [InlineData("log.LogError(\"failed {Ex\", [|ex|]);")]
    [InlineData("log.LogError(\"failed\" /* why */, /* this */ [|ex|]);")]
    [InlineData("log.LogError(\"failed {{x}}\", [|ex|]);")]
    [InlineData("Exception Make() => ex; log.LogError(\"failed {Ex}\", [|ex|], ex = Make());")]
    public Task What_is_not_clear_has_no_fix(string statement) => _rule.ReportsWithoutFix(Snippet.Microsoft(statement));

    [Theory]
    [InlineData("log.LogError(ex, \"failed {Ex}\", ex);")]
    [InlineData("log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"failed {Error}\", ex.Message);")]
    [InlineData("log.LogError(\"failed {Error}\", (object)ex);")]
    [InlineData("log.LogError(\"failed {@Error}\", ex);")]
    [InlineData("log.LogError(\"failed {Errors}\", new AggregateException().InnerExceptions);")]
    [InlineData("using var scope = log.BeginScope(\"failed {Error}\", ex);")]
    [InlineData("log.LogError(\"failed {Error}\", new object[] { ex });")]
    public Task Silence(string statement) => _rule.IsSilent(Snippet.Microsoft(statement));

    [Fact]
    public Task A_second_mention_is_reported_on_request() => _rule.With("seaworthy.logging.report_when_slot_used = true").ReportsAs(
        DiagnosticSeverity.Info,
        Snippet.Microsoft("log.LogError(ex, \"failed {Ex}\", [|ex|]);"));

    [Fact]
    public Task A_logger_of_ones_own_is_looked_at_when_it_takes_exceptions_elsewhere() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Journal(ILogger log)
        {
            public void Fail(string message, params object[] values) => log.LogError(message, values);

            public void Fail(Exception exception, string message, params object[] values) => log.LogError(exception, message, values);

            public void Note(string message, params object[] values) => log.LogInformation(message, values);

            public void Warn(string message, Exception exception) => log.LogWarning(exception, message);

            void Ship(Exception ex, int id)
            {
                Fail("Order {Id} failed: {Ex}", id, [|ex|]);
                Note("Order {Id} failed: {Ex}", id, ex);
                Warn("Order failed", ex);
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Journal(ILogger log)
        {
            public void Fail(string message, params object[] values) => log.LogError(message, values);

            public void Fail(Exception exception, string message, params object[] values) => log.LogError(exception, message, values);

            public void Note(string message, params object[] values) => log.LogInformation(message, values);

            public void Warn(string message, Exception exception) => log.LogWarning(exception, message);

            void Ship(Exception ex, int id)
            {
                Fail(ex, "Order {Id} failed", id);
                Note("Order {Id} failed: {Ex}", id, ex);
                Warn("Order failed", ex);
            }
        }
        """);

    [Fact]
    public Task Lines_and_comments_stay() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Fail(Exception ex, int id)
            {
                // The carrier is down.
                log.LogError(
                    "Order {Id} failed: {Ex}", // for support
                    id,
                    [|ex|]);
                log.LogError(
                    "Order failed",
                    [|ex|]); // the last
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Fail(Exception ex, int id)
            {
                // The carrier is down.
                log.LogError(
                    ex,
                    "Order {Id} failed", // for support
                    id);
                log.LogError(
                    ex,
                    "Order failed"); // the last
            }
        }
        """);

    [Fact]
    public Task Top_level_statements() => _rule.WithProgram().Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        ILogger log = null;
        try
        {
            Console.WriteLine("Open");
        }
        catch (Exception e)
        {
            log.LogError("The shop is closed: {Reason}", [|e|]);
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        ILogger log = null;
        try
        {
            Console.WriteLine("Open");
        }
        catch (Exception e)
        {
            log.LogError(e, "The shop is closed");
        }
        """);
}
