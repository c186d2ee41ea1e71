using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Placeholders without values, and values without placeholders.</summary>
public sealed class PlaceholderCountTests
{
    private readonly RuleTest<PlaceholderAnalyzer, PlaceholderCountFix> _rule = new(PlaceholderCount.Rule, References.Net10);

    [Theory]
    [InlineData("""log.LogInformation("user {Id} [|{Name}|]", id);""", """log.LogInformation("user {Id} {Name}", id, name);""")]
    [InlineData("""log.LogInformation("user [|{id}|] {name}");""", """log.LogInformation("user {id} {name}", id, name);""")]
    [InlineData("""log.LogInformation("user {Id} [|{Name}|]", name);""", """log.LogInformation("user {Id} {Name}", id, name);""")]
    [InlineData("""var user = u; log.LogInformation("user [|{UserMail}|]");""", """var user = u; log.LogInformation("user {UserMail}", user.Mail);""")]
    [InlineData("""log.LogInformation("tags [|{names}|]");""", """log.LogInformation("tags {names}", (object)names);""")]
    [InlineData("""log.LogInformation("user [|{Field}|]");""", """log.LogInformation("user {Field}", _field);""")]
    [InlineData("""log.LogError(ex, "user {Id} {Name} [|{Act}|]", id, name);""", """log.LogError(ex, "user {Id} {Name} {Act}", id, name, act);""")]
    public Task A_forgotten_value_is_passed(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.LogInformation("shipped", [|id|]);""", """log.LogInformation("shipped: {Id}", id);""")]
    [InlineData("""log.LogInformation("shipped.", [|id|], name);""", """log.LogInformation("shipped: {Id}, {Name}.", id, name);""")]
    [InlineData("""log.LogInformation("user {Id} left", id, [|name|]);""", """log.LogInformation("user {Id} left: {Name}", id, name);""")]
    [InlineData("""log.LogInformation("{0} left", name, [|id|]);""", """log.LogInformation("{0} left: {Id}", name, id);""")]
    [InlineData("""log.LogInformation("{Id} and {Id}", id, name, [|act|]);""", """log.LogInformation("{Id} and {Id}: {Act}", id, name, act);""")]
    [InlineData("""log.LogInformation("user: ", [|id|]);""", """log.LogInformation("user: {Id}", id);""")]
    [InlineData("""log.LogInformation("user:", [|id|]);""", """log.LogInformation("user: {Id}", id);""")]
    [InlineData("""log.LogInformation("loading...", [|name|]);""", """log.LogInformation("loading {Name}...", name);""")]
    [InlineData("log.LogInformation(\"a \" +\n    \"b\", [|id|]);", "log.LogInformation(\"a \" +\n    \"b: {Id}\", id);")]
    public Task A_value_that_was_passed_for_nothing_is_shown(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.Information("user {Id} [|{Name}|]", id);""", """log.Information("user {Id} {Name}", id, name);""")]
    [InlineData("""log.Information("shipped", [|id|]);""", """log.Information("shipped: {Id}", id);""")]
    [InlineData("""log.Information("user [|{id}|]");""", """log.Information("user {id}", id);""")]
    public Task Serilog_counts_too(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("""log.Info("user {Id} [|{Name}|]", id);""", """log.Info("user {Id} {Name}", id, name);""")]
    [InlineData("""log.Warn("shipped", [|id|]);""", """log.Warn("shipped: {Id}", id);""")]
    public Task NLog_counts_too(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("""log.LogInformation("user {Id} [|{Unknown}|]", id);""")]
    [InlineData("""log.LogInformation("user {Id} [|{Name}|]", act);""")]
    [InlineData("""log.LogInformation("user {Id} {Name}", id, act, [|name|]);""")]
    [InlineData("""log.LogInformation("{0} [|{1}|]", id);""")]
    [InlineData("""LoggerMessage.Define<int>(LogLevel.Information, 1, "user {Id} [|{Name}|]");""")]
    [InlineData("""LoggerMessage.Define<int, string>(LogLevel.Information, 1, [|"user {Id}"|]);""")]
    [InlineData("""log.LogInformation("who?", [|name|]);""")]
    public Task Nobody_knows_what_was_meant(string code) => _rule.ReportsWithoutFix(Snippet.Microsoft(code));

    [Theory]
    [InlineData("""log.LogInformation("user {Id}", id);""")]
    [InlineData("""log.LogInformation("user {Unknown} {Other}");""")]
    [InlineData("""log.LogInformation("{\"id\": 1}");""")]
    [InlineData("""log.LogInformation("user {{Id}}");""")]
    [InlineData("""log.LogInformation("GET /users/{userId:int}");""")]
    [InlineData("""log.LogInformation("GET /users/{id}");""")]
    [InlineData("""log.LogInformation("at {id:int}");""")]
    [InlineData("""log.LogError("failed", ex);""")]
    [InlineData("""log.LogError("failed {Id}", id, ex);""")]
    [InlineData("""log.LogError(ex, "failed {Id}", id);""")]
    [InlineData("""log.LogInformation("{A} {B} {C}", objects);""")]
    [InlineData("""log.LogInformation("{u.Name}");""")]
    [InlineData("""using (log.BeginScope("user {id}")) { }""")]
    [InlineData("""log.LogInformation("{0} {0}", id);""")]
    [InlineData("""int later; log.LogInformation("user {Later}"); later = 1; Use(later.ToString());""")]
    public Task Matching(string code) => _rule.IsSilent(Snippet.Microsoft(code));

    [Theory]
    [InlineData("""log.LogInformation("user {Id} {Name}", id);""")]
    [InlineData("""log.LogInformation("shipped", id);""")]
    public Task A_single_value_is_left_to_the_SDK_where_its_rules_run(string code) =>
        _rule.WithGlobal("build_property.EnableNETAnalyzers = true").IsSilent(Snippet.Microsoft(code));

    [Theory]
    [InlineData("""log.LogInformation("user {Id} {Name} [|{Act}|]", id, name);""")]
    public Task Several_values_are_not(string code) =>
        _rule.WithGlobal("build_property.EnableNETAnalyzers = true").Reports(Snippet.Microsoft(code));

    [Fact]
    public Task Nothing_is_left_to_a_rule_that_is_off() => _rule
        .WithGlobal("build_property.EnableNETAnalyzers = true")
        .With("dotnet_diagnostic.CA2017.severity = none")
        .Reports(Snippet.Microsoft("""log.LogInformation("shipped", [|id|]);"""));

    [Fact]
    public Task Nothing_is_left_to_others_when_the_option_says_so() => _rule
        .WithGlobal("build_property.EnableNETAnalyzers = true")
        .With("seaworthy.logging.defer_to_ca2017 = false")
        .Reports(Snippet.Microsoft("""log.LogInformation("shipped", [|id|]);"""));
}
