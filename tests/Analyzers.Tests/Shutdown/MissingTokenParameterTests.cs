using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Chains of private methods, and what becomes of them.</summary>
public sealed class MissingTokenParameterTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule = new(MissingTokenParameter.Rule, References.Net10);

    [Fact]
    public Task A_helper_gets_the_token_of_its_caller() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Importer(HttpClient http)
        {
            public async Task RunAsync(CancellationToken stoppingToken)
            {
                await TickAsync();
            }

            private async Task TickAsync() => await http.GetStringAsync("orders");

            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);

            public Task ReloadAsync(CancellationToken token) => LoadAsync("all");
        }
        """.Replace("Task TickAsync()", "Task [|TickAsync|]()"),
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Importer(HttpClient http)
        {
            public async Task RunAsync(CancellationToken stoppingToken)
            {
                await TickAsync(stoppingToken);
            }

            private async Task TickAsync(CancellationToken cancellationToken) => await http.GetStringAsync("orders", cancellationToken);

            private Task LoadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);

            public Task ReloadAsync(CancellationToken token) => LoadAsync("all", token);
        }
        """);

    [Fact]
    public Task A_chain_in_a_hosted_service_is_threaded_as_a_whole() => _rule.WithSeverity(DiagnosticSeverity.Warning).Fixes(
        """
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class GracePeriod(Func<DbConnection> open, Func<int, Task> publish) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await CheckOrders();
                    await Task.Delay(1000, stoppingToken);
                }
            }

            private async Task [|CheckOrders|]()
            {
                foreach (var order in await GetOrders())
                    await publish(order);
            }

            private async ValueTask<List<int>> [|GetOrders|]()
            {
                await using var connection = open();
                await using var command = connection.CreateCommand();
                await connection.OpenAsync();
                await using var reader = await command.ExecuteReaderAsync();
                List<int> ids = [];
                while (await reader.ReadAsync())
                    ids.Add(reader.GetInt32(0));

                return ids;
            }
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class GracePeriod(Func<DbConnection> open, Func<int, Task> publish) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await CheckOrders(stoppingToken);
                    await Task.Delay(1000, stoppingToken);
                }
            }

            private async Task CheckOrders(CancellationToken cancellationToken)
            {
                foreach (var order in await GetOrders(cancellationToken))
                    await publish(order);
            }

            private async ValueTask<List<int>> GetOrders(CancellationToken cancellationToken)
            {
                await using var connection = open();
                await using var command = connection.CreateCommand();
                await connection.OpenAsync(cancellationToken);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                List<int> ids = [];
                while (await reader.ReadAsync(cancellationToken))
                    ids.Add(reader.GetInt32(0));

                return ids;
            }
        }
        """);

    [Fact]
    public Task Three_methods_deep() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => FirstAsync("a");
            private Task [|FirstAsync|](string order) => SecondAsync(order, 1);
            private async Task [|SecondAsync|](string order, int count) => await ThirdAsync(order + count);
            private Task<string> [|ThirdAsync|](string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => FirstAsync("a", token);
            private Task FirstAsync(string order, CancellationToken cancellationToken) => SecondAsync(order, 1, cancellationToken);
            private async Task SecondAsync(string order, int count, CancellationToken cancellationToken) => await ThirdAsync(order + count, cancellationToken);
            private Task<string> ThirdAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    [Fact]
    public Task Methods_that_call_themselves_and_each_other() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => WalkAsync("a");

            private async Task [|WalkAsync|](string order)
            {
                if (order.Length < 9)
                    await WalkAsync(order + "a");

                await EvenAsync(order);
            }

            private async Task [|EvenAsync|](string order) => await OddAsync(await http.GetStringAsync(order));

            private async Task [|OddAsync|](string order) => await EvenAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => WalkAsync("a", token);

            private async Task WalkAsync(string order, CancellationToken cancellationToken)
            {
                if (order.Length < 9)
                    await WalkAsync(order + "a", cancellationToken);

                await EvenAsync(order, cancellationToken);
            }

            private async Task EvenAsync(string order, CancellationToken cancellationToken) => await OddAsync(await http.GetStringAsync(order, cancellationToken), cancellationToken);

            private async Task OddAsync(string order, CancellationToken cancellationToken) => await EvenAsync(order, cancellationToken);
        }
        """);

    [Fact]
    public Task A_call_without_a_token_keeps_the_parameter_optional() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a");
            public Task RefreshAsync() => LoadAsync("b");
            private Task [|LoadAsync|](string order) => http.GetStringAsync(order);
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public Task RunAsync(CancellationToken token) => LoadAsync("a", token);
            public Task RefreshAsync() => LoadAsync("b");
            private Task LoadAsync(string order, CancellationToken cancellationToken = default) => http.GetStringAsync(order, cancellationToken);
        }
        """);

    [Fact]
    public Task Clean_up_and_detached_work_are_not_cancelled() => _rule.Fixes(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                try
                {
                    await SendAsync("start");
                    _ = Task.Run(() => SendAsync("running"));
                }
                catch (Exception ex)
                {
                    await SendAsync(ex.Message);
                }
                finally
                {
                    await SendAsync("end");
                }
            }

            private Task [|SendAsync|](string state) => http.GetStringAsync(state);
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop(HttpClient http)
        {
            public async Task RunAsync(CancellationToken token)
            {
                try
                {
                    await SendAsync("start", token);
                    _ = Task.Run(() => SendAsync("running", CancellationToken.None));
                }
                catch (Exception ex)
                {
                    await SendAsync(ex.Message, CancellationToken.None);
                }
                finally
                {
                    await SendAsync("end", CancellationToken.None);
                }
            }

            private Task SendAsync(string state, CancellationToken cancellationToken) => http.GetStringAsync(state, cancellationToken);
        }
        """);
}
