using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>What the body of a method does with the token that it gets.</summary>
public sealed class MissingTokenParameterBodyTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Theory]
    [InlineData("SEA3002")]
    [InlineData("SEA3003")]
    public Task Nothing_is_left_to_the_rules_about_calls(string id) => new RuleTest<TokenCallAnalyzer, ForwardTokenFix>(new TokenCallAnalyzer().SupportedDiagnostics.Single(rule => rule.Id == id), References.Net10).IsSilent(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                    await SendAsync("a", stoppingToken);
            }

            private async Task SendAsync(string order, CancellationToken cancellationToken)
            {
                await Task.Delay(1000, cancellationToken);
                await http.GetStringAsync(order, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task The_pause_of_a_retry_loop() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");

            private async Task<string> [|LoadAsync|](string order)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(order);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(1000 << attempt);
                    }
                }
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a", token);

            private async Task<string> LoadAsync(string order, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(order, cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < 4)
                    {
                        await Task.Delay(1000 << attempt, cancellationToken);
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("using var limit = new CancellationTokenSource(5000); await http.GetStringAsync(order); await http.GetStringAsync(order, limit.Token);", "using var limit = new CancellationTokenSource(5000); await http.GetStringAsync(order, cancellationToken); await http.GetStringAsync(order, limit.Token);")]
    [InlineData("try { await http.GetStringAsync(order); } finally { await http.DeleteAsync(order); }", "try { await http.GetStringAsync(order, cancellationToken); } finally { await http.DeleteAsync(order); }")]
    [InlineData("_ = http.DeleteAsync(order); await http.GetStringAsync(order);", "_ = http.DeleteAsync(order); await http.GetStringAsync(order, cancellationToken);")]
    [InlineData("await Task.Delay(100); await http.GetStringAsync(order);", "await Task.Delay(100); await http.GetStringAsync(order, cancellationToken);")]
    [InlineData("await http.GetStringAsync(order, CancellationToken.None); await http.GetStringAsync(order);", "await http.GetStringAsync(order, CancellationToken.None); await http.GetStringAsync(order, cancellationToken);")]
    [InlineData("await Parallel.ForEachAsync(new[] { order }, async (each, ct) => await http.GetStringAsync(each, ct)); await http.GetStringAsync(order);", "await Parallel.ForEachAsync(new[] { order }, cancellationToken, async (each, ct) => await http.GetStringAsync(each, ct)); await http.GetStringAsync(order, cancellationToken);")]
    public Task What_the_body_does_with_it(string before, string after) => _rule.Fixes(
        Method("private async Task [|LoadAsync|](string order)", before, ""),
        Method("private async Task LoadAsync(string order, CancellationToken cancellationToken)", after, ", token"));

    private static string Method(string head, string body, string token) => $$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a"{{token}});

            {{head}}
            {
                {{body}}
            }
        }
        """;
}
