using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>An array that is taken for all values of a log call.</summary>
public sealed class SpreadArrayTests
{
    private readonly RuleTest<PlaceholderAnalyzer, SpreadArrayFix> _rule = new(SpreadArray.Rule, References.Net10);

    [Theory]
    [InlineData("""log.LogInformation("tags {Names}", [|names|]);""", """log.LogInformation("tags {Names}", (object)names);""")]
    [InlineData("""log.LogInformation("tags {Objects}", [|objects|]);""", """log.LogInformation("tags {Objects}", (object)objects);""")]
    [InlineData("""log.LogInformation("tags {Names}", [|list.Select(i => i.ToString()).ToArray()|]);""", """log.LogInformation("tags {Names}", (object)list.Select(i => i.ToString()).ToArray());""")]
    [InlineData("""log.LogError(ex, "tags {Names}", [|name.Split(',')|]);""", """log.LogError(ex, "tags {Names}", (object)name.Split(','));""")]
    [InlineData("""log.LogInformation("tags {Names}", [|new[] { name, act }|]);""", """log.LogInformation("tags {Names}", (object)(new[] { name, act }));""")]
    [InlineData("""log.LogInformation("name {Name}", [|null|]);""", """log.LogInformation("name {Name}", (object)null);""")]
    [InlineData("""log?.LogInformation("tags {Names}", /* all */ [|names|]);""", """log?.LogInformation("tags {Names}", /* all */ (object)names);""")]
    [InlineData("""using (log.BeginScope("tags {Names}", [|names|])) { }""", """using (log.BeginScope("tags {Names}", (object)names)) { }""")]
    [InlineData("""var parts = name.Split(' '); log.LogInformation("{0}", [|parts|]);""", """var parts = name.Split(' '); log.LogInformation("{0}", (object)parts);""")]
    public Task An_array_is_passed_as_one_value(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.Information("tags {Objects}", [|objects|]);""", """log.Information("tags {Objects}", (object)objects);""")]
    public Task Serilog_takes_only_an_array_of_objects_apart(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("""log.Info("tags {Objects}", [|objects|]);""", """log.Info("tags {Objects}", (object)objects);""")]
    public Task NLog_takes_only_an_array_of_objects_apart(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("""log.LogInformation("tags {Numbers}", numbers);""")]
    [InlineData("""log.LogInformation("tags {List}", list);""")]
    [InlineData("""log.LogInformation("tags {Names}", (object)names);""")]
    [InlineData("""log.LogInformation("tags {A} {B}", names);""")]
    [InlineData("""log.LogInformation("tags {A} {B}", new object[] { id, name });""")]
    [InlineData("""log.LogInformation("tag {A}", new object[] { id });""")]
    [InlineData("""var values = new object[] { id }; log.LogInformation("tag {A}", values);""")]
    [InlineData("""log.LogInformation("tags {Names} {Id}", names, id);""")]
    [InlineData("""void Report(params object[] values) => log.LogInformation("tags {Values}", values);""")]
    public Task Not_spread(string code) => _rule.IsSilent(Snippet.Microsoft(code));

    [Theory]
    [InlineData("""log.Information("tags {Names}", names);""")]
    public Task Serilog_shows_other_arrays(string code) => _rule.IsSilent(Snippet.Serilog(code));

    [Theory]
    [InlineData("""log.Info("tags {Names}", names);""")]
    public Task NLog_shows_other_arrays(string code) => _rule.IsSilent(Snippet.NLog(code));
}
