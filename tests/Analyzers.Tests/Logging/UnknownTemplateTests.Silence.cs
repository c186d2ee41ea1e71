using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class UnknownTemplateSilenceTests
{
    private readonly RuleTest<LogCallAnalyzer, UnknownTemplateFix> _rule = new(UnknownTemplate.Rule, References.Net10);

    [Fact]
    public Task A_text_that_is_fixed_where_it_comes_from_is_a_template() => _rule.IsSilent(
        """
        using System;
        using Microsoft.Extensions.Localization;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log, IStringLocalizer<Shop> texts)
        {
            private const string Opened = "Shop has opened";
            private static readonly string Banner = "Shop on " + Environment.MachineName;
            private readonly string _closed = "Shop has closed";

            private string Greeting => "Hello";

            void Open(bool again, int count)
            {
                log.LogInformation(Opened);
                log.LogInformation(Banner);
                log.LogInformation(_closed);
                log.LogInformation(Greeting);
                log.LogInformation(string.Empty);
                log.LogInformation(texts["Opened"]);
                log.LogInformation(again ? Opened : "Shop has opened again");
                log.LogInformation(again ? _closed : Greeting);

                var text = "Open";
                if (again)
                    text = "Open again";
                log.LogInformation(text);
            }
        }
        """);

    private static string Texts(string call) =>
        $$"""
        using System.Resources;
        using System.Text;
        using Microsoft.Extensions.Localization;
        using Microsoft.Extensions.Logging;

        class Book
        {
            public string GetString(string key) => key + "!";

            public string GetText(string key) => key + "!";

            public override string ToString() => "A book" + GetText("");
        }

        class Shop(ILogger<Shop> log, IStringLocalizer<Shop> texts, ResourceManager resources, Book book, string key, int count)
        {
            private string Known => key + count;

            private object[] All => [texts, resources, book];

            void Open() => log.LogInformation({{call}});
        }
        """;

    [Theory]
    [InlineData("resources.GetString(\"Opened\")")]
    [InlineData("resources.GetString(key)!")]
    [InlineData("texts.GetString(\"Opened\")")]
    [InlineData("texts[\"Opened\"]")]
    [InlineData("count switch { 1 => \"One\", 2 => throw new System.InvalidOperationException(key), _ => \"Many\" }")]
    public Task A_text_of_the_resources_is_one_that_somebody_has_written(string text) => _rule.IsSilent(Texts(text));

    [Theory]
    [InlineData("[|book.GetString(\"Opened\")|]")]
    [InlineData("[|book.GetText(\"Opened\")|]")]
    [InlineData("[|book.ToString()|]")]
    [InlineData("[|count switch { 1 => \"One\", _ => book.GetText(key) }|]")]
    public Task A_text_of_anybody_else_is_not(string text) => _rule.Reports(Texts(text));

    [Fact]
    public Task Texts_of_the_resources_count_where_the_option_says_so() => _rule.With("seaworthy.logging.treat_resources_as_constant = false").Reports(Texts("[|resources.GetString(\"Opened\")|]"));

    [Fact]
    public Task A_parameter_that_is_handed_on_is_judged_where_the_method_is_called() => _rule.IsSilent(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Say(string message) => log.LogInformation(message);

            void Report(string format, params object[] values) => log.LogInformation(format, values);

            void Warn(string format, object value) => log.LogWarning(format, value);
        }
        """);

    [Fact]
    public Task The_text_of_an_exception_alone_is_another_rules_business() => _rule.IsSilent(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void OnFailure(Exception e)
            {
                log.LogError(e.Message);
                log.LogWarning(e.ToString());
                log.LogError(e.InnerException?.Message);
                log.LogError(e.Message, e);
            }
        }
        """);

    [Fact]
    public Task Texts_with_values_and_built_texts_are_other_rules_business() => _rule.IsSilent(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log, string format)
        {
            void Ship(int id)
            {
                log.LogInformation(format, id);
                log.LogInformation($"Order {id}");
                var text = "Order " + id;
                log.LogInformation(text);
            }
        }
        """);

    [Fact]
    public Task Look_alikes_and_scopes_are_left_alone() => _rule.IsSilent(
        """
        using System;
        using System.Linq.Expressions;
        using Microsoft.Extensions.Logging;

        class Journal
        {
            public void Info(string text) { }

            public void Error(string text) { }
        }

        class Shop(ILogger<Shop> log, Journal journal, string text)
        {
            void Ship(System.IO.TextWriter writer)
            {
                journal.Info(text);
                journal.Error(text);
                writer.Write(text);
                using var scope = log.BeginScope(text);
                Enqueue(logger => logger.LogInformation(text));
                log.Log(LogLevel.Information, new EventId(1), text, null, (state, _) => state);
            }

            void Enqueue(Expression<Action<ILogger>> work) { }
        }
        """);
}
