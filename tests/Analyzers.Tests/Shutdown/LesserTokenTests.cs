using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Methods that could do with a lesser token than that of their callers: one rule says so, not two.</summary>
public sealed class LesserTokenTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _method = new(MissingTokenParameter.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _call = new(TokenNotForwarded.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);

    private static string OfApplication(string method, string call, string load, string pause) =>
        $$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http, IHostApplicationLifetime lifetime) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await {{call}};
                lifetime.ApplicationStopping.ThrowIfCancellationRequested();
            }

            private async Task {{method}}
            {
                await http.{{load}};
                await Task.{{pause}};
            }
        }
        """;

    [Fact]
    public Task The_end_of_the_application_is_less_than_the_token_of_the_caller() => _method.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        OfApplication("[|LoadAsync|]()", "LoadAsync()", "GetStringAsync(\"orders\")", "Delay(1000)"),
        OfApplication("LoadAsync(CancellationToken cancellationToken)", "LoadAsync(stoppingToken)", "GetStringAsync(\"orders\", cancellationToken)", "Delay(1000, cancellationToken)"));

    [Fact]
    public async Task Then_the_calls_are_not_reported_as_well()
    {
        var code = OfApplication("LoadAsync()", "LoadAsync()", "GetStringAsync(\"orders\")", "Delay(1000)");
        await _call.IsSilent(code);
        await _wait.IsSilent(code);
    }

    [Fact]
    public Task They_are_where_no_caller_has_a_token() => _call.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        OfApplication("LoadAsync()", "Task.CompletedTask", "[|GetStringAsync|](\"orders\")", "Delay(100)"),
        OfApplication("LoadAsync()", "Task.CompletedTask", "GetStringAsync(\"orders\", lifetime.ApplicationStopping)", "Delay(100)"));

    [Fact]
    public Task They_are_where_methods_are_not_reported() => _call.With("dotnet_diagnostic.SEA3004.severity = none").WithSeverity(DiagnosticSeverity.Warning).Fixes(
        OfApplication("LoadAsync()", "LoadAsync()", "[|GetStringAsync|](\"orders\")", "Delay(100)"),
        OfApplication("LoadAsync()", "LoadAsync()", "GetStringAsync(\"orders\", lifetime.ApplicationStopping)", "Delay(100)"));

    private static string OfSource(string method, string call, string load) =>
        $$"""
        #nullable enable
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http) : IHostedService
        {
            private CancellationTokenSource? _stopping;
            private Task? _work;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _work = RunAsync(_stopping.Token);
                return Task.CompletedTask;
            }

            private async Task RunAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                    await {{call}};
            }

            private Task<string> {{method}} => http.{{load}};

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                _stopping?.Cancel();
                await (_work ?? Task.CompletedTask).WaitAsync(cancellationToken);
            }
        }
        """;

    [Fact]
    public Task A_source_that_may_not_be_there_is_less_than_the_token_of_the_caller() => _method.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        OfSource("[|LoadAsync|]()", "LoadAsync()", "GetStringAsync(\"orders\")"),
        OfSource("LoadAsync(CancellationToken cancellationToken)", "LoadAsync(token)", "GetStringAsync(\"orders\", cancellationToken)"));

    [Fact]
    public Task Then_neither_is_that_call_reported() => _call.IsSilent(OfSource("LoadAsync()", "LoadAsync()", "GetStringAsync(\"orders\")"));

    [Fact]
    public Task A_source_that_is_there_is_the_token_of_the_type() => _call.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        OfSource("LoadAsync()", "LoadAsync()", "[|GetStringAsync|](\"orders\")").Replace("#nullable enable", "#nullable disable").Replace("? _", " _"),
        OfSource("LoadAsync()", "LoadAsync()", "GetStringAsync(\"orders\", _stopping.Token)").Replace("#nullable enable", "#nullable disable").Replace("? _", " _"));

    [Fact]
    public Task A_manager_of_identity_has_none_that_is_ever_cancelled() => new RuleTest<TokenCallAnalyzer, ForwardTokenFix>(TokenNotForwarded.Rule, References.Web).IsSilent(
        """
        using System.IO;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Identity;

        abstract class Customers : UserManager<Customer>
        {
            protected Customers() : base(null!, null!, null!, null!, null!, null!, null!, null!, null!) { }

            public Task SaveAsync(Stream file, Customer customer) => JsonSerializer.SerializeAsync(file, customer);
        }

        class Customer { }
        """);

    [Theory]
    [InlineData("SaveChangesAsync")]
    [InlineData("PublishAsync")]
    [InlineData("Update")]
    public Task A_client_that_goes_away_does_not_cut_a_change_in_half(string change) => OfRequest().IsSilent(Endpoint($"await orders.{change}(5);", change));

    [Theory]
    [InlineData("FindAsync")]
    [InlineData("Updates")]
    [InlineData("AddressOfAsync")]
    public Task It_ends_what_only_reads(string reading) => OfRequest().Fixes(
        Endpoint($"await orders.[|{reading}|](5);", reading),
        Endpoint($"await orders.{reading}(5, http.RequestAborted);", reading));

    private static RuleTest<TokenCallAnalyzer, ForwardTokenFix> OfRequest() => new(TokenNotForwarded.Rule, References.Web);

    private static string Endpoint(string body, string method) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;

        interface IOrders
        {
            Task {{method}}(int order, CancellationToken cancellationToken = default);
        }

        static class Endpoints
        {
            public static async Task PutAsync(HttpContext http, IOrders orders)
            {
                {{body}}
            }
        }
        """;
}
