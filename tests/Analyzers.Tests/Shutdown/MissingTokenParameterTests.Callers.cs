using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Which token each caller passes, and where it passes none.</summary>
public sealed class MissingTokenParameterCallerTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Fact]
    public Task The_nearest_token_at_each_call() => _rule.Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(string[] orders, CancellationToken token)
            {
                await Parallel.ForEachAsync(orders, token, async (order, inner) => await LoadAsync(order));
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
                timeout.CancelAfter(1000);
                await this.LoadAsync("a");
                await Task.Run(() => LoadAsync("b"), timeout.Token);
            }

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(string[] orders, CancellationToken token)
            {
                await Parallel.ForEachAsync(orders, token, async (order, inner) => await LoadAsync(order, inner));
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
                timeout.CancelAfter(1000);
                await this.LoadAsync("a", timeout.Token);
                await Task.Run(() => LoadAsync("b", timeout.Token), timeout.Token);
            }

            private Task LoadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    [Fact]
    public Task Local_functions_and_lambdas_capture_the_parameter() => _rule.Fixes(
        """
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(string[] orders, CancellationToken token) => LoadAllAsync(orders);

            private async Task [|LoadAllAsync|](string[] orders)
            {
                await http.GetStringAsync("all");
                await Task.WhenAll(orders.Select(order => http.GetStringAsync(order)));
                await LoadAsync("last");
                await LoadLastAsync(http, "last");

                Task LoadAsync(string order) => http.GetStringAsync(order);
                static Task LoadLastAsync(HttpClient http, string order) => http.GetStringAsync(order);
            }
        }
        """,
        """
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(string[] orders, CancellationToken token) => LoadAllAsync(orders, token);

            private async Task LoadAllAsync(string[] orders, CancellationToken cancellationToken)
            {
                await http.GetStringAsync("all", cancellationToken);
                await Task.WhenAll(orders.Select(order => http.GetStringAsync(order, cancellationToken)));
                await LoadAsync("last");
                await LoadLastAsync(http, "last");

                Task LoadAsync(string order) => http.GetStringAsync(order, cancellationToken);
                static Task LoadLastAsync(HttpClient http, string order) => http.GetStringAsync(order);
            }
        }
        """);

    [Fact]
    public Task A_pause_may_be_cut_short_where_a_failure_is_handled() => _rule.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try
                    {
                        await http.GetStringAsync("orders", stoppingToken);
                    }
                    catch (Exception)
                    {
                        await PauseAsync();
                    }
                }
            }

            private static async Task [|PauseAsync|]() => await Task.Delay(60_000);
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try
                    {
                        await http.GetStringAsync("orders", stoppingToken);
                    }
                    catch (Exception)
                    {
                        await PauseAsync(stoppingToken);
                    }
                }
            }

            private static async Task PauseAsync(CancellationToken cancellationToken) => await Task.Delay(60_000, cancellationToken);
        }
        """);

    [Fact]
    public Task Calls_from_nested_types_and_by_other_instances() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http, Shop other)
        {
            public Task RunAsync(CancellationToken token) => other?.LoadAsync("a") ?? LoadAsync(order: "a");

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);

            class Branch(Shop shop)
            {
                public Task RunAsync(CancellationToken cancellationToken) => shop.LoadAsync("b");
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http, Shop other)
        {
            public Task RunAsync(CancellationToken token) => other?.LoadAsync("a", token) ?? LoadAsync(order: "a", cancellationToken: token);

            private Task LoadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);

            class Branch(Shop shop)
            {
                public Task RunAsync(CancellationToken cancellationToken) => shop.LoadAsync("b", cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Two_tokens_to_choose_from() => _rule.ReportsWithoutFix("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken stop, CancellationToken request) => LoadAsync("a");

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task Only_static_methods_miss_the_token_of_their_type() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            private readonly CancellationTokenSource _stop = new();

            public Task RunAsync() => LoadAsync(http, "a");

            public void Stop() => _stop.Cancel();

            private static Task [|LoadAsync|](HttpClient http, string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            private readonly CancellationTokenSource _stop = new();

            public Task RunAsync() => LoadAsync(http, "a", _stop.Token);

            public void Stop() => _stop.Cancel();

            private static Task LoadAsync(HttpClient http, string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    [Fact]
    public Task A_test_project_is_left_alone() => _rule.WithGlobal("build_property.IsTestProject = true").IsSilent("""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");

            private Task LoadAsync(string order) => http.GetStringAsync(order);
        }
        """);

    [Fact]
    public Task What_follows_the_loop_of_a_service_runs_to_its_end() => _rule.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        Service("SendAsync", "Task [|SendAsync|](string order) => http.GetStringAsync(order)", "\"a\"", "\"rest\""),
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                try
                {
                    while (!stoppingToken.IsCancellationRequested)
                        await SendAsync("a", stoppingToken);
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                {
                }

                await SendAsync("rest", CancellationToken.None);
            }

            private Task SendAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    private static string Service(string name, string method, string inLoop, string behind) => $$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer(HttpClient http) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                    await {{name}}({{inLoop}});

                await {{name}}({{behind}});
            }

            private {{method}};
        }
        """;
}
