using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>The libraries as they were first released for .NET 8.</summary>
public sealed class FrameworkTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _rule = new(RuntimeTemplate.Rule, References.Net8);

    [Fact]
    public Task Microsoft_extensions() => _rule.Fixes(
        Snippet.Microsoft("log.LogError([|$\"a {id} {ex.Message}\"|]); log.LogInformation([|string.Format(\"{0} {1} {2} {3}\", id, name, d, c)|]);"),
        Snippet.Microsoft("log.LogError(ex, \"a {Id} {ErrorMessage}\", id, ex.Message); log.LogInformation(\"{Id} {Name} {D} {C}\", id, name, d, c);"));

    [Fact]
    public Task Serilog() => _rule.Fixes(Snippet.Serilog("log.Information([|$\"a {id}\"|]);"), Snippet.Serilog("log.Information(\"a {Id}\", id);"));

    [Fact]
    public Task NLog() => _rule.Fixes(Snippet.NLog("log.Info([|$\"a {id}\"|]);"), Snippet.NLog("log.Info(\"a {Id}\", id);"));
}
