using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Braces without a counterpart.</summary>
public sealed class LooseBraceTests
{
    private readonly RuleTest<PlaceholderAnalyzer, LooseBraceFix> _rule = new(LooseBrace.Rule, References.Net10);

    [Theory]
    [InlineData("""log.LogError(ex, "map: [|{|]MapName)", name);""", """log.LogError(ex, "map: {MapName}", name);""")]
    [InlineData("""log.LogInformation("user [|{|]Name", name);""", """log.LogInformation("user {Name}", name);""")]
    [InlineData("""log.LogInformation("user [|{|]Name left, {Id}", name, id);""", """log.LogInformation("user {Name} left, {Id}", name, id);""")]
    [InlineData("""log.LogInformation("user Name[|}|] left", name);""", """log.LogInformation("user {Name} left", name);""")]
    [InlineData("""log.LogInformation("user {{Name[|}|] left", name);""", """log.LogInformation("user {Name} left", name);""")]
    public Task The_placeholder_is_closed(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.LogInformation("user {Name} [|}|] left", name);""", """log.LogInformation("user {Name} }} left", name);""")]
    [InlineData("""log.LogInformation("[|{|]\"id\": {Id}}", id);""", """log.LogInformation("{{\"id\": {Id}}}", id);""")]
    public Task Text_is_doubled(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.Info("user [|{|]Name", name);""", """log.Info("user {Name}", name);""")]
    public Task NLog_prints_the_template(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("""log.Information("user [|{|]Name)", name);""", """log.Information("user {Name}", name);""")]
    public Task Serilog_loses_the_value(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("""log.LogInformation("user {Name");""")]
    [InlineData("""log.LogInformation("user {{Name}} {Name}", name);""")]
    [InlineData("""log.LogInformation("}}{{", name);""")]
    public Task Balanced(string code) => _rule.IsSilent(Snippet.Microsoft(code));

    [Theory]
    [InlineData("""log.Information("{\"id\": {Id}}", id);""")]
    [InlineData("""log.Information("50 } {Id}", id);""")]
    public Task Serilog_prints_them(string code) => _rule.IsSilent(Snippet.Serilog(code));
}
