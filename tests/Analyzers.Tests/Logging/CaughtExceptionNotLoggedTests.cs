using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Catch clauses that log and lose their exception.</summary>
public sealed class CaughtExceptionNotLoggedTests
{
    private readonly RuleTest<CatchClauseAnalyzer, CaughtExceptionNotLoggedFix> _rule = new(CaughtExceptionNotLogged.Rule, References.Net10);

    [Theory]
    [InlineData("try { } catch (Exception) { log.[|LogError|](\"failed\"); }", "try { } catch (Exception failure) { log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch { log.[|LogError|](\"failed\"); }", "try { } catch (Exception failure) { log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch when (flag) { log.[|LogWarning|](\"failed\"); }", "try { } catch (Exception failure) when (flag) { log.LogWarning(failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception ) { log.[|LogError|](\"failed\"); }", "try { } catch (Exception failure) { log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception /* any */) { log.[|LogError|](\"failed\"); }", "try { } catch (Exception /* any */ failure) { log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch(InvalidOperationException) { log.[|LogError|](\"failed {Id}\", id); }", "try { } catch(InvalidOperationException failure) { log.LogError(failure, \"failed {Id}\", id); }")]
    [InlineData("try { } catch (Exception) { log.LogInformation(\"a\"); log.LogWarning(\"b\"); log.[|LogError|](\"c\"); log.LogError(\"d\"); }", "try { } catch (Exception failure) { log.LogInformation(\"a\"); log.LogWarning(\"b\"); log.LogError(failure, \"c\"); log.LogError(\"d\"); }")]
    [InlineData("try { } catch (Exception) { if (flag) { log.[|LogError|](7, \"failed\"); } }", "try { } catch (Exception failure) { if (flag) { log.LogError(7, failure, \"failed\"); } }")]
    [InlineData("try { } catch (Exception) { log.[|Log|](LogLevel.Error, \"failed\"); }", "try { } catch (Exception failure) { log.Log(LogLevel.Error, failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception) { log?.[|LogError|](\"failed\"); }", "try { } catch (Exception failure) { log?.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception) when (id < 3) { log.[|LogWarning|](\"failed\"); }", "try { } catch (Exception failure) when (id < 3) { log.LogWarning(failure, \"failed\"); }")]
    [InlineData("while (flag) try { } catch (Exception) when (id < 3) { log.[|LogError|](\"failed\"); }", "while (flag) try { } catch (Exception failure) when (id < 3) { log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception) { LoggerExtensions.[|LogError|](log, \"failed\"); }", "try { } catch (Exception failure) { LoggerExtensions.LogError(log, failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception) { log.[|LogError|](message: \"failed\"); }", "try { } catch (Exception failure) { log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch (Exception) { log.[|LogError|]($\"failed {id}\"); }", "try { } catch (Exception failure) { log.LogError(failure, $\"failed {id}\"); }")]
    [InlineData("try { } catch (Exception) { log.[|LogError|](name); }", "try { } catch (Exception failure) { log.LogError(failure, name); }")]
    [InlineData("try { } catch (Exception) { log.[|LogError|](\"{A} {B}\", new object[] { id, name }); }", "try { } catch (Exception failure) { log.LogError(failure, \"{A} {B}\", new object[] { id, name }); }")]
    [InlineData("try { } catch (Exception) { log.[|LogError|](\"failed\"); throw new InvalidOperationException(name); }", "try { } catch (Exception failure) { log.LogError(failure, \"failed\"); throw new InvalidOperationException(name); }")]
    [InlineData("try { } catch (Exception problem) when (problem is not OperationCanceledException) { log.[|LogError|](\"failed\"); }", "try { } catch (Exception problem) when (problem is not OperationCanceledException) { log.LogError(problem, \"failed\"); }")]
    [InlineData("try { } catch (Exception problem) when (!(problem is OperationCanceledException)) { log.[|LogError|](\"failed\"); }", "try { } catch (Exception problem) when (!(problem is OperationCanceledException)) { log.LogError(problem, \"failed\"); }")]
    [InlineData("try { } catch (Exception) { try { Next(); } catch (TimeoutException) { throw; } log.[|LogError|](\"failed\"); }", "try { } catch (Exception failure) { try { Next(); } catch (TimeoutException) { throw; } log.LogError(failure, \"failed\"); }")]
    [InlineData("try { } catch (TimeoutException) { log.[|LogWarning|](\"late\"); }", "try { } catch (TimeoutException failure) { log.LogWarning(failure, \"late\"); }")]
    [InlineData("try { } catch (Exception problem) when (problem is System.IO.IOException or UnauthorizedAccessException) { log.[|LogWarning|](\"failed\"); }", "try { } catch (Exception problem) when (problem is System.IO.IOException or UnauthorizedAccessException) { log.LogWarning(problem, \"failed\"); }")]
    [InlineData("try { } catch (System.IO.FileNotFoundException) { log.[|LogError|](\"missing\"); }", "try { } catch (System.IO.FileNotFoundException failure) { log.LogError(failure, \"missing\"); }")]
    [InlineData("try { } catch (System.IO.IOException) { log.[|LogWarning|](\"failed\"); }", "try { } catch (System.IO.IOException failure) { log.LogWarning(failure, \"failed\"); }")]
    public Task The_exception_is_passed(string before, string after) => _rule.Fixes(Microsoft(before), Microsoft(after));

    /// <summary>The names <c>ex</c>, <c>exception</c> and <c>error</c> are taken.</summary>
    private static string Microsoft(string statements) => Snippet.Microsoft("Exception exception = ex, error = ex;\n" + statements);

    [Theory]
    [InlineData("try { } catch (Exception) { log.[|Error|](\"failed {Id}\", id); }", "try { } catch (Exception exception) { log.Error(exception, \"failed {Id}\", id); }")]
    [InlineData("try { } catch (Exception) { Log.[|Warning|](\"failed\"); }", "try { } catch (Exception exception) { Log.Warning(exception, \"failed\"); }")]
    public Task Serilog(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("try { } catch (Exception) { log.[|Error|](\"failed {Id}\", id); }", "try { } catch (Exception exception) { log.Error(exception, \"failed {Id}\", id); }")]
    [InlineData("try { } catch (Exception) { log.[|Error|](CultureInfo.InvariantCulture, \"failed {Id}\", id); }", "try { } catch (Exception exception) { log.Error(exception, CultureInfo.InvariantCulture, \"failed {Id}\", id); }")]
    public Task NLog(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("try { } catch (Exception e2) { log.LogError(e2, \"failed\"); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed {M}\", e2.Message); }")]
    [InlineData("try { } catch (Exception e2) { var alias = e2; log.LogError(\"failed\"); Use(alias.Message); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed\"); throw new InvalidOperationException(name, e2); }")]
    [InlineData("try { } catch (Exception) { log.LogError(\"failed\"); throw; }")]
    [InlineData("try { } catch (Exception) { if (flag) throw; log.LogError(\"failed\"); }")]
    [InlineData("try { } catch (Exception e2) { log.LogError(\"failed\"); Action later = () => Use(e2.Message); }")]
    [InlineData("bool Seen(Exception seen) => true; try { } catch (Exception e2) when (Seen(e2)) { log.LogError(\"failed\"); }")]
    [InlineData("try { } catch (System.Net.Http.HttpRequestException e2) when (e2.StatusCode == System.Net.HttpStatusCode.NotFound) { log.LogError(\"not found\"); }")]
    [InlineData("try { } catch (Exception e2) when (e2 is TimeoutException { Message: \"\" }) { log.LogError(\"failed\"); }")]
    [InlineData("try { } catch (Exception e2) when (e2 is TimeoutException late && late.HResult > 0) { log.LogError(\"failed\"); }")]
    [InlineData("try { } catch (Exception e2) when (e2 is ArgumentException or FormatException) { log.LogWarning(\"late\"); }")]
    [InlineData("try { } catch (Exception e2) when (e2 is OperationCanceledException or TimeoutException) { log.LogError(\"late\"); }")]
    [InlineData("for (var attempt = 1; attempt <= 3; attempt++) try { } catch (System.IO.IOException) when (attempt < 3) { log.LogWarning(\"again\"); }")]
    [InlineData("while (true) try { } catch (Exception) when (id-- > 0) { log.LogWarning(\"again\"); }")]
    [InlineData("try { } catch (UnauthorizedAccessException) { log.LogWarning(\"{Name} may not be read\", name); }")]
    [InlineData("try { } catch (OperationCanceledException) { log.LogWarning(\"stopped\"); }")]
    [InlineData("try { } catch (TaskCanceledException) { log.LogError(\"stopped\"); }")]
    [InlineData("System.Threading.CancellationToken token = default; try { } catch (Exception) when (token.IsCancellationRequested) { log.LogError(\"stopped\"); }")]
    [InlineData("try { } catch (FormatException) { log.LogWarning(\"{Name} is no number\", name); }")]
    [InlineData("try { } catch (System.IO.FileNotFoundException) { log.LogWarning(\"{Name} is missing\", name); }")]
    [InlineData("try { } catch (Exception) { log.LogInformation(\"skipped\"); }")]
    [InlineData("void At(LogLevel level) { try { } catch (Exception) { log.Log(level, \"failed\"); } }")]
    [InlineData("try { } catch (Exception) { Action later = () => log.LogError(\"failed\"); }")]
    [InlineData("try { } catch (Exception) { using var scope = log.BeginScope(\"failed\"); }")]
    [InlineData("try { } catch (Exception) { log.LogError(ex, \"failed\"); }")]
    [InlineData("try { } catch (Exception) { Use(\"failed\"); }")]
    [InlineData("try { } catch (Exception) { try { log.LogError(\"failed\"); } catch (Exception e3) { log.LogError(e3, \"failed\"); } }")]
    [InlineData("try { } catch (Exception) { } log.LogError(\"failed\");")]
    public Task Silence(string statements) => _rule.IsSilent("#pragma warning disable CS0168\n" + Snippet.Microsoft(statements));

    [Theory]
    [InlineData("string? TryRead", "LogError", "return null;", false)]
    [InlineData("bool TryRead", "LogWarning", "return false;", false)]
    [InlineData("bool TryRead", "LogCritical", "return false;", true)]
    [InlineData("bool TryRead", "LogError", "return true;", true)]
    [InlineData("void TryRead", "LogError", "", true)]
    [InlineData("bool Read", "LogError", "return false;", true)]
    public Task A_method_that_tries_tells_its_caller(string method, string log, string end, bool isReported)
    {
        var code =
            $$"""
            #nullable enable
            using System;
            using Microsoft.Extensions.Logging;

            abstract class Shop(ILogger<Shop> log)
            {
                {{method}}()
                {
                    try
                    {
                        {{(end.Length is 0 ? "Load();" : "return Load();")}}
                    }
                    catch (Exception)
                    {
                        log.{{(isReported ? $"[|{log}|]" : log)}}("Not read");
                        {{end}}
                    }
                }

                protected abstract {{method.Split(' ')[0]}} Load();
            }
            """;
        return isReported ? _rule.Reports(code) : _rule.IsSilent(code);
    }

    [Fact]
    public Task Expected_exceptions_are_an_option() => _rule.With("seaworthy.logging.expected_exceptions = NotFoundException").IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class NotFoundException : Exception;

        class ValidationException : Exception;

        class OrderNotFoundException : Exception;

        class Shop(ILogger<Shop> log)
        {
            void Ship(Action send)
            {
                try
                {
                    send();
                }
                catch (NotFoundException)
                {
                    log.LogError("There is no such order");
                }
                catch (ValidationException)
                {
                    log.LogError("The order is refused");
                }
                catch (OrderNotFoundException)
                {
                    log.LogError("There is no such order any more");
                }
            }
        }
        """);

    [Fact]
    public Task The_lowest_level_is_an_option() => _rule.With("seaworthy.logging.exception_min_level = information").Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(Action send)
            {
                try
                {
                    send();
                }
                catch (Exception)
                {
                    log.[|LogInformation|]("Skipped");
                }
            }

            bool TryShip(Action send)
            {
                try
                {
                    send();
                    return true;
                }
                catch (Exception)
                {
                    log.LogInformation("Skipped");
                    return false;
                }
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(Action send)
            {
                try
                {
                    send();
                }
                catch (Exception ex)
                {
                    log.LogInformation(ex, "Skipped");
                }
            }

            bool TryShip(Action send)
            {
                try
                {
                    send();
                    return true;
                }
                catch (Exception)
                {
                    log.LogInformation("Skipped");
                    return false;
                }
            }
        }
        """);
}
