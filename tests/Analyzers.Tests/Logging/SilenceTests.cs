using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>What looks like a template that is built at run time, and isn't.</summary>
public sealed class SilenceTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _built = new(RuntimeTemplate.Rule, References.Net10);
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _mixed = new(RuntimeTemplateWithValues.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogInformation(\"text {X}\", name);")]
    [InlineData("log.LogInformation($\"text {nameof(User)}\");")]
    [InlineData("log.LogInformation($\"{Prefix} {Braces} {{Id}}\", id);")]
    [InlineData("log.LogInformation($\"{Prefix} {MaxRetries}\");")]
    [InlineData("log.LogInformation(\"a\" + \"b\" + Prefix + nameof(User));")]
    [InlineData("log.LogInformation(\"a {X}\" +\n    \" b\", id);")]
    [InlineData("log.LogInformation(Banner);")]
    [InlineData("log.LogInformation(string.Empty);")]
    [InlineData("log.LogInformation(\"text\" + Environment.NewLine);")]
    [InlineData("log.LogInformation($\"text{Environment.NewLine}\");")]
    [InlineData("log.LogInformation(flag ? \"a\" : \"b\");")]
    [InlineData("log.LogInformation(e switch { Color.Red => \"a\", _ => \"b\" });")]
    [InlineData("log.LogInformation(name ?? \"none\");")]
    [InlineData("log.LogInformation(name);")]
    [InlineData("log.LogInformation(_field);")]
    [InlineData("log.LogInformation(u.Name);")]
    [InlineData("log.LogInformation(name.Trim());")]
    [InlineData("log.LogInformation(ex.Message);")]
    [InlineData("log.LogInformation(u.ToString());")]
    [InlineData("log.LogInformation(\"text {X}\", $\"{name} {id}\");")]
    [InlineData("log.LogInformation(\"text {X} {Y}\", name + \"x\", string.Format(\"{0}\", id));")]
    [InlineData("log.LogError(ex, \"text {X}\", $\"{name}\");")]
    [InlineData("var text = \"constant\"; log.LogInformation(text);")]
    [InlineData("var text = name; log.LogInformation(text);")]
    [InlineData("const string text = \"constant\"; log.LogInformation(text);")]
    [InlineData("var text = $\"{id}\"; text = name; log.LogInformation(text);")]
    [InlineData("var text = $\"{id}\"; text += \"x\"; log.LogInformation(text);")]
    [InlineData("log.Log<string>(LogLevel.Information, default, $\"{id}\", null, (state, _) => state);")]
    [InlineData("Console.WriteLine($\"{id}\"); Use($\"{id}\"); Use(\"x\" + id);")]
    [InlineData("log.BeginScope(new Dictionary<string, object> { [\"Id\"] = id });")]
    [InlineData("log.LogInformation(\"[shop] \" + name, objects);")]
    [InlineData("log.LogInformation($\"[{id}] {name}\", new object[] { id, act });")]
    [InlineData("log.BeginScope(\"order {OrderId}\", id);")]
    [InlineData("log.BeginScope($\"orders {nameof(User)}\");")]
    [InlineData("System.Linq.Expressions.Expression<Action> call = () => log.LogInformation($\"{id}\");")]
    public async Task Same_text_at_every_call_or_not_a_template(string statements)
    {
        await _built.IsSilent(Snippet.Microsoft(statements));
        await _mixed.IsSilent(Snippet.Microsoft(statements));
    }

    [Theory]
    [InlineData("log.LogInformation([|$\"{id} {{Name}}\"|], name);")]
    [InlineData("log.LogInformation([|$\"{flag} {e} {guid} {d:N2} {(int?)id} {DateTime.Now:O} {TimeSpan.Zero} {{Name}}\"|], name);")]
    public async Task Values_that_never_hold_a_brace_do_no_harm_to_arguments(string statements)
    {
        await _built.Reports(Snippet.Microsoft(statements));
        await _mixed.IsSilent(Snippet.Microsoft(statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("log.LogInformation([|$\"{name} {{Name}}\"|], name);")]
    [InlineData("log.LogInformation([|$\"{guid:B} {{Name}}\"|], name);")]
    [InlineData("log.LogInformation([|$\"{c} {{Name}}\"|], name);")]
    [InlineData("log.LogInformation([|$\"{id} {u} {{Name}}\"|], name);")]
    [InlineData("log.LogError(ex, [|\"failed: \" + ex.Message + \" {Id}\"|], id);")]
    public async Task Values_that_may_hold_a_brace_endanger_the_arguments(string statements)
    {
        await _mixed.Reports(Snippet.Microsoft(statements));
        await _built.IsSilent(Snippet.Microsoft(statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
    }

    [Fact]
    public Task Text_from_resources_and_localizers() => _built.IsSilent(
        """
        using System.CodeDom.Compiler;
        using System.Resources;
        using Microsoft.Extensions.Localization;
        using Microsoft.Extensions.Logging;

        [GeneratedCode("System.Resources.Tools.StronglyTypedResourceBuilder", "17.0.0.0")]
        internal class Texts
        {
            internal static ResourceManager ResourceManager { get; } = new("Texts", typeof(Texts).Assembly);

            internal static string Started => ResourceManager.GetString("Started")!;
        }

        class Service(ILogger<Service> log, IStringLocalizer<Service> localizer)
        {
            void M(int id)
            {
                log.LogInformation(Texts.Started);
                log.LogInformation(Texts.Started + System.Environment.NewLine);
                log.LogInformation(string.Format(Texts.Started, id));
                log.LogInformation(Texts.ResourceManager.GetString("x")!);
                log.LogInformation(localizer["Started"]);
                log.LogInformation(localizer["Started"].Value);
                log.LogInformation(string.Format(localizer["Started"], id));
                log.LogInformation(localizer.GetString("Started"));
            }
        }
        """);

    [Fact]
    public Task Interpolated_string_handlers() => _built.IsSilent(
        """
        using System.Runtime.CompilerServices;
        using System.Text;
        using Microsoft.Extensions.Logging;
        using ZLogger;

        [InterpolatedStringHandler]
        ref struct Handler
        {
            public Handler(int literalLength, int formattedCount) { }
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
        }

        static class Log
        {
            public static void LogInformation(this ILogger log, ref Handler handler) { }
        }

        class Service(ILogger<Service> log)
        {
            void M(int id)
            {
                log.ZLogInformation($"order {id}");
                Log.LogInformation(log, $"order {id}");
            }
        }
        """);

    [Fact]
    public Task A_logger_of_ones_own() => _built.IsSilent(
        """
        class Logger { public void LogInformation(string message, params object[] args) { } public void Info(string message) { } }

        class Service(Logger log)
        {
            void M(int id)
            {
                log.LogInformation($"order {id}");
                log.Info("order " + id);
            }
        }
        """);

    /// <summary>A prefix in front of a template that comes with its values, a format from the settings, and an exception behind a text.</summary>
    [Fact]
    public async Task Texts_that_come_with_what_fills_them()
    {
        const string code =
            """
            using System;
            using System.Collections.Generic;
            using Microsoft.Extensions.Logging;

            class Shop(ILogger<Shop> log)
            {
                public string Format { get; set; } = "{0} of {1}";

                void Report(int id, string message, params object[] values)
                {
                    var text = "[{OrderId}] " + message;
                    var all = new List<object> { id };
                    all.AddRange(values);
                    log.LogInformation(text, all.ToArray());
                    log.LogInformation("[{OrderId}] " + message, all.ToArray());
                }

                void Count(int done, int all) => Tell(string.Format(Format, done, all));

                void Fail(Exception e, int done, int all) => Warn(string.Format(Format, done, all), e);

                void Tell(string text) => log.LogInformation(text);

                void Warn(string text, Exception e) => log.LogWarning(e, text);
            }
            """;
        await _built.IsSilent(code);
        await _mixed.IsSilent(code);
    }

    [Fact]
    public async Task What_a_method_gets_besides_its_text_is_no_value()
    {
        const string code =
            """
            using System;
            using Microsoft.Extensions.Logging;

            class Shop(ILogger<Shop> log)
            {
                void Fail(Exception e, string name) => Warn([|$"{name} failed"|], e);

                void Warn(string text, Exception e) => log.LogWarning(e, text);
            }
            """;
        await _built.Reports(code);
        await _mixed.IsSilent(code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var message = \"failed\"; log.LogInformation(message);")]
    [InlineData("var message = \"failed\"; Action later = () => log.LogInformation(message);")]
    public async Task A_local_that_is_set_once_to_a_fixed_text(string statements)
    {
        await _built.IsSilent(Snippet.Microsoft(statements));
        await _mixed.IsSilent(Snippet.Microsoft(statements));
    }

    [Fact]
    public Task Projects_without_a_logging_library() => (_built with { References = References.Framework }).IsSilent(
        """
        static class LoggerExtensions { public static void LogInformation(this object log, string message, params object[] args) { } }

        class Service(object log)
        {
            void M(int id) => log.LogInformation($"order {id}");
        }
        """);

    [Fact]
    public async Task Test_projects_unless_they_are_asked_for()
    {
        var inTests = _built.WithGlobal("build_property.IsTestProject = true");
        await inTests.IsSilent(Snippet.Microsoft("log.LogInformation($\"{id}\");"));
        await inTests.With("seaworthy.logging.include_tests = true").Reports(Snippet.Microsoft("log.LogInformation([|$\"{id}\"|]);"));
    }
}
