using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Values as typed parameters.</summary>
public sealed class SourceGeneratedLoggingTestsOfValues
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Theory]
    [InlineData("id", "int")]
    [InlineData("id + 1", "int")]
    [InlineData("name", "string")]
    [InlineData("name.Length > 3 ? name : null", "string?")]
    [InlineData("note", "string?")]
    [InlineData("note ?? name", "string")]
    [InlineData("note!", "string")]
    [InlineData("order.Note", "string?")]
    [InlineData("order?.Id", "int?")]
    [InlineData("list", "List<int?>")]
    [InlineData("list[0]", "int?")]
    [InlineData("numbers", "int[]")]
    [InlineData("(object)objects", "object")]
    [InlineData("color", "Color")]
    [InlineData("guid", "Guid")]
    [InlineData("total", "decimal")]
    [InlineData("due", "DateTime")]
    [InlineData("(id, Text: name)", "(int id, string Text)")]
    [InlineData("typeof(Order)", "Type")]
    [InlineData("new System.Text.StringBuilder()", "System.Text.StringBuilder")]
    [InlineData("(object)dyn", "object")]
    [InlineData("await Task.FromResult(name)", "string")]
    [InlineData("(id > 3)", "bool")]
    [InlineData("new Dictionary<string, List<Order?>>()", "Dictionary<string, List<Order?>>")]
    [InlineData("5", "int")]
    [InlineData("'x'", "char")]
    public Task Parameter_has_the_type_of_the_value(string value, string type) => _rule.Fixes(
        GeneratedSnippet.Before($"[|log.LogInformation(\"It is {{Value}}\", {value})|];"),
        GeneratedSnippet.After($"LogIt({value});", $"EventId = 0, Level = LogLevel.Information, Message = \"It is {{Value}}\"\nLogIt({type} value)"));

    /// <summary>What a local is known to hold matters, when nobody has written its type.</summary>
    [Theory]
    [InlineData("var text = name;", "string")]
    [InlineData("var text = note;", "string?")]
    [InlineData("string? text = name;", "string?")]
    public Task Local_has_its_own_type(string declaration, string type) => _rule.Fixes(
        GeneratedSnippet.Before($"{declaration} [|log.LogInformation(\"It is {{Text}}\", text)|];"),
        GeneratedSnippet.After($"{declaration} LogIt(text);", $"EventId = 0, Level = LogLevel.Information, Message = \"It is {{Text}}\"\nLogIt({type} text)"));

    [Theory]
    [InlineData("null!")]
    [InlineData("default(object), null")]
    [InlineData("new { id }")]
    [InlineData("new[] { new { id } }[0]")]
    [InlineData("new List<object> { new { id } }.ConvertAll(item => new { item })")]
    [InlineData("other")]
    [InlineData("level")]
    [InlineData("(object)ex as Exception")]
    public Task Value_without_a_nameable_type_is_left_alone(string value) =>
        _rule.IsSilent(GeneratedSnippet.Before($"log.LogInformation(\"It is {{Value}}{(value.Contains(", null", StringComparison.Ordinal) ? " {Other}" : "")}\", {value});"));

    [Fact]
    public Task Type_parameters_of_methods_are_left_alone() => _rule.IsSilent(
        """
        using System.Collections.Generic;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            void Send<T>(ILogger log, T item) => log.LogInformation("Sent {Item}", item);
            void SendAll<T>(ILogger log, List<T[]> items) => log.LogInformation("Sent {Items}", items);

            void Pack(ILogger log)
            {
                Pack(3);

                void Pack<T>(T item) => log.LogInformation("Packed {Item}", item);
            }
        }
        """);

    [Fact]
    public Task Type_of_this_file_alone_is_left_alone() => _rule.IsSilent(
        """
        using Microsoft.Extensions.Logging;

        file class Order;

        class Shop
        {
            void Send(ILogger log) => log.LogInformation("Sent {Order}", new Order());
        }
        """);

    [Fact]
    public Task Private_types_and_parameters_of_the_class_can_be_named() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop<T>(ILogger log)
        {
            private record Order(T Item);

            void Send(Order order, T item) => [|log.LogInformation("Sent {Order} with {Item}", order, item)|];
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop<T>(ILogger log)
        {
            private record Order(T Item);

            void Send(Order order, T item) => LogSent(order, item);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Sent {Order} with {Item}")]
            private partial void LogSent(Order order, T item);
        }
        """);

    [Fact]
    public Task Code_without_nullable_annotations_gets_none() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger log)
        {
            void Send(string name, int? count) => [|log.LogInformation("Sent {Name} {Count} times", name, count)|];
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger log)
        {
            void Send(string name, int? count) => SentTimes(name, count);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Sent {Name} {Count} times")]
            private partial void SentTimes(string name, int? count);
        }
        """);

    [Theory]
    [InlineData("{ORDER_ID} {URLPath} {item_Id}", "order_ID, urlPath, item_Id", "int order_ID, string urlPath, int item_Id", "id, name, id")]
    [InlineData("{Class} {OrderID} {URL} {Int32}", "@class, orderID, url, int32", "int @class, int orderID, string url, int int32", "id, id, name, id")]
    public Task Parameters_are_named_as_parameters_are(string placeholders, string names, string parameters, string values)
    {
        Assert.Equal(names, string.Join(", ", parameters.Split(", ").Select(parameter => parameter.Split(' ')[1])));
        return _rule.Fixes(
            GeneratedSnippet.Before($"[|log.LogInformation(\"Order sent {placeholders}\", {values})|];"),
            GeneratedSnippet.After($"OrderSent({values});", $"EventId = 0, Level = LogLevel.Information, Message = \"Order sent {placeholders}\"\nOrderSent({parameters})"));
    }

    /// <summary>Of more than six values the generator makes the text itself, and shows missing ones and collections otherwise.</summary>
    [Theory]
    [InlineData("id", "int")]
    [InlineData("name", "string")]
    [InlineData("total", "decimal")]
    [InlineData("due", "DateTime")]
    [InlineData("color", "Color")]
    [InlineData("guid", "Guid")]
    public Task Many_values_are_plain(string value, string type) => _rule.Fixes(
        GeneratedSnippet.Before($"[|log.LogInformation(\"Order sent {{A}} {{B}} {{C}} {{D}} {{E}} {{F}} {{Last}}\", 1, 2, 3, 4, 5, 6, {value})|];"),
        GeneratedSnippet.After(
            $"OrderSent(1, 2, 3, 4, 5, 6, {value});",
            $"EventId = 0, Level = LogLevel.Information, Message = \"Order sent {{A}} {{B}} {{C}} {{D}} {{E}} {{F}} {{Last}}\"\nOrderSent(int a, int b, int c, int d, int e, int f, {type} last)"));

    [Theory]
    [InlineData("note")]
    [InlineData("list")]
    [InlineData("numbers")]
    [InlineData("order")]
    [InlineData("list[0]")]
    public async Task Many_values_that_are_not_plain_are_left_alone(string value)
    {
        await _rule.IsSilent(GeneratedSnippet.Before($"log.LogInformation(\"Order sent {{A}} {{B}} {{C}} {{D}} {{E}} {{F}} {{Last}}\", 1, 2, 3, 4, 5, 6, {value});"));
        await _rule.IsSilent(GeneratedSnippet.Before($"log.Log(level, \"Order sent {{Last}}\", {value});"));
    }
}
