using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Kinds of methods, callers and tokens.</summary>
public sealed class MissingTokenParameterShapeTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Fact]
    public Task Parts_of_a_type_in_several_files() => _rule
        .WithSource(
            """
            using System.Net.Http;
            using System.Threading.Tasks;

            namespace Orders
            {
                partial class Shop
                {
                    private partial Task [|SendAsync|](string order) => LoadAsync(order);

                    private Task<string> [|LoadAsync|](string order) => http.GetStringAsync(order);
                }
            }
            """,
            """
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Orders
            {
                partial class Shop
                {
                    private partial Task SendAsync(string order, CancellationToken cancellationToken) => LoadAsync(order, cancellationToken);

                    private Task<string> LoadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
                }
            }
            """)
        .WithSource(
            """
            using System.Threading.Tasks;

            namespace Orders;

            partial class Shop
            {
                public async ValueTask DisposeAsync() => await LoadAsync("end");
            }
            """,
            """
            using System.Threading;
            using System.Threading.Tasks;

            namespace Orders;

            partial class Shop
            {
                public async ValueTask DisposeAsync() => await LoadAsync("end", CancellationToken.None);
            }
            """)
        .Fixes(
            """
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Orders;

            partial class Shop(HttpClient http)
            {
                public Task RunAsync(CancellationToken token) => SendAsync("a");

                private partial Task SendAsync(string order);
            }
            """,
            """
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Orders;

            partial class Shop(HttpClient http)
            {
                public Task RunAsync(CancellationToken token) => SendAsync("a", token);

                private partial Task SendAsync(string order, CancellationToken cancellationToken);
            }
            """);

    [Fact]
    public Task An_async_iterator() => _rule.Fixes(
        """
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await foreach (var order in ReadAsync("a").ConfigureAwait(false))
                    await http.GetStringAsync(order, token).ConfigureAwait(false);
            }

            private async IAsyncEnumerable<string> [|ReadAsync|](string order)
            {
                yield return await http.GetStringAsync(order).ConfigureAwait(false);
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await foreach (var order in ReadAsync("a", token).ConfigureAwait(false))
                    await http.GetStringAsync(order, token).ConfigureAwait(false);
            }

            private async IAsyncEnumerable<string> ReadAsync(string order, [EnumeratorCancellation] CancellationToken cancellationToken)
            {
                yield return await http.GetStringAsync(order, cancellationToken).ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task Generic_static_and_extension_methods() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        static class Shop
        {
            public static async Task RunAsync(HttpClient http, CancellationToken token)
            {
                await http.LoadAsync<string>("a");
                await Shop.LoadAsync<object>(http, "b");
                await http.LoadAllAsync(1, 2);
            }

            private static async Task<T> [|LoadAsync|]<T>(this HttpClient http, string order)
                where T : class => (T)(object)await http.GetStringAsync(order);

            private static Task [|LoadAllAsync|]<T>(this HttpClient http, T first, T last)
            {
                return http.GetStringAsync($"{first}-{last}");
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        static class Shop
        {
            public static async Task RunAsync(HttpClient http, CancellationToken token)
            {
                await http.LoadAsync<string>("a", token);
                await Shop.LoadAsync<object>(http, "b", token);
                await http.LoadAllAsync(1, 2, token);
            }

            private static async Task<T> LoadAsync<T>(this HttpClient http, string order, CancellationToken cancellationToken)
                where T : class => (T)(object)await http.GetStringAsync(order, cancellationToken);

            private static Task LoadAllAsync<T>(this HttpClient http, T first, T last, CancellationToken cancellationToken)
            {
                return http.GetStringAsync($"{first}-{last}", cancellationToken);
            }
        }
        """);

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
    public Task A_sequence_that_has_its_token_already() => _rule.Fixes(
        """
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await foreach (var order in ReadAsync("a").WithCancellation(token))
                    await http.GetStringAsync(order, token);
            }

            private async IAsyncEnumerable<string> [|ReadAsync|](string order)
            {
                yield return await http.GetStringAsync(order);
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await foreach (var order in ReadAsync("a").WithCancellation(token))
                    await http.GetStringAsync(order, token);
            }

            private async IAsyncEnumerable<string> ReadAsync(string order, [EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                yield return await http.GetStringAsync(order, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_sequence_that_is_read() => _rule.Fixes(
        """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(IAsyncEnumerable<string> orders)
        {
            public Task<int> RunAsync(CancellationToken token) => CountAsync();

            private async Task<int> [|CountAsync|]()
            {
                var count = 0;
                await foreach (var order in orders.ConfigureAwait(false))
                    count += order.Length;

                return count;
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(IAsyncEnumerable<string> orders)
        {
            public Task<int> RunAsync(CancellationToken token) => CountAsync(token);

            private async Task<int> CountAsync(CancellationToken cancellationToken)
            {
                var count = 0;
                await foreach (var order in orders.WithCancellation(cancellationToken).ConfigureAwait(false))
                    count += order.Length;

                return count;
            }
        }
        """);
}
