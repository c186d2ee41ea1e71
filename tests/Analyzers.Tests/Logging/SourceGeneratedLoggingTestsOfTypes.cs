using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>The types that get a generated method: all around the call have to be partial.</summary>
public sealed class SourceGeneratedLoggingTestsOfTypes
{
    private readonly RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix> _rule = new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10).WithGenerator();

    [Theory]
    [InlineData("internal sealed class Shop", "internal sealed partial class Shop")]
    [InlineData("abstract class Shop", "abstract partial class Shop")]
    [InlineData("static class Shop", "static partial class Shop")]
    [InlineData("partial class Shop", "partial class Shop")]
    [InlineData("class Shop<T> where T : class", "partial class Shop<T> where T : class")]
    [InlineData("unsafe class Shop", "unsafe partial class Shop")]
    [InlineData("/* ours */ class /* own */ Shop // shop", "/* ours */ partial class /* own */ Shop // shop")]
    [InlineData("[System.Serializable]\n// ours\nclass Shop", "[System.Serializable]\n// ours\npartial class Shop")]
    public Task Type_becomes_partial(string before, string after) => _rule.Fixes(
        $$"""
        using Microsoft.Extensions.Logging;

        {{before}}
        {
            public static void Send(ILogger log) => [|log.LogInformation("Order sent")|];
        }
        """,
        $$"""
        using Microsoft.Extensions.Logging;

        {{after}}
        {
            public static void Send(ILogger log) => OrderSent(log);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private static partial void OrderSent(ILogger logger);
        }
        """);

    [Fact]
    public Task All_types_around_become_partial() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        namespace Orders
        {
            internal static class Outer<T>
            {
                private readonly struct Middle
                {
                    public record Inner<TItem>(TItem Item) where TItem : class
                    {
                        internal partial class Shop
                        {
                            private enum State { Sent }

                            public static void Send(ILogger log, T item, TItem other) => [|log.LogInformation("Order {Item} {Other} is {State}", item, other, State.Sent)|];
                        }
                    }
                }
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        namespace Orders
        {
            internal static partial class Outer<T>
            {
                private readonly partial struct Middle
                {
                    public partial record Inner<TItem>(TItem Item) where TItem : class
                    {
                        internal partial class Shop
                        {
                            private enum State { Sent }

                            public static void Send(ILogger log, T item, TItem other) => LogOrder(log, item, other, State.Sent);

                            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {Item} {Other} is {State}")]
                            private static partial void LogOrder(ILogger logger, T item, TItem other, State state);
                        }
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("file class Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); }")]
    [InlineData("file class Outer { class Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); } }")]
    [InlineData("struct Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); }")]
    [InlineData("record Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); }")]
    [InlineData("record struct Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); }")]
    [InlineData("interface Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); }")]
    [InlineData("interface Outer { class Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); } }")]
    [InlineData("record struct Outer { class Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); } }")]
    [InlineData("ref struct Outer { class Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); } }")]
    [InlineData("ref struct Shop { static void Send(ILogger log) => log.LogInformation(\"Order sent\"); }")]
    public Task Type_that_the_generated_part_can_not_belong_to_is_left_alone(string type) => _rule.IsSilent("using Microsoft.Extensions.Logging;\n\n" + type);

    [Fact]
    public Task Top_level_statements_have_no_type() => _rule.WithProgram().IsSilent(
        """
        using Microsoft.Extensions.Logging;

        var factory = new LoggerFactory();
        factory.CreateLogger("Shop").LogInformation("Order sent");
        """);

    [Fact]
    public Task Type_on_one_line_gets_lines() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log) { void Send() => [|log.LogInformation("Order sent")|]; }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log) { void Send() => OrderSent(); 

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
            private partial void OrderSent();
        }
        """);

    [Fact]
    public Task Directives_at_the_end_of_the_type_stay_above() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
          #region Sending
          void Send() => [|log.LogInformation("Order sent")|];
          #endregion

          // The end
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
          #region Sending
          void Send() => OrderSent();
          #endregion

          // The end

          [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent")]
          private partial void OrderSent();
        }
        """);

    [Fact]
    public Task Old_language_is_left_alone() => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8).IsSilent(
        """
        using Microsoft.Extensions.Logging;

        class Shop
        {
            void Send(ILogger log) => log.LogInformation("Order sent");
        }
        """);

    [Fact]
    public Task Old_syntax_is_enough_for_CSharp_9() => _rule.WithLanguage(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9).Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop
        {
            void Send(ILogger log, string to) => [|log.LogInformation("Order sent to {To}", to)|];
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        partial class Shop
        {
            void Send(ILogger log, string to) => OrderSent(log, to);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order sent to {To}")]
            private static partial void OrderSent(ILogger logger, string to);
        }
        """);

    [Fact]
    public Task Look_alikes_are_left_alone() => new RuleTest<GeneratedLoggingAnalyzer, SourceGeneratedLoggingFix>(SourceGeneratedLogging.Rule, References.Net10.Without("Microsoft.Extensions.Logging")).IsSilent(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger log)
        {
            void Send() => log.LogInformation("Order sent");
        }

        namespace Microsoft.Extensions.Logging
        {
            interface ILogger;

            class LoggerMessageAttribute : System.Attribute;

            static class LoggerExtensions
            {
                public static void LogInformation(this ILogger logger, string message, params object[] args) { }
            }
        }
        """);
}
