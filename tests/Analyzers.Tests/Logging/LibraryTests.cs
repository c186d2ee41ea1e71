using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Serilog, NLog, and methods that stand in front of a logger.</summary>
public sealed class LibraryTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _built = new(RuntimeTemplate.Rule, References.Net10);
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _mixed = new(RuntimeTemplateWithValues.Rule, References.Net10);

    [Theory]
    [InlineData("log.Information([|$\"a {id}\"|]);", "log.Information(\"a {Id}\", id);")]
    [InlineData("Log.Information([|\"a \" + id|]);", "Log.Information(\"a {Id}\", id);")]
    [InlineData("Log.Logger.ForContext<Service>().Error(ex, [|$\"a {id}\"|]);", "Log.Logger.ForContext<Service>().Error(ex, \"a {Id}\", id);")]
    [InlineData("log.Write(Serilog.Events.LogEventLevel.Error, ex, [|$\"a {id}\"|]);", "log.Write(Serilog.Events.LogEventLevel.Error, ex, \"a {Id}\", id);")]
    [InlineData("log.Debug([|$\"{id} {name} {d} {e}\"|]);", "log.Debug(\"{Id} {Name} {D} {E}\", id, name, d, e);")]
    [InlineData("log.Information([|$\"{{Literal}} {id}\"|]);", "log.Information(\"{{Literal}} {Id}\", id);")]
    [InlineData("log.Information([|\"{{x}} \" + id|]);", "log.Information(\"{{x}} {Id}\", id);")]
    [InlineData("log.Information([|$\"{names}\"|]);", "log.Information(\"{Names}\", names);")]
    [InlineData("log.Information([|$\"{objects}\"|]);", "log.Information(\"{Objects}\", (object)objects);")]
    [InlineData("log.Information([|$\"{w:ZZ}\"|]);", "log.Information(\"{W}\", w.ToString(\"ZZ\", null));")]
    [InlineData("log.Error([|$\"failed: {ex}\"|]);", "log.Error(ex, \"failed\");")]
    [InlineData("log.Error([|$\"failed: {ex.Message}\"|]);", "log.Error(ex, \"failed: {ErrorMessage}\", ex.Message);")]
    public Task Serilog(string before, string after) => _built.Fixes(Snippet.Serilog(before), Snippet.Serilog(after));

    [Theory]
    [InlineData("log.Info([|$\"a {id}\"|]);", "log.Info(\"a {Id}\", id);")]
    [InlineData("log.Warn([|\"a \" + name|]);", "log.Warn(\"a {Name}\", name);")]
    [InlineData("log.Error(ex, [|$\"a {id}\"|]);", "log.Error(ex, \"a {Id}\", id);")]
    [InlineData("log.Log(LogLevel.Info, [|$\"a {id}\"|]);", "log.Log(LogLevel.Info, \"a {Id}\", id);")]
    [InlineData("((ILogger)log).Info([|$\"a {id}\"|]);", "((ILogger)log).Info(\"a {Id}\", id);")]
    [InlineData("LogManager.GetCurrentClassLogger().Fatal([|string.Format(\"{0}\", id)|]);", "LogManager.GetCurrentClassLogger().Fatal(\"{Id}\", id);")]
    [InlineData("log.Info(CultureInfo.InvariantCulture, [|$\"a {d:N2}\"|]);", "log.Info(CultureInfo.InvariantCulture, \"a {D:N2}\", d);")]
    [InlineData("log.ForInfoEvent().Message([|$\"a {id}\"|]).Log();", "log.ForInfoEvent().Message(\"a {Id}\", id).Log();")]
    [InlineData("log.Info([|$\"{id} {name} {d} {await Task.FromResult(c)}\"|]);", "log.Info(\"{Id} {Name} {D} {FromResult}\", id, name, d, await Task.FromResult(c));")]
    [InlineData("log.Error([|$\"failed: {ex}\"|]);", "log.Error(ex, \"failed\");")]
    [InlineData("log.Info([|$\"json {{x}} {name}\"|]);", "log.Info(\"json {{x}} {Name}\", name);")]
    [InlineData("log.ConditionalDebug([|$\"a {id}\"|]);", "log.ConditionalDebug(\"a {Id}\", id);")]
    public Task NLog(string before, string after) => _built.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    [Theory]
    [InlineData("log.Info(() => $\"a {id}\");")]
    [InlineData("log.Info(\"a {Id}\", id);")]
    [InlineData("log.Info(FormattableStringFactory(id));")]
    public Task NLog_calls_without_a_template(string statement) => _built.IsSilent(Snippet.NLog(statement.Replace("FormattableStringFactory(id)", "(object)name", StringComparison.Ordinal)));

    [Theory]
    [InlineData("log.Error([|$\"failed {name}\"|], ex);", "log.Error(ex, \"failed {Name}\", name);")]
    [InlineData("log.Info([|$\"{name} did {{Act}}\"|], act);", "log.Info(\"{Name} did {Act}\", name, act);")]
    public Task NLog_with_values(string before, string after) => _mixed.Fixes(Snippet.NLog(before), Snippet.NLog(after));

    private const string Wrappers =
        """
        #pragma warning disable CS9113
        using Microsoft.Extensions.Logging;
        using Serilog.Core;

        static class Wrapper
        {
            public static void Tell(this Microsoft.Extensions.Logging.ILogger log, string text, params object[] values) => log.LogInformation(text, values);
            public static void TellAgain(this Microsoft.Extensions.Logging.ILogger log, string text, params object[] values) { log.Tell(text, values); }
            public static void Shout(Microsoft.Extensions.Logging.ILogger log, string text) { text = text.ToUpper(); log.LogInformation(text); }
            public static void Endless(string text, params object[] values) => Endless(text, values);
            public static System.Exception Fail(Microsoft.Extensions.Logging.ILogger log, string text) { log.LogError(text); return new System.Exception(text); }
            public static void Both(Microsoft.Extensions.Logging.ILogger log, string text, params object[] values) { log.LogError(text, values); System.Console.WriteLine(text, values); }
            public static void Either(Microsoft.Extensions.Logging.ILogger log, string text, params object[] values) { if (log.IsEnabled(LogLevel.Error)) log.LogError(text, values); else log.LogDebug(text, values); }
            public static void Quote(Microsoft.Extensions.Logging.ILogger log, string text) => log.LogInformation("{Text}", text);
            [MessageTemplateFormatMethod("template")]
            public static void Marked(string template, params object[] values) { }
        }

        class Service(Microsoft.Extensions.Logging.ILogger log)
        {
            void M(int id, string name, string[] names)
            {
                STATEMENT
            }
        }
        """;

    [Theory]
    [InlineData("log.Tell([|$\"a {id}\"|]);", "log.Tell(\"a {Id}\", id);")]
    [InlineData("Wrapper.Either(log, [|$\"a {id}\"|]);", "Wrapper.Either(log, \"a {Id}\", id);")]
    [InlineData("log.TellAgain([|\"a \" + id|]);", "log.TellAgain(\"a {Id}\", id);")]
    [InlineData("Wrapper.Marked([|$\"a {names}\"|]);", "Wrapper.Marked(\"a {Names}\", (object)names);")]
    [InlineData("Wrapper.Marked([|$\"a {id}\"|]);", "Wrapper.Marked(\"a {Id}\", id);")]
    public Task Methods_that_forward_a_template(string before, string after) =>
        _built.Fixes(Wrappers.Replace("STATEMENT", before, StringComparison.Ordinal), Wrappers.Replace("STATEMENT", after, StringComparison.Ordinal));

    [Theory]
    [InlineData("Wrapper.Fail(log, $\"a {id}\");")]
    [InlineData("Wrapper.Both(log, $\"a {id}\");")]
    [InlineData("Wrapper.Shout(log, $\"a {id}\");")]
    [InlineData("Wrapper.Endless($\"a {id}\");")]
    [InlineData("Wrapper.Quote(log, $\"a {id}\");")]
    public Task Methods_that_take_a_text(string statement) => _built.IsSilent(Wrappers.Replace("STATEMENT", statement, StringComparison.Ordinal));

    /// <summary>The WebJobs host declares such a type, and everybody who asks for the type by its name finds none.</summary>
    [Fact]
    public Task A_second_type_of_the_same_name_changes_nothing()
    {
        var references = References.Net10.WithLibrary(
            "Jobs",
            """
            namespace Microsoft.Extensions.Logging
            {
                public static class LoggerExtensions { public static void LogMetric(this ILogger log, string name, double value) { } }
                public static class LoggerMessage { }
            }
            """);
        Assert.Null(Source.Bind("class C { }", references).Compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerExtensions"));

        return (_built with { References = references }).Fixes(
            Snippet.Microsoft("log.LogInformation([|$\"a {id}\"|]); log.LogMetric($\"m {id}\", d);"),
            Snippet.Microsoft("log.LogInformation(\"a {Id}\", id); log.LogMetric($\"m {id}\", d);"));
    }

    [Theory]
    [InlineData("seaworthy.logging.frameworks = serilog, nlog")]
    [InlineData("seaworthy.logging.min_level = warning")]
    [InlineData("seaworthy.logging.exclude_types = Service")]
    public Task Options_that_leave_a_call_out(string option) => _built.With(option).IsSilent(Snippet.Microsoft("log.LogInformation($\"a {id}\");"));

    [Theory]
    [InlineData("camel", "userId {orderId}", "orderId")]
    [InlineData("snake", "userId {order_id}", "orderId")]
    public Task Placeholders_are_cased_as_wanted(string casing, string template, string value) => _built.With("seaworthy.logging.placeholder_case = " + casing).Fixes(
        Snippet.Microsoft("var orderId = 1; log.LogInformation([|$\"userId {" + value + "}\"|]);"),
        Snippet.Microsoft("var orderId = 1; log.LogInformation(\"" + template + "\", " + value + ");"));

    [Fact]
    public Task Placeholders_follow_their_document() => _built.With("seaworthy.logging.placeholder_case = auto").Fixes(
        Snippet.Microsoft("log.LogInformation(\"{userId} {name}\", id, name); log.LogInformation([|$\"a {name}\"|]);"),
        Snippet.Microsoft("log.LogInformation(\"{userId} {name}\", id, name); log.LogInformation(\"a {name}\", name);"));

    [Fact]
    public Task Methods_that_the_options_name() => (_built with { References = References.Framework }).With("seaworthy.logging.additional_log_methods = Acme.Journal.Note").Fixes(
        "namespace Acme { class Journal { public void Note(string text, params object[] values) { } void M(int id) => Note([|$\"a {id}\"|]); } }",
        "namespace Acme { class Journal { public void Note(string text, params object[] values) { } void M(int id) => Note(\"a {Id}\", id); } }");

    [Fact]
    public Task Attributes_that_the_options_name() => _built.With("seaworthy.logging.additional_template_attributes = Acme.TemplateAttribute").Fixes(
        "namespace Acme { class TemplateAttribute : System.Attribute { }\nclass Journal { public void Note([Template] string text, params object[] values) { } void M(int id) => Note([|$\"a {id}\"|]); } }",
        "namespace Acme { class TemplateAttribute : System.Attribute { }\nclass Journal { public void Note([Template] string text, params object[] values) { } void M(int id) => Note(\"a {Id}\", id); } }");
}
