using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>How the new parameter and its documentation are written.</summary>
public sealed class MissingTokenParameterLayoutTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Fact]
    public Task A_parameter_a_line_with_comments() => Fixes(
        """
        private Task [|LoadAsync|](
                string order, // the number
                int count     // how many
                // nothing else
            )
        """,
        """
        private Task LoadAsync(
                string order, // the number
                int count,     // how many
                CancellationToken cancellationToken
                // nothing else
            )
        """);

    [Fact]
    public Task A_parameter_a_line_with_the_parenthesis_behind() => Fixes(
        """
        private Task [|LoadAsync|](
                string order,
                int count /* how many */)
        """,
        """
        private Task LoadAsync(
                string order,
                int count /* how many */,
                CancellationToken cancellationToken)
        """);

    [Fact]
    public Task A_parameter_a_line_with_the_comma_in_front() => Fixes(
        """
        private Task [|LoadAsync|]( string order
                               , int count
                               )
        """,
        """
        private Task LoadAsync( string order
                               , int count
                               , CancellationToken cancellationToken
                               )
        """);

    [Fact]
    public Task One_line() => Fixes("private Task [|LoadAsync|](string order, int /* many */ count)", "private Task LoadAsync(string order, int /* many */ count, CancellationToken cancellationToken)");

    [Fact]
    public Task Tabs_and_line_ends_of_Windows() => _rule.Fixes(
        Windows("\tprivate Task [|LoadAsync|](\n\t\tstring order,\n\t\tint count)", "order, 1"),
        Windows("\tprivate Task LoadAsync(\n\t\tstring order,\n\t\tint count,\n\t\tCancellationToken cancellationToken)", "order, 1, token", "order, cancellationToken"));

    [Fact]
    public Task Optional_parameters_stay_in_front() => _rule.Fixes(
        Shop("private Task [|LoadAsync|](string order, int count = 1)", "order"),
        Shop("private Task LoadAsync(string order, int count = 1, CancellationToken cancellationToken = default)", "order, cancellationToken: token", "order, cancellationToken"));

    [Fact]
    public Task What_the_compiler_fills_in_comes_last() => _rule.Fixes(
        Shop("private Task [|LoadAsync|](string order, [System.Runtime.CompilerServices.CallerMemberName] string caller = \"\")", "order"),
        Shop("private Task LoadAsync(string order, CancellationToken cancellationToken, [System.Runtime.CompilerServices.CallerMemberName] string caller = \"\")", "order, token", "order, cancellationToken"));

    [Fact]
    public Task Documentation_of_parameters_and_references_to_overloads() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        /// <summary>See <see cref="LoadAsync(string, int)"/> and <see cref="LoadAsync"/>.</summary>
        class Shop(HttpClient http)
        {
            public Task RunAsync(string order, CancellationToken token) => LoadAsync(order, 1);

            /// <summary>Loads.</summary>
            /// <param name="order">The number.</param>
            /// <param name="count">
            /// How many.
            /// </param>
            /// <returns>It.</returns>
            private Task [|LoadAsync|](string order, int count) => http.GetStringAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        /// <summary>See <see cref="LoadAsync(string, int, CancellationToken)"/> and <see cref="LoadAsync"/>.</summary>
        class Shop(HttpClient http)
        {
            public Task RunAsync(string order, CancellationToken token) => LoadAsync(order, 1, token);

            /// <summary>Loads.</summary>
            /// <param name="order">The number.</param>
            /// <param name="count">
            /// How many.
            /// </param>
            /// <param name="cancellationToken">A token that cancels the operation.</param>
            /// <returns>It.</returns>
            private Task LoadAsync(string order, int count, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    [Theory]
    [InlineData("var cancellationToken = order + count; return http.GetStringAsync(cancellationToken{0});", "ct")]
    [InlineData("System.Func<string, string> ct = cancellationToken => cancellationToken; return http.GetStringAsync(ct(order){0});", "token")]
    [InlineData("return Task.WhenAll(Shop.token.WaitAsync(System.TimeSpan.MaxValue{0}), http.GetStringAsync(order{0}));", "cancellationToken")]
    public Task The_first_name_that_is_free(string body, string name) => _rule.Fixes(
        Shop("private Task [|LoadAsync|](string order, int count)", "order, 1").Replace("=> http.GetStringAsync(order);", "{ " + body.Replace("{0}", "") + " } static readonly Task token = Task.CompletedTask;"),
        Shop($"private Task LoadAsync(string order, int count, CancellationToken {name})", "order, 1, token").Replace("=> http.GetStringAsync(order);", "{ " + body.Replace("{0}", ", " + name) + " } static readonly Task token = Task.CompletedTask;"));

    [Fact]
    public Task The_name_that_is_asked_for() => _rule.With("seaworthy.shutdown.parameter_name = stop, cancel").Fixes(
        Shop("private Task [|LoadAsync|](string stop)", "order").Replace("http.GetStringAsync(order)", "http.GetStringAsync(stop)"),
        Shop("private Task LoadAsync(string stop, CancellationToken cancel)", "order, token").Replace("http.GetStringAsync(order)", "http.GetStringAsync(stop, cancel)"));

    [Fact]
    public Task No_name_is_free() => _rule.With("seaworthy.shutdown.parameter_name = order").ReportsWithoutFix(Shop("private Task [|LoadAsync|](string order)", "order"));

    [Fact]
    public Task Always_with_a_default_value() => _rule.With("seaworthy.shutdown.sea3004_default_value = always").Fixes(
        Shop("private Task [|LoadAsync|](string order)", "order"),
        Shop("private Task LoadAsync(string order, CancellationToken cancellationToken = default)", "order, token", "order, cancellationToken"));

    [Fact]
    public Task Never_with_a_default_value() => _rule.With("seaworthy.shutdown.sea3004_default_value = never").Fixes(
        Shop("public Task ReloadAsync() => LoadAsync(\"all\"); private Task [|LoadAsync|](string order)", "order"),
        Shop("public Task ReloadAsync() => LoadAsync(\"all\", CancellationToken.None); private Task LoadAsync(string order, CancellationToken cancellationToken)", "order, token", "order, cancellationToken"));

    [Fact]
    public Task The_namespace_is_imported() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(System.Threading.CancellationToken token) => LoadAsync("a");

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(System.Threading.CancellationToken token) => LoadAsync("a", token);

            private Task LoadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    private Task Fixes(string before, string after) => _rule.Fixes(Shop(before, "order, 1"), Shop(after, "order, 1, token", "order, cancellationToken"));

    private static string Shop(string head, string arguments, string inner = "order") => $$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(string order, CancellationToken token) => LoadAsync({{arguments}});

            {{head}} => http.GetStringAsync({{inner}});
        }
        """;

    private static string Windows(string head, string arguments, string inner = "order") =>
        Shop(head, arguments, inner).Replace("    public", "\tpublic").Replace("    \t", "\t").Replace("\r", "").Replace("\n", "\r\n");
}
