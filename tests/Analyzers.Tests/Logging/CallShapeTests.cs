using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>What stands around the message: overloads, named arguments, lines and comments.</summary>
public sealed class CallShapeTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _rule = new(RuntimeTemplate.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogWarning(new EventId(7), ex, [|$\"a {id}\"|]);", "log.LogWarning(new EventId(7), ex, \"a {Id}\", id);")]
    [InlineData("log.LogDebug(id, [|$\"a {name}\"|]);", "log.LogDebug(id, \"a {Name}\", name);")]
    [InlineData("log.Log(LogLevel.Error, [|$\"a {id}\"|]);", "log.Log(LogLevel.Error, \"a {Id}\", id);")]
    [InlineData("log.Log(LogLevel.Error, 3, ex, [|$\"a {id}\"|]);", "log.Log(LogLevel.Error, 3, ex, \"a {Id}\", id);")]
    [InlineData("log?.LogInformation([|$\"a {id}\"|]);", "log?.LogInformation(\"a {Id}\", id);")]
    [InlineData("log!.LogInformation([|$\"a {id}\"|]);", "log!.LogInformation(\"a {Id}\", id);")]
    [InlineData("LoggerExtensions.LogInformation(log, [|$\"a {id}\"|]);", "LoggerExtensions.LogInformation(log, \"a {Id}\", id);")]
    [InlineData("log.LogInformation(([|$\"a {id}\"|]));", "log.LogInformation(\"a {Id}\", id);")]
    [InlineData("log.LogError(message: [|$\"a {id}\"|], exception: ex);", "log.LogError(ex, \"a {Id}\", id);")]
    [InlineData("log.LogError(exception: ex, message: [|$\"a {id}\"|]);", "log.LogError(ex, \"a {Id}\", id);")]
    [InlineData("using var scope = log.BeginScope([|$\"order {id}\"|]);", "using var scope = log.BeginScope(\"order {Id}\", id);")]
    [InlineData("using (log.BeginScope([|\"order \" + id|])) { }", "using (log.BeginScope(\"order {Id}\", id)) { }")]
    [InlineData("Action write = () => log.LogInformation([|$\"a {id}\"|]);", "Action write = () => log.LogInformation(\"a {Id}\", id);")]
    [InlineData("void Local() => log.LogInformation([|$\"a {id}\"|]);", "void Local() => log.LogInformation(\"a {Id}\", id);")]
    [InlineData("log.LogInformation([|$\"a {await Task.FromResult(id)}\"|]);", "log.LogInformation(\"a {FromResult}\", await Task.FromResult(id));")]
    [InlineData("log.LogInformation([|$\"a {int.TryParse(name, out var x)} {x}\"|]);", "log.LogInformation(\"a {TryParse} {X}\", int.TryParse(name, out var x), x);")]
    [InlineData("log.LogInformation([|$\"a {id < 3} {id > (3)}\"|]);", "log.LogInformation(\"a {Id} {Id2}\", (id < 3), id > (3));")]
    [InlineData("log.LogInformation([|$\"{(dyn)}{sb}\"|]);", "log.LogInformation(\"{Dyn}{Sb}\", (object)dyn, sb?.ToString());")]
    public Task Only_the_template_and_what_follows_it_changes(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Theory]
    [InlineData(
        """
        log.LogInformation(
            [|$"a {id}"|]); // end
        """,
        """
        log.LogInformation(
            "a {Id}", id); // end
        """)]
    [InlineData(
        """
        log.LogError(
            ex,
            [|$"a {id} {name}"|]);
        """,
        """
        log.LogError(
            ex,
            "a {Id} {Name}",
            id,
            name);
        """)]
    [InlineData(
        """
        // before
        log.LogInformation([|"a " + id + // the id
            " b " + name|] /* last */);
        """,
        """
        // before
        log.LogInformation("a {Id}" + // the id
            " b {Name}", id, name /* last */);
        """)]
    [InlineData(
        """
        log.LogInformation([|"a " +
            id +
            " b"
            + name|]);
        """,
        """
        log.LogInformation("a {Id}" +
            " b{Name}", id, name);
        """)]
    [InlineData(
        """
        log.LogInformation([|$"a {id}"
            + $" b \"{name}\""|]);
        """,
        """
        log.LogInformation("a {Id}"
            + " b \"{Name}\"", id, name);
        """)]
    [InlineData(
        """"
        log.LogInformation([|$"""
            a {id}
              b "{name}"
            """|]);
        """",
        """"
        log.LogInformation("""
            a {Id}
              b "{Name}"
            """, id, name);
        """")]
    public Task Lines_and_comments_stay(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));

    [Fact]
    public Task An_array_is_cast_without_a_warning() => _rule.Fixes(
        """
        #nullable enable
        using Microsoft.Extensions.Logging;

        class Service(ILogger log)
        {
            void M(string[] names, string[]? others)
            {
                log.LogInformation([|$"{names}"|]);
                log.LogInformation([|$"{others}"|]);
            }
        }
        """,
        """
        #nullable enable
        using Microsoft.Extensions.Logging;

        class Service(ILogger log)
        {
            void M(string[] names, string[]? others)
            {
                log.LogInformation("{Names}", (object)names);
                log.LogInformation("{Others}", (object?)others);
            }
        }
        """);

    [Fact]
    public Task Directives_around_the_call_stay() => _rule.Fixes(
        Snippet.Microsoft(
            """
            #if !DEBUG
            log.LogDebug([|$"a {id}"|]);
            #endif
            log.LogDebug([|$"b {id}"|]);
            """),
        Snippet.Microsoft(
            """
            #if !DEBUG
            log.LogDebug("a {Id}", id);
            #endif
            log.LogDebug("b {Id}", id);
            """));

    [Fact]
    public Task A_line_that_gets_too_long_is_broken() => _rule.Fixes(
        Snippet.Microsoft("log.LogInformation([|$\"The quick brown fox jumps over the lazy dog and then {name} tells everybody else about it, {id} times in a row: {u.Mail}\"|]);"),
        Snippet.Microsoft(
            """
            log.LogInformation("The quick brown fox jumps over the lazy dog and then {Name} tells everybody else about it, {Id} times in a row: {Mail}",
                name, id, u.Mail);
            """));

    [Fact]
    public Task A_log_call_within_a_value_of_another_is_rewritten_with_it() => _rule.Fixes(
        Snippet.Microsoft("log.LogInformation([|$\"a {string.Join(\",\", list.Select(x => { log.LogDebug([|$\"b {x}\"|]); return x; }))}\"|]);"),
        Snippet.Microsoft("log.LogInformation(\"a {List}\", string.Join(\",\", list.Select(x => { log.LogDebug(\"b {X}\", x); return x; })));"));

    [Fact]
    public Task Older_languages_get_a_concatenation() => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3).Fixes(
        Snippet.Microsoft("log.LogInformation([|$\"{nameof(User)}: {id} {{x}}\"|]);"),
        Snippet.Microsoft("log.LogInformation(nameof(User) + \": {Id} {{x}}\", id);"));
}
