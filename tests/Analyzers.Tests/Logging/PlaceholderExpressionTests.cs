using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Placeholders that are expressions, as if the template were an interpolated string.</summary>
public sealed class PlaceholderExpressionTests
{
    private readonly RuleTest<PlaceholderAnalyzer, PlaceholderExpressionFix> _rule = new(PlaceholderExpression.Rule, References.Net10);

    [Theory]
    [InlineData("""log.LogInformation("user [|{u.Name}|] left");""", """log.LogInformation("user {Name} left", u.Name);""")]
    [InlineData("""log.LogDebug("[|{nameof(Service)}|]: [|{u.Mail}|] x {Name}", name);""", """log.LogDebug($"{nameof(Service)}: {{Mail}} x {{Name}}", u.Mail, name);""")]
    [InlineData("""log.LogDebug("[|{nameof(Service)}|]: {Name}", name);""", """log.LogDebug($"{nameof(Service)}: {{Name}}", name);""")]
    [InlineData("""log.LogDebug("a\t[|{nameof(Service)}|]: " + "{Name}", name);""", """log.LogDebug($"a\t{nameof(Service)}: " + "{Name}", name);""")]
    [InlineData("""log.LogInformation("user {Id} [|{u.Mail,10:N}|]", id);""", """log.LogInformation("user {Id} {Mail,10:N}", id, u.Mail);""")]
    [InlineData("""log.LogInformation("user [|{u.Mail}|]", u.Mail);""", """log.LogInformation("user {Mail}", u.Mail);""")]
    [InlineData("""log.LogInformation("user [|{Next()}|] {Id}", id);""", """log.LogInformation("user {Next} {Id}", Next(), id);""")]
    [InlineData("""log.LogInformation("user [|{names[0]}|]");""", """log.LogInformation("user {Name}", names[0]);""")]
    [InlineData("""log.LogInformation("user [|{(flag ? name : act)}|]");""", """log.LogInformation("user {Flag}", flag ? name : act);""")]
    [InlineData("""log.LogInformation("user [|{u?.Mail}|]");""", """log.LogInformation("user {Mail}", u?.Mail);""")]
    [InlineData("""log.LogInformation("{id}: [|{u.Mail}|]");""", """log.LogInformation("{id}: {Mail}", id, u.Mail);""")]
    [InlineData("""log.LogInformation("user [|{}|]", id);""", """log.LogInformation("user {Id}", id);""")]
    [InlineData("""log.LogInformation("user [|{2nd}|]", id);""", """log.LogInformation("user {Id}", id);""")]
    public Task The_expression_is_passed(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.Information("user [|{user-id}|]", id);""", """log.Information("user {Id}", id);""")]
    [InlineData("""log.Information("user [|{user id}|]", id);""", """log.Information("user {Id}", id);""")]
    [InlineData("""log.Information("user [|{@u.Self}|]");""", """log.Information("user {@Self}", u.Self);""")]
    public Task Serilog_takes_no_other_names(string before, string after) => _rule.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("""log.Info("user [|{u.Mail}|]");""", """log.Info("user {Mail}", u.Mail);""")]
    public Task NLog_too(string before, string after) => _rule.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("""log.LogDebug("[|{nameof(Service)}|]: {Name}", name);""", """log.LogDebug("Service: {Name}", name);""")]
    public Task A_constant_in_older_languages(string before, string after) => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9).Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.LogInformation("user [|{http.route}|]", name);""", """log.LogInformation("user {Name}", name);""")]
    public Task Dots_may_be_forbidden(string before, string after) => _rule.With("seaworthy.logging.allow_dotted = false").Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData("""log.LogInformation("user {http.route}", name);""")]
    [InlineData("""log.LogInformation("user {http.route}");""")]
    [InlineData("""log.LogInformation("{\"u.Name\": {Id}}");""")]
    [InlineData("""log.LogInformation("user {user-id}", id);""")]
    [InlineData("""log.LogInformation("{}");""")]
    [InlineData("""log.LogInformation("{other.Name}");""")]
    [InlineData("""log.LogInformation("{{u.Name}}");""")]
    public Task Names(string code) => _rule.IsSilent(Snippet.Microsoft(code));
}
