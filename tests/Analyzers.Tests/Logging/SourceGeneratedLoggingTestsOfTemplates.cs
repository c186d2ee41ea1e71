using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Templates that the generator reads as the logger does, and those that it doesn't.</summary>
public sealed class SourceGeneratedLoggingTestsOfTemplates
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Theory]
    [InlineData("log.LogInformation(\"Order {Id sent\", id);")]
    [InlineData("log.LogInformation(\"Order {Id}} sent\", id);")]
    [InlineData("log.LogInformation(\"Order {Id} {Id} sent\", id, id);")]
    [InlineData("log.LogInformation(\"Order {Id} {ID} sent\", id, id);")]
    [InlineData("log.LogInformation(\"Order {0} sent\", id);")]
    [InlineData("log.LogInformation(\"Order {order.Id} sent\", order.Id);")]
    [InlineData("log.LogInformation(\"Order {Order-Id} sent\", order.Id);")]
    [InlineData("log.LogInformation(\"Order {_id} sent\", id);")]
    [InlineData("log.LogInformation(\"Order { Id } sent\", id);")]
    [InlineData("log.LogInformation(\"Order {@Order} sent\", order);")]
    [InlineData("log.LogInformation(\"Order {} sent\", id);")]
    [InlineData("log.LogInformation(\"Order {Id} sent\");")]
    [InlineData("log.LogInformation(\"Order sent\", id);")]
    [InlineData("log.LogInformation(\"Order {Id} {Name} sent\", id);")]
    [InlineData("log.LogInformation(\"Order {{1}} sent\");")] // shown with both braces, as the logger doesn't parse it
    [InlineData("log.LogInformation(\"Orders {A} {B} sent\", objects);")]
    [InlineData("log.LogInformation(\"c:\\\\temp {Id}\", id);")] // the generator would write a tab
    [InlineData("log.LogInformation(\"\");")]
    [InlineData("log.LogInformation(null);")]
    [InlineData("log.LogError(\"Order lost: {Reason}\", ex.Message);")] // SEA2004 passes the exception first
    [InlineData("try { } catch (Exception) { log.LogError(\"Order lost\"); }")] // and so does SEA2005
    [InlineData("log.LogInformation(name);")]
    [InlineData("log.LogInformation($\"Order {id} sent\");")]
    [InlineData("log.LogInformation(\"Error: order {Id} lost\", id);")] // the generator says that the level says so
    [InlineData("log.LogInformation(\"WARN: order {Id} lost\", id);")]
    [InlineData("const string text = \"Order {Id} lost\"; log.LogInformation(text, id);")] // nothing would use the constant
    [InlineData("log.LogError(\"Order lost {Ex}\", ex);")]
    [InlineData("log.LogError(ex, \"Order lost {Exception}\", name);")]
    [InlineData("log.Log(level, \"Order lost {Level}\", name);")]
    [InlineData("other.LogError(\"Order lost {Logger}\", name);")]
    [InlineData("log.LogError(\"Order lost {Log}\", name);")]
    public Task Template_that_means_something_else_is_left_alone(string statement) => _rule.IsSilent(GeneratedSnippet.Before(statement));

    [Theory]
    [InlineData("\"Order {Id} sent\"")]
    [InlineData("\"Order {Id,-8:D4} sent\"")]
    [InlineData("\"Order {{{Id}}} \\\"sent\\\" \\u00e4 {{x}}\"", "OrderSentÄX")]
    [InlineData("@\"Order \"\"{Id}\"\" sent\"")]
    [InlineData("\"\"\"Order \"{Id}\" sent\"\"\"")]
    [InlineData("\"Order \" + \"{Id} sent\"")]
    [InlineData("Prefix + \": order {Id} sent\"", "ShopOrderSent")]
    [InlineData("$\"{nameof(Order)} {{Id}} sent\"")]
    [InlineData("nameof(Order) + \" {Id} sent\"")]
    public Task Template_stays_as_it_is_written(string template, string method = "OrderSent") => _rule.Fixes(
        GeneratedSnippet.Before($"[|log.LogInformation({template.Replace("\\\\", "\\", StringComparison.Ordinal)}, id)|];"),
        GeneratedSnippet.After($"{method}(id);", $"EventId = 0, Level = LogLevel.Information, Message = {template.Replace("\\\\", "\\", StringComparison.Ordinal)}\n{method}(int id)"));

    [Theory]
    [InlineData("const string Own = \"sent\"; Console.WriteLine(Own); ", "\"Order {Id} \" + Own")]
    [InlineData("", "nameof(order) + \" {Id} sent\"")]
    public Task What_only_the_method_knows_is_written_out(string declaration, string template)
    {
        var text = template.StartsWith("nameof", StringComparison.Ordinal) ? "order {Id} sent" : "Order {Id} sent";
        return _rule.Fixes(
            GeneratedSnippet.Before($"{declaration}[|log.LogInformation({template}, id)|];"),
            GeneratedSnippet.After($"{declaration}OrderSent(id);", $"EventId = 0, Level = LogLevel.Information, Message = \"{text}\"\nOrderSent(int id)"));
    }

    [Fact]
    public Task Call_on_several_lines_is_joined_and_its_text_keeps_its_lines() => _rule.Fixes(
        GeneratedSnippet.Before(
            """
            // Said first
            [|log.LogInformation(
                "Order {Id} was sent to " + // the address
                "{Name}, and is on its way",
                id,
                name)|]; // said last
            """),
        GeneratedSnippet.After(
            """
            // Said first
            OrderWasSent(id, name); // said last
            """,
            """
            EventId = 0, Level = LogLevel.Information, Message = "Order {Id} was sent to " + // the address
                    "{Name}, and is on its way"
            """ .Replace("\n", "~", StringComparison.Ordinal) + "\nOrderWasSent(int id, string name)").Replace("~", "\n", StringComparison.Ordinal));

    [Fact]
    public Task Long_arguments_stay_on_their_lines() => _rule.Fixes(
        GeneratedSnippet.Before(
            """
            [|log.LogInformation(
                "Order {Id} sent to {Name} by {Sender}",
                order.Id + numbers.Length + numbers.Length + numbers.Length + numbers.Length,
                string.Join(", ", new List<string> { name, name, name }),
                new Func<string>(() =>
                {
                    return name;
                })())|];
            """),
        GeneratedSnippet.After(
            """
            OrderSent(
                order.Id + numbers.Length + numbers.Length + numbers.Length + numbers.Length,
                string.Join(", ", new List<string> { name, name, name }),
                new Func<string>(() =>
                {
                    return name;
                })());
            """,
            "EventId = 0, Level = LogLevel.Information, Message = \"Order {Id} sent to {Name} by {Sender}\"\nOrderSent(int id, string name, string sender)"));

    [Theory]
    [InlineData("log.LogInformation(\"Order {Id} sent\", /* the id */ id);")]
    [InlineData("log.LogInformation( // why\n    \"Order {Id} sent\", id);")]
    [InlineData("log\n    // why\n    .LogInformation(\"Order {Id} sent\", id);")]
    [InlineData("log.LogInformation(\"Order {Id} sent\",\n#if DEBUG\n    1\n#else\n    id\n#endif\n    );")]
    public Task Comment_that_would_be_lost_keeps_the_call(string statement) => _rule.IsSilent(GeneratedSnippet.Before(statement));
}
