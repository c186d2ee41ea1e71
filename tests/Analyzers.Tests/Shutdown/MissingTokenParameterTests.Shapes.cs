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
