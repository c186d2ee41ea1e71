using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Placeholders with numbers.</summary>
public sealed class PositionalPlaceholderTests
{
    private readonly RuleTest<PlaceholderAnalyzer, PositionalPlaceholderFix> _rule = new(PositionalPlaceholder.Rule, References.Net10);

    [Theory]
    [InlineData("""log.LogInformation("[|{0}|] did {1}", name, act);""", """log.LogInformation("{Name} did {Act}", name, act);""")]
    [InlineData("""log.LogInformation("[|{0,5:N2}|]", d);""", """log.LogInformation("{D,5:N2}", d);""")]
    [InlineData("""log.LogInformation("[|{1}|] did {2}", name, act);""", """log.LogInformation("{Name} did {Act}", name, act);""")]
    [InlineData("""log.LogInformation("{Name} did [|{0}|]", name, act);""", """log.LogInformation("{Name} did {Act}", name, act);""")]
    [InlineData("""log.LogInformation("[|{0}|]", nameof(Service));""", """log.LogInformation("{TypeName}", nameof(Service));""")]
    [InlineData("log.LogInformation(@\"c:\\[|{0}|] \"\"x\"\"\", name);", "log.LogInformation(@\"c:\\{Name} \"\"x\"\"\", name);")]
    [InlineData("log.LogInformation(\"a \" + // first\n    \"[|{0}|] \" +\n    \"{1}\", name, id);", "log.LogInformation(\"a \" + // first\n    \"{Name} \" +\n    \"{Id}\", name, id);")]
    [InlineData("""log.LogInformation("\u0041 \t\x41 [|{0}|]", name);""", """log.LogInformation("\u0041 \t\x41 {Name}", name);""")]
    [InlineData("""log.LogInformation($"{nameof(Service)}: [|{{0}}|]", name);""", """log.LogInformation($"{nameof(Service)}: {{Name}}", name);""")]
    [InlineData("""log?.LogInformation(("[|{0}|]"), name);""", """log?.LogInformation(("{Name}"), name);""")]
    public Task Numbers_become_names(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.Info("[|{1}|] {0}", name, act);""", """log.Info("{Act} {Name}", act, name);""")]
    [InlineData("""log.Info("[|{0}|] {0}", name);""", """log.Info("{Name} {Name2}", name, name);""")]
    [InlineData("""log.Info("[|{0}|] {1}", name, Next());""", """log.Info("{Name} {Next}", name, Next());""")]
    public Task By_name_NLog_would_take_them_in_order(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("""log.Information("[|{1}|] {0}", name, act);""", """log.Information("{Act} {Name}", act, name);""")]
    [InlineData("""log.Information("[|{0}|] {Act}", name, act);""", """log.Information("{Name} {Act}", name, act);""")]
    public Task So_does_Serilog(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("""log.Info("[|{0}|] {0}", Next());""")]
    [InlineData("""log.Info("[|{1}|] {0}", Next(), Next());""")]
    [InlineData("""log.Info("[|{0}|] {1}", objects);""")]
    public Task No_way_to_name_them(string code) => _rule.ReportsWithoutFix(Snippet.NLog(code));

    [Theory]
    [InlineData("""log.LogInformation("{Name}", name);""")]
    [InlineData("""log.LogInformation("{0}");""")]
    [InlineData("""log.LogInformation("{{0}} {Name}", name);""")]
    public Task Named(string code) => _rule.IsSilent(Snippet.Microsoft(code));
}
