using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Where code may stand, and in which projects, for the rules about calls without a token.</summary>
public sealed class TokenCallAnalyzerTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _call = new(TokenNotForwarded.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);

    [Fact]
    public Task Lambdas_of_a_program() => (_call with { References = References.Web }).WithProgram().Fixes(
        """
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/price", async (HttpContext http, HttpClient shop) => await shop.[|GetStringAsync|]("price"));
        app.Run();
        """,
        """
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/price", async (HttpContext http, HttpClient shop) => await shop.GetStringAsync("price", http.RequestAborted));
        app.Run();
        """);

    [Fact]
    public Task Statements_of_a_program() => (_call with { References = References.Framework }).WithProgram().Fixes(
        """
        using System.Net.Http;
        using System.Threading;

        using var closing = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None);
        var shop = new HttpClient();
        await shop.[|GetStringAsync|]("price");
        """,
        """
        using System.Net.Http;
        using System.Threading;

        using var closing = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None);
        var shop = new HttpClient();
        await shop.GetStringAsync("price", closing.Token);
        """);

    [Fact]
    public Task Projects_without_a_host_have_loops_as_well() => (_wait with { References = References.Framework }).Fixes(
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task RunAsync(CancellationToken ct)
            {
                while (true)
                {
                    ct.ThrowIfCancellationRequested();
                    await Task.[|Delay|](5000);
                }
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task RunAsync(CancellationToken ct)
            {
                while (true)
                {
                    ct.ThrowIfCancellationRequested();
                    await Task.Delay(5000, ct);
                }
            }
        }
        """);

    [Fact]
    public Task A_token_that_only_looks_like_one() => _call.IsSilent(
        """
        using System.Threading.Tasks;

        struct CancellationToken;

        class Orders
        {
            public Task SaveAsync(CancellationToken ct = default) => Task.CompletedTask;
            public Task RunAsync(CancellationToken ct) => SaveAsync();
        }
        """);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Nullable_or_not(bool isNullable)
    {
        var head = $"#nullable {(isNullable ? "enable" : "disable")}\n";
        var mark = isNullable ? "?" : "";
        return _call.WithSeverity(DiagnosticSeverity.Warning).Fixes(Code("[|SaveAsync|](name)"), Code("SaveAsync(name, stoppingToken)"));

        string Code(string call) =>
            $$"""
            {{head}}
            namespace Shops;

            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Hosting;

            abstract class Orders
            {
                public abstract Task SaveAsync(string{{mark}} name);
                public abstract Task SaveAsync(string{{mark}} name, CancellationToken cancellationToken);
            }

            partial class Importer(Orders orders, string{{mark}} name) : BackgroundService;

            partial class Importer
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await orders.{{call}};
            }
            """;
    }

    [Theory]
    [InlineData("Parallel.ForEachAsync(names, token, async (name, inner) => await orders.SaveAsync(name))", "SaveAsync(name)", "SaveAsync(name, inner)")]
    [InlineData("Task.WhenAll(names.Select(name => orders.SaveAsync(name)))", "SaveAsync(name)", "SaveAsync(name, token)")]
    [InlineData("Task.WhenAll(names.Select(async name => { await orders.SaveAsync(name).ConfigureAwait(false); }))", "SaveAsync(name)", "SaveAsync(name, token)")]
    [InlineData("orders?.SaveAsync(\"a\") ?? Task.CompletedTask", "SaveAsync(\"a\")", "SaveAsync(\"a\", token)")]
    [InlineData("(orders.SaveAsync(\"a\"))", "SaveAsync(\"a\")", "SaveAsync(\"a\", token)")]
    [InlineData("names.Length > 0 ? orders.SaveAsync(\"a\") : Task.CompletedTask", "SaveAsync(\"a\")", "SaveAsync(\"a\", token)")]
    [InlineData("names switch { [var first, ..] => orders.SaveAsync(first), _ => Task.CompletedTask }", "SaveAsync(first)", "SaveAsync(first, token)")]
    [InlineData("orders.SaveAsync(name: \"a\")", "SaveAsync(name: \"a\")", "SaveAsync(name: \"a\", ct: token)")]
    public Task Shapes_of_code(string body, string before, string after)
    {
        return _call.With("seaworthy.shutdown.sea3003_defer_to_ca2016 = never").Fixes(
            Code(body.Replace(before, before.Replace("SaveAsync", "[|SaveAsync|]", StringComparison.Ordinal), StringComparison.Ordinal)),
            Code(body.Replace(before, after, StringComparison.Ordinal)));

        static string Code(string expression) =>
            $$"""
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            abstract class Orders
            {
                public abstract Task SaveAsync(string name, CancellationToken ct = default);
            }

            class Shop
            {
                Task RunAsync(Orders orders, string[] names, CancellationToken token) => {{expression}};
            }
            """;
    }
}
