using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Exceptions in the text of a message move to where their stack trace is kept.</summary>
public sealed class ExceptionTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _rule = new(RuntimeTemplate.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogError([|$\"failed {ex.Message}\"|]);", "log.LogError(ex, \"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError([|$\"failed {ex}\"|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogError([|$\"failed {id}: {ex}\"|]);", "log.LogError(ex, \"failed {Id}\", id);")]
    [InlineData("log.LogError([|\"failed:\\n\" + ex.ToString()|]);", "log.LogError(ex, \"failed\");")]
    [InlineData("log.LogWarning([|$\"failed - {ex} for {id}\"|]);", "log.LogWarning(ex, \"failed - {Ex} for {Id}\", ex, id);")]
    [InlineData("log.LogError([|$\"{ex}\"|]);", "log.LogError(ex, \"{ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError([|$\"json {{x}}: {ex}\"|]);", "log.LogError(ex, \"json {x}\");")]
    [InlineData("log.LogError(7, [|$\"failed {ex.Message}\"|]);", "log.LogError(7, ex, \"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("log.Log(LogLevel.Error, [|$\"failed {ex.Message}\"|]);", "log.Log(LogLevel.Error, ex, \"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError([|$\"failed {ex.InnerException.Message}\"|]);", "log.LogError(ex, \"failed {ErrorMessage}\", ex.InnerException.Message);")]
    [InlineData("log.LogDebug([|$\"failed {ex}\"|]);", "log.LogDebug(ex, \"failed\");")]
    [InlineData("log.LogError([|$\"{id} failed. Exception: {ex}\"|]);", "log.LogError(ex, \"{Id} failed.\", id);")]
    [InlineData("log.LogError([|$\"{id} failed\\nException: {ex}\"|]);", "log.LogError(ex, \"{Id} failed\", id);")]
    [InlineData("log.LogError([|$\"{id} Error: {ex}\"|]);", "log.LogError(ex, \"{Id}\", id);")]
    [InlineData("log.LogError([|$\"failed: {ex.Message}\\n{ex.StackTrace}\"|]);", "log.LogError(ex, \"failed: {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError([|flag ? $\"a {ex.Message}\" : $\"b {ex.Message}\"|]);", "log.LogError(ex, flag ? \"a {ErrorMessage}\" : \"b {ErrorMessage}\", ex.Message);")]
    public Task The_exception_is_passed(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("log.LogDebug([|$\"failed {ex.Message}\"|]);", "log.LogDebug(\"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("log.LogError(ex, [|$\"failed {ex.Message}\"|]);", "log.LogError(ex, \"failed {ErrorMessage}\", ex.Message);")]
    [InlineData("try { } catch (OperationCanceledException stop) { log.LogWarning([|$\"stopped {stop.Message}\"|]); }", "try { } catch (OperationCanceledException stop) { log.LogWarning(\"stopped {ErrorMessage}\", stop.Message); }")]
    [InlineData("try { } catch (Exception other) { log.LogError([|$\"{ex.Message} {other.Message}\"|]); }", "try { } catch (Exception other) { log.LogError(\"{ErrorMessage} {ErrorMessage2}\", ex.Message, other.Message); }")]
    public Task The_exception_stays_a_value(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));
}
