using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Templates that are built at run time, for which no rewrite is known to mean the same.</summary>
public sealed class UnfixableTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _built = new(RuntimeTemplate.Rule, References.Net10);
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _mixed = new(RuntimeTemplateWithValues.Rule, References.Net10);

    [Theory]
    [InlineData("log.LogInformation([|string.Format(\"{0} {1} {0}\", Next(), id)|]);")] // Next() would be called twice
    [InlineData("log.LogInformation([|string.Format(\"{1} {0}\", Next(), Next())|]);")] // in another order
    [InlineData("log.LogInformation([|string.Format(\"{1} {0}\", id, id++)|]);")]
    [InlineData("log.LogInformation([|string.Format(name, id)|]);")]
    [InlineData("log.LogInformation([|string.Format(\"{0}\", objects)|]);")]
    [InlineData("log.LogInformation([|string.Format(\"{0} {2}\", id, name)|]);")]
    [InlineData("log.LogInformation([|string.Format(\"{0} {\", id)|]);")]
    [InlineData("log.LogInformation([|string.Format(\"{0}\", id, name)|]);")]
    [InlineData("log.LogInformation([|string.Format(CultureInfo.GetCultureInfo(\"de\"), \"{0:N2}\", d)|]);")]
    [InlineData("log.LogInformation([|$\"{name ?? throw new Exception()}\"|]);")]
    [InlineData("log.LogInformation([|flag ? $\"a {id}\" : $\"b {name}\"|]);")]
    [InlineData("log.LogInformation([|flag ? $\"a {id}\" : \"b\"|]);")]
    [InlineData("log.LogInformation([|name ?? $\"b {id}\"|]);")]
    [InlineData("LoggerMessage.Define<int>(LogLevel.Error, 1, [|$\"{name} {{Y}}\"|])(log, 1, null);")]
    public Task Message_alone(string statements) => _built.ReportsWithoutFix(Snippet.Microsoft(statements));

    [Theory]
    [InlineData("log.LogInformation([|$\"{name} {{A}} {{B}}\"|], id);")]
    [InlineData("log.LogInformation([|$\"{name} {{A}}\"|], id, d);")]
    [InlineData("log.LogInformation([|$\"{name} {{A}} {{B}}\"|], objects);")]
    [InlineData("log.LogInformation([|$\"{{A{name}}}\"|], id);")]
    [InlineData("log.LogInformation([|$\"{name} {{A\"|], id);")]
    [InlineData("log.LogInformation([|$\"{{A}} {Next()} {name}\"|], Next());")] // in another order
    [InlineData("log.LogInformation([|flag ? $\"{{A}} {name}\" : $\"{{B}} {name}\"|], id);")]
    public Task Message_with_values(string statements) => _mixed.ReportsWithoutFix(Snippet.Microsoft(statements));

    [Fact]
    public Task Conditional_compilation_within_the_call() => _built.ReportsWithoutFix(Snippet.Microsoft(
        """
        log.LogInformation(
        #if DEBUG
            "debug " + id
        #else
            [|$"release {id}"|]
        #endif
            );
        """));
}
