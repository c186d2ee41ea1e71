using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Two placeholders of one name.</summary>
public sealed class DuplicatePlaceholderTests
{
    private readonly RuleTest<PlaceholderAnalyzer, DuplicatePlaceholderFix> _rule = new(DuplicatePlaceholder.Rule, References.Net10);

    [Theory]
    [InlineData("""log.LogInformation("{Id} and [|{Id}|]", id, u.Id);""", """log.LogInformation("{Id} and {Id2}", id, u.Id);""")]
    [InlineData("""log.LogInformation("{Name} and [|{Name}|]", name, act);""", """log.LogInformation("{Name} and {Act}", name, act);""")]
    [InlineData("""log.LogInformation("{Id} and [|{id}|]", id, id);""", """log.LogInformation("{Id} and {id2}", id, id);""")]
    [InlineData("""log.LogInformation("{Id} and [|{Id}|] and [|{Id,5:N0}|]", id, id, id);""", """log.LogInformation("{Id} and {Id2} and {Id3,5:N0}", id, id, id);""")]
    [InlineData("""log.LogInformation("{Id} and [|{Id}|]", objects);""", """log.LogInformation("{Id} and {Id2}", objects);""")]
    public Task The_second_is_named_after_its_value(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.Information("{Id} and [|{@Id}|]", id, u);""", """log.Information("{Id} and {@U}", id, u);""")]
    public Task Serilog_too(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("""log.Info("{Id} and [|{Id}|]", id, name);""", """log.Info("{Id} and {Name}", id, name);""")]
    public Task NLog_too(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("""log.LogInformation("{Id} {Name}", id, name);""")]
    [InlineData("""log.LogInformation("{Id} {Id}");""")]
    [InlineData("""log.LogInformation("{0} {0}", id, id);""")]
    public Task Names_of_their_own(string code) => _rule.IsSilent(Snippet.Microsoft(code));
}
