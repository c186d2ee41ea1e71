using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Chains beside each other, and code that a new parameter could change the meaning of.</summary>
public sealed class MissingTokenParameterEdgeTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Fact]
    public Task A_chain_without_a_fix_keeps_no_other_from_being_threaded() => _rule.With("seaworthy.shutdown.parameter_name = stop").Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await LoadAsync("a");
                await SaveAsync("a");
            }

            private Task [|LoadAsync|](string stop) => http.GetStringAsync(stop);

            private Task [|SaveAsync|](string order) => http.PostAsync(order, null);
        }

        class Branch(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await LoadAsync("a");
                await SaveAsync("a", token);
            }

            private Task [|LoadAsync|](string stop) => http.GetStringAsync(stop);

            private Task SaveAsync(string order, CancellationToken stop) => http.PostAsync(order, null, stop);
        }

        class Branch(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a", token);

            private Task LoadAsync(string order, CancellationToken stop) => http.GetStringAsync(order, stop);
        }
        """);

    [Fact]
    public Task Parts_that_a_generator_has_written() => new RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix>(MissingTokenParameter.Rule, References.Net10).WithGenerator().Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        partial class Shop(HttpClient http, ILogger<Shop> log)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");

            private Task [|LoadAsync|](string order)
            {
                LogLoad(order);
                return http.GetStringAsync(order);
            }

            [LoggerMessage(Level = LogLevel.Information, Message = "Loading {Order}")]
            private partial void LogLoad(string order);

            public bool IsLogging => log.IsEnabled(LogLevel.Information);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        partial class Shop(HttpClient http, ILogger<Shop> log)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a", token);

            private Task LoadAsync(string order, CancellationToken cancellationToken)
            {
                LogLoad(order);
                return http.GetStringAsync(order, cancellationToken);
            }

            [LoggerMessage(Level = LogLevel.Information, Message = "Loading {Order}")]
            private partial void LogLoad(string order);

            public bool IsLogging => log.IsEnabled(LogLevel.Information);
        }
        """);

    [Fact]
    public Task Overloads_keep_their_calls() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop<T>(HttpClient http)
            where T : class
        {
            public async Task RunAsync(T order, Shop<object> other, CancellationToken token)
            {
                await LoadAsync(order);
                await LoadAsync(order, 1);
                await other.LoadAsync(nameof(LoadAsync));
                await Task.WhenAll(LoadAsync(order), LoadAsync(order, await http.GetStringAsync(await LoadAsync(order), token)));
            }

            private Task<string> [|LoadAsync|](T order) => http.GetStringAsync(order.ToString());

            private Task<string> LoadAsync(T order, object count) => Task.FromResult($"{order}{count}");
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop<T>(HttpClient http)
            where T : class
        {
            public async Task RunAsync(T order, Shop<object> other, CancellationToken token)
            {
                await LoadAsync(order, token);
                await LoadAsync(order, 1);
                await other.LoadAsync(nameof(LoadAsync), token);
                await Task.WhenAll(LoadAsync(order, token), LoadAsync(order, await http.GetStringAsync(await LoadAsync(order, token), token)));
            }

            private Task<string> LoadAsync(T order, CancellationToken cancellationToken) => http.GetStringAsync(order.ToString(), cancellationToken);

            private Task<string> LoadAsync(T order, object count) => Task.FromResult($"{order}{count}");
        }
        """);

    [Fact]
    public Task Calls_in_arguments_of_calls() => _rule.Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        record Shop(HttpClient Http)
        {
            public async Task RunAsync(CancellationToken token) => await LoadAsync(await LoadAsync("a"));

            private async Task<string> [|LoadAsync|](string order)
            {
                return await Http.GetStringAsync(
                    await Http.GetStringAsync(order), // first
                    CancellationToken.None)
                    + await Http.GetStringAsync(
                        await Http.GetStringAsync(order) // second
                    );
            }
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        record Shop(HttpClient Http)
        {
            public async Task RunAsync(CancellationToken token) => await LoadAsync(await LoadAsync("a", token), token);

            private async Task<string> LoadAsync(string order, CancellationToken cancellationToken)
            {
                return await Http.GetStringAsync(
                    await Http.GetStringAsync(order, cancellationToken), // first
                    CancellationToken.None)
                    + await Http.GetStringAsync(
                        await Http.GetStringAsync(order, cancellationToken), // second
                        cancellationToken
                    );
            }
        }
        """);

    [Fact]
    public Task A_program_of_statements() => _rule.WithProgram().Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        using var stop = new CancellationTokenSource();
        await new Shop(new HttpClient()).RunAsync(stop.Token);

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        using var stop = new CancellationTokenSource();
        await new Shop(new HttpClient()).RunAsync(stop.Token);

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a", token);

            private Task LoadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    [Fact]
    public Task A_parameter_list_with_directives() => _rule.ReportsWithoutFix(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");

            private Task [|LoadAsync|](
                string order
        #if FULL
                , int count
        #endif
                ) => http.GetStringAsync(order);
        }
        """);
}
