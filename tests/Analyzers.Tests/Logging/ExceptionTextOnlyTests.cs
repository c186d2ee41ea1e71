using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Log calls that show a text of an exception and lose the rest.</summary>
public sealed class ExceptionTextOnlyTests
{
    private readonly RuleTest<ExceptionAnalyzer, ExceptionTextOnlyFix> _rule = new(ExceptionTextOnly.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogError(\"failed {Message}\", [|ex.Message|]);", "log.LogError(ex, \"failed {Message}\", ex.Message);")]
    [InlineData("log.LogWarning(\"failed {Id}: {Error}\", id, [|ex.Message|]);", "log.LogWarning(ex, \"failed {Id}: {Error}\", id, ex.Message);")]
    [InlineData("log.LogError(\"failed {Error} for {Id}\", [|ex.Message|], id);", "log.LogError(ex, \"failed {Error} for {Id}\", ex.Message, id);")]
    [InlineData("log.LogError(\"failed: {Error}\", [|ex.ToString()|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError(\"failed: {Error}\\n{Trace}\", [|ex.Message|], ex.StackTrace);", "log.LogError(ex, \"failed: {Error}\", ex.Message);")]
    [InlineData("log.LogError(\"failed {Trace} for {Id}\", [|ex.StackTrace|], id);", "log.LogError(ex, \"failed {Trace} for {Id}\", ex.StackTrace, id);")]
    [InlineData("log.LogError(\"{Error}\", [|ex.ToString()|]);", "log.LogError(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError(\"failed {Error}\", [|ex.InnerException?.Message|]);", "log.LogError(ex, \"failed {Error}\", ex.InnerException?.Message);")]
    [InlineData("log.LogError(\"failed {Error}\", [|ex.GetBaseException().Message|]);", "log.LogError(ex, \"failed {Error}\", ex.GetBaseException().Message);")]
    [InlineData("log.LogError(\"failed {Error}\", [|ex.InnerException?.Message ?? ex.Message|]);", "log.LogError(ex, \"failed {Error}\", ex.InnerException?.Message ?? ex.Message);")]
    [InlineData("log.LogError([|ex.Message|]);", "log.LogError(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError([|ex.ToString()|]);", "log.LogError(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError($\"failed {[|ex.Message|]}\");", "log.LogError(ex, \"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError($\"failed {[|ex|]}\");", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError($\"failed with: {[|ex|]}\");", "log.LogError(ex, \"failed with: {Ex}\", ex);")]
    [InlineData("log.LogError(\"failed: \" + [|ex.Message|]);", "log.LogError(ex, \"failed: {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError(string.Format(\"failed: {0}\", [|ex.Message|]));", "log.LogError(ex, \"failed: {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError(flag ? $\"a {[|ex.Message|]}\" : $\"b {ex.Message}\");", "log.LogError(ex, flag ? \"a {ErrorMessage}\" : \"b {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError($\"failed {id} {{Error}}\", [|ex.Message|]);", "log.LogError(ex, \"failed {Id} {Error}\", id, ex.Message);")]
    [InlineData("log.LogError(flag ? \"a {Error}\" : \"b {Error}\", [|ex.Message|]);", "log.LogError(ex, flag ? \"a {Error}\" : \"b {Error}\", ex.Message);")]
    [InlineData("log.Log(LogLevel.Error, 7, \"failed {Error}\", [|ex.Message|]);", "log.Log(LogLevel.Error, 7, ex, \"failed {Error}\", ex.Message);")]
    [InlineData("var task = Task.CompletedTask; log.LogError(\"failed {Error}\", [|task.Exception?.Message|]);", "var task = Task.CompletedTask; log.LogError(task.Exception, \"failed {Error}\", task.Exception?.Message);")]
    [InlineData("var message = $\"failed {ex.Message}\"; log.LogError([|message|]);", "log.LogError(ex, \"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("var message = $\"failed {ex.Message} {Next()}\"; Use(message); log.LogError([|message|]);", "var message = $\"failed {ex.Message} {Next()}\"; Use(message); log.LogError(ex, \"{Detail}\", message);")]
    public Task Microsoft(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("log.Error(\"failed {Message}\", [|ex.Message|]);", "log.Error(ex, \"failed {Message}\", ex.Message);")]
    [InlineData("Log.Fatal([|ex.Message|]);", "Log.Fatal(ex, \"{ErrorMessage}\", ex.Message);")]
    public Task Serilog(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("log.Error(\"failed {Message}\", [|ex.Message|]);", "log.Error(ex, \"failed {Message}\", ex.Message);")]
    [InlineData("log.Warn([|ex.Message|]);", "log.Warn(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.Log(LogLevel.Fatal, \"failed {Message}\", [|ex.Message|]);", "log.Log(LogLevel.Fatal, ex, \"failed {Message}\", ex.Message);")]
    public Task NLog(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("Exception MakeException() => ex; log.LogError(\"failed {Error}\", [|MakeException().Message|]);")]
    [InlineData("var other = new Exception(); log.LogError(\"{A} {B}\", [|ex.Message|], other.Message);")]
    [InlineData("log.LogError(message: \"failed {Error}\", args: [|ex.Message|]);")]
    public Task What_is_not_clear_has_no_fix(string statement) => _rule.ReportsWithoutFix(Snippet.Microsoft(statement));

    [Theory]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (Exception e2) { log.LogWarning(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (InvalidOperationException e2) { log.LogError(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (System.IO.IOException e2) { log.LogError(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (Exception e2) when (e2 is FormatException or ArgumentException) { log.LogError(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (FormatException e2) { log.LogWarning($\"failed: {[|e2|]}\"); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError($\"failed: {[|e2|]}\"); throw; }")]
    [InlineData("bool IsFatal(Exception e) => true; try { } catch (Exception e2) { if (!IsFatal(e2)) log.LogError(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (ArgumentException e2) { log.LogError(\"refused: {Error}\", [|e2.Message|]); } catch (Exception) { log.LogError(\"failed\"); }")]
    [InlineData("try { } catch (ArgumentException e2) { log.LogError(\"refused: {Error}\", [|e2.Message|]); } catch (FormatException e2) { log.LogError(e2, \"failed\"); }")]
    [InlineData("try { } catch (Exception e2) { Action<Exception> later = error => log.LogError(\"failed: {Error}\", [|error.Message|]); later(e2); }")]
    [InlineData("try { } catch (Exception e2) when (flag) { log.LogWarning(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (FormatException e2) { log.LogError(\"no number: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (FormatException e2) { log.LogWarning(\"no number: {Error}\", [|e2.Message|]); }")]
    public Task A_message_is_not_enough_where_nobody_knows_the_failure(string statement) => _rule.Reports(Snippet.Microsoft(statement));

    [Theory]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed: {Error}\", [|e2.Message|]); log.LogDebug(e2, \"failed\"); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(e2, \"failed\"); log.LogError($\"failed: {[|e2.Message|]}\"); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed: {Error}\", [|e2.Message|]); throw; }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed: {Error}\", [|e2.Message|]); throw new InvalidOperationException(name, e2); }")]
    [InlineData("try { } catch (Exception e2) when (e2.HResult == 547) { log.LogError(\"failed: {Error}\", [|e2.Message|]); }")]
    [InlineData("try { } catch (ArgumentException e2) { log.LogError(\"refused: {Error}\", [|e2.Message|]); } catch (Exception e2) { log.LogError(e2, \"failed\"); }")]
    [InlineData("try { } catch (ArgumentException e2) { log.LogError(\"refused: {Error}\", [|e2.Message|]); } catch (FormatException) { } catch { throw; }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"could not find {Name}: {Error}\", name, [|e2.Message|]); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError($\"{name} not found: {[|e2.Message|]}\"); }")]
    [InlineData("try { } catch (Exception e2) when (e2 is FormatException or ArgumentException) { log.LogWarning(\"no number: {Error}\", [|e2.Message|]); }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) try { } catch (Exception e2) when (attempt < 2) { log.LogWarning(\"again: {Error}\", [|e2.Message|]); }")]
    public Task A_message_of_a_known_failure_is_a_suggestion(string statement) => _rule.ReportsAs(DiagnosticSeverity.Info, Snippet.Microsoft(statement));

    [Theory]
    [InlineData("log.LogError(ex, \"failed {Error}\", ex.Message);")]
    [InlineData("log.LogError(ex, ex.Message);")]
    [InlineData("log.LogInformation(\"failed {Error}\", ex.Message);")]
    [InlineData("log.LogDebug($\"failed {ex.Message}\");")]
    [InlineData("void At(LogLevel level) => log.Log(level, \"failed {Error}\", ex.Message);")]
    [InlineData("log.LogError(\"failed {Code}\", ex.HResult);")]
    [InlineData("log.LogError(\"failed {Code}\", ex.Data[\"code\"]);")]
    [InlineData("log.LogError(\"failed {Type}\", ex.GetType().Name);")]
    [InlineData("log.LogError(\"failed {Name}\", new ArgumentException().ParamName);")]
    [InlineData("log.LogError(\"failed {Error}\", u.Name);")]
    [InlineData("try { } catch (OperationCanceledException stop) { log.LogWarning(\"stopped: {Error}\", stop.Message); }")]
    [InlineData("try { } catch (System.ComponentModel.DataAnnotations.ValidationException invalid) { log.LogWarning(\"refused: {Error}\", invalid.Message); }")]
    [InlineData("log.LogError(\"failed\", ex);")]
    [InlineData("using var scope = log.BeginScope(\"failed {Error}\", ex.Message);")]
    public Task Silence(string statement) => _rule.IsSilent(Snippet.Microsoft(statement));

    [Fact]
    public Task The_last_of_several_attempts_is_thrown() => _rule.ReportsAs(
        DiagnosticSeverity.Info,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            object Pauses() => Polly.Policy.WaitAndRetry(3, (e, attempt) => log.LogWarning("Attempt {Attempt} failed: {Error}", attempt, [|e.Message|]));

            object Options() => new Polly.RetryOptions { OnRetry = attempt => log.LogWarning("Failed: {Error}", [|attempt.Exception.Message|]) };
        }

        """ + Polly);

    [Fact]
    public Task Other_callbacks_tell_what_nobody_throws() => _rule.Reports(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            object Failures() => Polly.Policy.Fallback((e, attempt) => log.LogWarning("Attempt {Attempt} failed: {Error}", attempt, [|e.Message|]));

            object Own() => WaitAndRetry(3, (e, attempt) => log.LogWarning("Attempt {Attempt} failed: {Error}", attempt, [|e.Message|]));

            object WaitAndRetry(int count, Action<Exception, int> onRetry) => onRetry;
        }

        """ + Polly);

    private const string Polly = """

        namespace Polly
        {
            class Attempt { public Exception Exception { get; } = new(); }

            class RetryOptions { public Action<Attempt> OnRetry { get; set; } = _ => { }; }

            static class Policy
            {
                public static object WaitAndRetry(int count, Action<Exception, int> onRetry) => onRetry;

                public static object Fallback(Action<Exception, int> onFallback) => onFallback;
            }
        }
        """;

    [Fact]
    public Task The_lowest_level_is_an_option() => _rule.With("seaworthy.logging.exception_min_level = information").Fixes(
        Snippet.Microsoft("log.LogInformation(\"failed {Error}\", [|ex.Message|]); log.LogDebug(\"failed {Error}\", ex.Message);"),
        Snippet.Microsoft("log.LogInformation(ex, \"failed {Error}\", ex.Message); log.LogDebug(\"failed {Error}\", ex.Message);"));

    [Fact]
    public Task Expected_exceptions_are_an_option() => _rule.With("seaworthy.logging.expected_exceptions = TimeoutException, System.IO.IOException").IsSilent(
        Snippet.Microsoft("try { } catch (TimeoutException late) { log.LogError(late.Message); } catch (System.IO.FileNotFoundException e2) { log.LogError(\"failed {Error}\", e2.Message); }"));

    [Fact]
    public Task Arguments_stay_on_their_lines() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Fail(Exception ex, int id)
            {
                log.LogError("Order {Id} failed: {Error}",
                    id, // the order
                    [|ex.Message|]);
                log.LogWarning(
                    "Order {Id} failed: {Error}",
                    id,
                    [|ex.Message|]
                );
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
                log.LogError(ex, "Order {Id} failed: {Error}",
                    id, // the order
                    ex.Message);
                log.LogWarning(
                    ex,
                    "Order {Id} failed: {Error}",
                    id,
                    ex.Message
                );
            }
        }
        """);
}
