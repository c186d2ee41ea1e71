using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Internal methods, where they are asked for.</summary>
public sealed class MissingTokenParameterInternalTests
{
    private const string Orders = """
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace Orders
        {
            static class Bank
            {
                internal static Task [|AskAsync|](HttpClient http, string order) => PostAsync(http, order);

                private static Task [|PostAsync|](HttpClient http, string order) => http.PostAsync(order, null);
            }
        }
        """;

    private const string Shop = """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Orders;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => Bank.AskAsync(http, "a");
        }
        """;

    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Fact]
    public Task Chains_lead_through_several_types() => _rule.With("seaworthy.shutdown.sea3004_scope = internal")
        .WithSource(Shop, Shop.Replace("\"a\"", "\"a\", token"))
        .Fixes(
            Orders,
            """
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Orders
            {
                static class Bank
                {
                    internal static Task AskAsync(HttpClient http, string order, CancellationToken cancellationToken) => PostAsync(http, order, cancellationToken);

                    private static Task PostAsync(HttpClient http, string order, CancellationToken cancellationToken) => http.PostAsync(order, null, cancellationToken);
                }
            }
            """);

    [Fact]
    public Task Friends_may_call_them_without_a_token() => _rule.With("seaworthy.shutdown.sea3004_scope = internal")
        .WithSource("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Orders.Tests\")]")
        .WithSource(Shop, Shop.Replace("\"a\"", "\"a\", token"))
        .Fixes(
            Orders,
            """
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Orders
            {
                static class Bank
                {
                    internal static Task AskAsync(HttpClient http, string order, CancellationToken cancellationToken = default) => PostAsync(http, order, cancellationToken);

                    private static Task PostAsync(HttpClient http, string order, CancellationToken cancellationToken) => http.PostAsync(order, null, cancellationToken);
                }
            }
            """);

    [Fact]
    public Task They_are_left_alone_otherwise() => _rule.WithSource(Shop).IsSilent(Orders.Replace("[|", "").Replace("|]", ""));

    [Fact]
    public Task One_is_used_as_a_delegate_elsewhere() => _rule.With("seaworthy.shutdown.sea3004_scope = internal")
        .WithSource(Shop)
        .WithSource("class Branch { public System.Func<System.Net.Http.HttpClient, string, System.Threading.Tasks.Task> Ask => Orders.Bank.AskAsync; }")
        .IsSilent(Orders.Replace("[|", "").Replace("|]", ""));
}
